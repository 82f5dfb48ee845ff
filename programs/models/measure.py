"""What is actually done in a programme."""

from django.db import models
from django.db.models import F, Q

from organization.models import Department
from publishing.relations import related

from ..measure_status import MeasureStatus
from .program import Goal, Program


class Measure(models.Model):
    Status = MeasureStatus

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField("Maßnahme", max_length=160)
    text = models.TextField("Beschreibung", blank=True)
    goals = models.ManyToManyField(Goal, verbose_name="Ziele", blank=True, related_name="measures")
    department = models.ForeignKey(
        Department,
        verbose_name="zuständig",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    status = models.CharField("Stand", max_length=12, choices=Status, default=Status.PLANNED)
    status_on = models.DateField("Stand vom", help_text="An welchem Tag dieser Stand galt.")
    status_reason = models.CharField("Grund eines Abbruchs", max_length=250, blank=True)
    planned_start = models.DateField("geplant ab", null=True, blank=True)
    planned_end = models.DateField("geplant bis", null=True, blank=True)
    actual_start = models.DateField("begonnen am", null=True, blank=True)
    actual_end = models.DateField("beendet am", null=True, blank=True)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(status_reason=""),
                name="programs_measure_cancelled_with_reason",
                violation_error_message="Bitte nennen Sie den Grund des Abbruchs.",
            ),
            models.CheckConstraint(
                condition=Q(planned_start__isnull=True)
                | Q(planned_end__isnull=True)
                | Q(planned_end__gte=F("planned_start")),
                name="programs_measure_plan_not_empty",
                violation_error_message="Das geplante Ende liegt vor dem geplanten Beginn.",
            ),
        ]

    def __str__(self):
        return self.title

    def frozen(self):
        return {
            "title": self.title,
            "text": self.text,
            "goals": [goal.title for goal in related(self, "goals")],
            "status": self.status,
            "status_on": self.status_on,
            "status_reason": self.status_reason,
            "planned_start": self.planned_start,
            "planned_end": self.planned_end,
            "actual_start": self.actual_start,
            "actual_end": self.actual_end,
        }
