"""Something that is counted or measured to see where a programme's goals stand."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from database.alphabet import alphabetical
from publishing.content import Link
from publishing.models import Document, Rel
from publishing.models.addresses import only_https
from publishing.relations import related

from ..indicators.checks import problems_of
from ..indicators.figures import frozen_figures
from .program import Goal, Program, foreign_goals

# What a translation holds: see indicator_context
NO_FIGURES = {"baseline": None, "target": None, "observations": []}


class Indicator(Document):
    KIND = "indicator"
    restorable_parts = ("observations",)
    COPIED_WHOLE = True
    OWN_WORDS = ("unit", "definition", "method", "data_source", "territory", "comparison_label")

    class Direction(models.TextChoices):
        UP = "up", gettext_noop("Höhere Werte sind das Ziel.")
        DOWN = "down", gettext_noop("Niedrigere Werte sind das Ziel.")
        NONE = "none", "Weder höhere noch niedrigere Werte sind das Ziel."

    class PeriodKind(models.TextChoices):
        YEAR = "year", "Jahr"
        HALF = "half", "Halbjahr"
        QUARTER = "quarter", "Quartal"
        MONTH = "month", "Monat"
        DAY = "day", "Stichtag"

    program = models.ForeignKey(
        Program,
        verbose_name="Förderprogramm",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        limit_choices_to={"translation_of__isnull": True},
    )
    goals = models.ManyToManyField(
        Goal, verbose_name="Ziele", blank=True, related_name="indicators"
    )
    unit = models.CharField(
        "Einheit",
        max_length=60,
        blank=True,
        help_text="Zum Beispiel „Personen“, „Beratungen“ oder „%“.",
    )
    decimals = models.PositiveSmallIntegerField(
        "Nachkommastellen", default=0, validators=[MaxValueValidator(4)]
    )
    direction = models.CharField(
        "Richtung", max_length=4, choices=Direction, default=Direction.NONE
    )
    period_kind = models.CharField(
        "Zeitraum", max_length=7, choices=PeriodKind, default=PeriodKind.YEAR
    )
    is_count = models.BooleanField(
        "zählt Menschen",
        default=False,
        help_text="Werte unter 5, und was sich daraus errechnen ließe, werden nicht veröffentlicht.",
    )
    definition = models.TextField(
        "Definition", blank=True, help_text="Was genau wird gezählt oder gemessen, und was nicht?"
    )
    method = models.TextField(
        "Methode",
        blank=True,
        help_text="Wie kommen die Werte zustande? Was ist beim Lesen zu beachten?",
    )
    data_source = models.CharField(
        "Quelle", max_length=250, blank=True, help_text="Wer die Werte erhebt oder veröffentlicht."
    )
    source_url = models.URLField("Adresse der Quelle", blank=True, validators=[only_https])
    territory = models.CharField(
        "Gebiet", max_length=120, blank=True, help_text="Wofür die Werte gelten: „Wetteraukreis“."
    )
    comparison_label = models.CharField(
        "Vergleich mit",
        max_length=120,
        blank=True,
        help_text="Woher Vergleichswerte stammen: „Hessen“.",
    )
    baseline_value = models.DecimalField(
        "Ausgangswert", max_digits=16, decimal_places=4, null=True, blank=True
    )
    baseline_on = models.DateField("Ausgangswert vom", null=True, blank=True)
    target_value = models.DecimalField(
        "Zielwert", max_digits=16, decimal_places=4, null=True, blank=True
    )
    target_on = models.DateField("Ziel bis", null=True, blank=True)

    class Meta:
        verbose_name = "Indikator"
        verbose_name_plural = "Indikatoren"
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline_value__isnull=True) | Q(baseline_on__isnull=False),
                name="programs_indicator_baseline_has_day",
                violation_error_message="Bitte nennen Sie den Tag, an dem der Ausgangswert galt.",
            ),
            models.CheckConstraint(
                condition=Q(target_value__isnull=True) | Q(target_on__isnull=False),
                name="programs_indicator_target_has_day",
                violation_error_message="Bitte nennen Sie den Tag, bis zu dem das Ziel erreicht sein soll.",
            ),
        ]

    def own_path(self):
        return f"/indikatoren/{self.slug}/"

    def sort_title(self):
        """Lists show the indicators of a programme together."""
        program = self.program.title if self.program else ""
        return alphabetical(f"{program[:60]} {self.title}")[:160]

    def begin_anew(self, at):
        """What was measured belongs to the one indicator."""
        self.observations.all().delete()

    def edition_data(self, at):
        return {
            "program": self.program_id,
            "goals": [goal.title for goal in related(self, "goals")],
            "unit": self.unit,
            "decimals": self.decimals,
            "direction": self.direction,
            "period_kind": self.period_kind,
            "definition": self.definition,
            "method": self.method,
            "source": self.data_source,
            "source_url": self.source_url,
            "territory": self.territory,
            "comparison_label": self.comparison_label,
            "is_count": self.is_count,
            # What was measured is said by the German text alone: a translation shows its figures
            **(
                NO_FIGURES
                if self.translation_of_id
                else frozen_figures(self, related(self, "observations"), self._told_before())
            ),
        }

    def _told_before(self):
        """Return the observations of each edition that can be read on some day, oldest first; counts of people only."""
        if not self.is_count or self.pk is None:
            return []
        editions = self.editions.filter(redacted_at__isnull=True).order_by("number")
        return [found for found in editions.values_list("data__observations", flat=True) if found]

    def edition_links(self):
        if self.program_id:
            yield Link(Rel.PROGRAM, target_id=self.program_id)

    def clean(self):
        super().clean()
        if self.translation_of_id is None and self.is_count and self.decimals:
            raise ValidationError(
                {"decimals": "Menschen werden in ganzen Zahlen gezählt: bitte 0."}
            )

    def own_problems(self):
        if self.translation_of_id is None:
            yield from problems_of(self, related(self, "observations"))
            yield from foreign_goals(self)
