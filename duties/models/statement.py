"""What the imprint, the privacy statement and the accessibility statement have in common."""

from django.db import models

from publishing.models import Document
from publishing.moments import day_in_words
from publishing.readiness import Problem

REVIEWED_EVERY_DAYS = 366


class Statement(Document):
    """Parent of the three: each stands at one fixed address, must say certain things and is reviewed every year.

    REQUIRED names the fields without which it cannot be submitted. They may be empty while it is being written.
    """

    ADDRESS = ""
    REQUIRED: tuple[str, ...] = ()

    reviewed_on = models.DateField(
        "zuletzt geprüft am",
        null=True,
        blank=True,
        help_text="An welchem Tag zuletzt jemand geprüft hat, ob alle Angaben stimmen. Steht auf der Seite.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.ADDRESS
        super().save(*args, **kwargs)

    def own_path(self):
        return f"/{self.ADDRESS}/"

    def edition_data(self, at):
        own = (field for field in self._meta.local_fields if not field.is_relation)
        return {field.name: getattr(self, field.name) for field in own}

    def own_problems(self):
        # A translation is looked at again when its source changes
        reviewed = ("reviewed_on",) if self.translation_of_id else ("reviewed_on", "review_due")
        for name in (*self.REQUIRED, *reviewed):
            value = getattr(self, name)
            if not (value.strip() if isinstance(value, str) else value):
                label = self._meta.get_field(name).verbose_name
                yield Problem(
                    f"Es fehlt die Pflichtangabe „{label[:1].upper()}{label[1:]}“.", f"id_{name}"
                )
        if self.reviewed_on and self.review_due:
            yield from self._review_problems()

    def _review_problems(self):
        if self.review_due <= self.reviewed_on:
            yield Problem(
                "Die Wiedervorlage liegt nicht nach dem Tag der letzten Prüfung. Wann soll die Seite wieder geprüft"
                " werden?",
                "id_review_due",
            )
        elif (self.review_due - self.reviewed_on).days > REVIEWED_EVERY_DAYS:
            yield Problem(
                "Zwischen letzter Prüfung und Wiedervorlage liegt mehr als ein Jahr. Diese Seite muss jedes Jahr"
                f" geprüft werden: Die letzte Prüfung war am {day_in_words(self.reviewed_on)}.",
                "id_review_due",
            )
