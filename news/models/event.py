"""Events."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from publishing.models import Document
from publishing.models.addresses import only_https
from publishing.moments import day_of
from publishing.occurrences import Occurrence
from publishing.readiness import Problem, hint

from .subjects import links_of, today


class Event(Document):
    """Something that takes place once: on a day or several, at a place or online."""

    KIND = "event"
    OWN_WORDS = ("place", "address", "registration")
    COPIED_WHOLE = True

    day = models.DateField(
        "Tag", default=today, help_text="Der erste Tag. Das Jahr ist Teil der Adresse."
    )
    begins = models.TimeField(
        "Beginn", null=True, blank=True, help_text="Leer, wenn der Termin den ganzen Tag dauert."
    )
    last_day = models.DateField(
        "letzter Tag", null=True, blank=True, help_text="Nur, wenn der Termin mehrere Tage dauert."
    )
    ends = models.TimeField(
        "Ende", null=True, blank=True, help_text="Leer, wenn das Ende offen ist."
    )
    cancelled = models.BooleanField(
        "fällt aus",
        default=False,
        help_text="Der Termin bleibt in Listen und Kalendern stehen und sagt, dass er ausfällt.",
    )
    place = models.CharField(
        "Ort", max_length=160, blank=True, help_text="Zum Beispiel „Kreishaus, Raum 201“."
    )
    address = models.TextField(
        "Anschrift", blank=True, help_text="Straße und Hausnummer, Postleitzahl und Ort."
    )
    online_url = models.URLField(
        "Adresse der Online-Teilnahme",
        blank=True,
        validators=[only_https],
        help_text="Nur, wenn alle sie kennen dürfen.",
    )
    registration = models.TextField(
        "Anmeldung",
        blank=True,
        help_text="Ob, wie und bis wann man sich anmeldet, und was es kostet.",
    )
    registration_url = models.URLField("Adresse der Anmeldung", blank=True, validators=[only_https])
    programs = models.ManyToManyField(
        Document,
        verbose_name="Förderprogramme",
        blank=True,
        limit_choices_to={"kind": "program"},
        related_name="+",
        help_text="Wozu der Termin gehört.",
    )
    departments = models.ManyToManyField(
        Document,
        verbose_name="Organisationseinheiten",
        blank=True,
        limit_choices_to={"kind": "department"},
        related_name="+",
        help_text="Wer in der Kreisverwaltung einlädt.",
    )

    class Meta:
        verbose_name = "Termin"
        verbose_name_plural = "Termine"
        indexes = [models.Index(fields=["day"], name="news_event_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("day")),
                name="news_event_last_day_not_before_first",
            )
        ]

    @property
    def occurrence(self):
        return Occurrence(self.day, self.begins, self.ends, self.last_day)

    def own_path(self):
        return f"/termine/{self.day.year}/{self.slug}/"

    def sort_moment(self, live_from):
        return self.occurrence.starts_at

    def begin_anew(self, at):
        self.day, self.last_day, self.cancelled = day_of(at), None, False

    def edition_data(self, at):
        return {
            **self.occurrence.to_json(),
            "cancelled": self.cancelled,
            "place": self.place,
            "address": self.address,
            "online_url": self.online_url,
            "registration": self.registration,
            "registration_url": self.registration_url,
        }

    def edition_links(self):
        return links_of(self)

    def clean(self):
        """Explain in the form which days and times cannot be."""
        super().clean()
        fault = self.occurrence.fault() if self.day else ""
        if fault:
            raise ValidationError({"day": fault})

    def own_problems(self):
        fault = self.occurrence.fault()
        if fault:
            yield Problem(fault, "id_day")
        if not self.summary.strip():
            yield Problem(
                "Der Vorspann fehlt: Wozu laden Sie ein, und wen? Ein bis zwei Sätze.", "id_summary"
            )
        if not (self.place.strip() or self.online_url):
            yield Problem(
                "Es fehlt, wo der Termin stattfindet: ein Ort oder die Adresse der Online-Teilnahme.",
                "id_place",
            )
        if not self.registration.strip():
            yield hint(
                "Zur Anmeldung steht nichts da. Schreiben Sie auch, wenn keine nötig ist, und was es kostet.",
                "id_registration",
            )
