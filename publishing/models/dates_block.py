"""When and where something takes place."""

from django.db import models

from .. import occurrences
from .addresses import only_https
from .block import Block


class EventDatesBlock(Block):
    template = "dates"
    kept_fields = ("address",)
    heading = models.CharField("Überschrift", max_length=120, default="Termine")
    dates = models.JSONField("Termine", default=list, blank=True)
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

    class Meta(Block.Meta):
        verbose_name = "Termine"
        verbose_name_plural = "Termine"

    def occurrences_as_typed(self):
        """Return the dates as publishing.occurrences.Occurrence, in the order of the form."""
        return [occurrences.from_json(item) for item in self.dates]

    def occurrences(self):
        """Return the dates, the earliest first."""
        return sorted(self.occurrences_as_typed(), key=lambda one: (one.starts_at, one.ends_at))

    def plain_text(self):
        return " ".join([self.heading, self.place, self.address, self.registration])
