"""What was measured of an indicator, for a period and a part of the people or the area."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_noop

from .indicator import Indicator

# What stands in a cell of a table, on one line
one_line = RegexValidator(r"\A[^\r\n\t|]*\Z", "Bitte schreiben Sie das auf eine Zeile.")


class ObservationQuerySet(models.QuerySet):
    def current(self):
        """Of every period and part the last revision, which is the one that counts."""
        later = Observation.objects.filter(
            indicator=OuterRef("indicator"),
            period_start=OuterRef("period_start"),
            period_end=OuterRef("period_end"),
            dimension=OuterRef("dimension"),
            revision__gt=OuterRef("revision"),
        )
        return self.filter(~Exists(later))


class Observation(models.Model):
    class State(models.TextChoices):
        PROVISIONAL = "provisional", gettext_noop("vorläufig")
        FINAL = "final", gettext_noop("endgültig")
        REVISED = "revised", gettext_noop("revidiert")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="observations")
    period_start = models.DateField("von")
    period_end = models.DateField("bis", help_text="Bei einem Stichtag derselbe Tag.")
    dimension = models.CharField(
        "Untergliederung",
        max_length=120,
        blank=True,
        validators=[one_line],
        help_text="Leer für den Gesamtwert, sonst zum Beispiel „Geschlecht: weiblich“. Was vor dem Doppelpunkt gleich"
        " ist, ergibt zusammen den Gesamtwert.",
    )
    value = models.DecimalField(
        "Wert",
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="Leer, wenn es für diesen Zeitraum keinen gibt.",
    )
    comparison_value = models.DecimalField(
        "Vergleichswert", max_digits=16, decimal_places=4, null=True, blank=True
    )
    state = models.CharField("Stand", max_length=12, choices=State, default=State.FINAL)
    revision = models.PositiveIntegerField("Revision", default=1, editable=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = "Messwert"
        verbose_name_plural = "Messwerte"
        ordering = ["period_start", "dimension", "revision"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="programs_observation_period_not_empty",
                violation_error_message="Das Ende des Zeitraums liegt vor seinem Anfang.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "period_start", "period_end", "dimension", "revision"],
                name="programs_observation_revision_once",
                violation_error_message="Für diesen Zeitraum und diese Untergliederung gibt es schon einen Messwert.",
            ),
        ]

    def __str__(self):
        span = f"{self.period_start:%d.%m.%Y}"
        if self.period_end != self.period_start:
            span += f" bis {self.period_end:%d.%m.%Y}"
        return f"{span}, {self.dimension}" if self.dimension else span

    @property
    def key(self):
        """What is measured: a revision has the same key as what it replaces."""
        return self.period_start, self.period_end, self.dimension

    def says_the_same_as(self, other):
        names = ("value", "comparison_value", "state")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def revision_of(self, former):
        """Turn this measurement, not yet stored, into the one that replaces `former`."""
        self.pk, self._state.adding = None, True
        self.revision = former.revision + 1
        figures = self.value, self.comparison_value
        was_final = former.state != Observation.State.PROVISIONAL
        changed = figures != (former.value, former.comparison_value)
        if was_final and changed and self.state == Observation.State.FINAL:
            self.state = Observation.State.REVISED
        return self
