"""What is actually done in a programme: a document of its own, whose status is that of its latest Sachstand."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from organization.models import Department
from publishing.content import Link
from publishing.models import Document, Rel
from publishing.models.document import DocumentQuerySet
from publishing.relations import related

from ..measures.problems import days_problems, history_problems
from ..measures.reported import History
from ..measures.status import OVER, MeasureStatus
from .measure_standing import MeasureStanding
from .program import Goal, Program, foreign_goals


class MeasureQuerySet(DocumentQuerySet):
    def with_latest(self):
        """Add what the latest Sachstand says, public or not: `latest_status` (else planned), `_on`, `_outlook`."""
        return self.annotate(
            latest_status=Coalesce("latest_update__status", Value(MeasureStatus.PLANNED.value)),
            latest_on=F("latest_update__date"),
            latest_outlook=Coalesce("latest_update__outlook", Value("")),
        )

    def reportable(self):
        """Measures that go on, without translations: what is reported is the source's."""
        going_on = self.filter(translation_of__isnull=True).with_latest()
        return going_on.exclude(latest_status__in=OVER)

    def unreported_since(self, day):
        """Measures that go on and have no Sachstand of `day` or later."""
        return self.filter(Q(latest_update=None) | Q(latest_update__date__lt=day)).reportable()


class Measure(Document):
    KIND = "measure"
    COPIED_WHOLE = True
    DERIVED_DATA = ("status", "status_on", "status_reason", "outlook", "latest")

    program = models.ForeignKey(
        Program,
        verbose_name="Förderprogramm",
        on_delete=models.PROTECT,
        related_name="measures",
        limit_choices_to={"translation_of__isnull": True},
    )
    goals = models.ManyToManyField(Goal, verbose_name="Ziele", blank=True, related_name="measures")
    department = models.ForeignKey(
        Department,
        verbose_name="zuständig",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"translation_of__isnull": True},
        help_text="Wer die Maßnahme umsetzt, wenn es nicht die federführende Stelle des Programms ist.",
    )
    planned_start = models.DateField("geplant ab", null=True, blank=True)
    planned_end = models.DateField("geplant bis", null=True, blank=True)
    actual_start = models.DateField("begonnen am", null=True, blank=True)
    actual_end = models.DateField("beendet am", null=True, blank=True)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_start__isnull=True)
                | Q(planned_end__isnull=True)
                | Q(planned_end__gte=F("planned_start")),
                name="programs_measure_plan_not_empty",
                violation_error_message="Das geplante Ende liegt vor dem geplanten Beginn.",
            ),
        ]

    def own_path(self):
        return f"/massnahmen/{self.slug}/"

    def begin_anew(self, at):
        self.actual_start = self.actual_end = None

    def history(self):
        """Return what was reported: of a translation what was of its source, which alone is reported on."""
        measure = self if self.translation_of_id is None else self.source()
        typed = related(measure, "updates")
        # A form holds only what can still be changed
        known = {update.pk for update in typed}
        public = measure.updates.shown().exclude(pk__in=known) if measure.pk else []
        return History([*typed, *public])

    def edition_data(self, at):
        history = self.history()
        latest = history.latest
        return {
            "program": self.program_id,
            "status": latest.status if latest else MeasureStatus.PLANNED,
            "status_on": latest.date if latest else None,
            "status_reason": latest.reason if latest else "",
            "outlook": latest.outlook if latest else "",
            "planned_start": self.planned_start,
            "planned_end": self.planned_end,
            "actual_start": self.actual_start,
            "actual_end": self.actual_end,
            "goals": self._goal_titles(),
            "department": self.department_id,
            "latest": latest.frozen() if latest else None,
            "updates": [update.frozen() for update in history.newest_first],
        }

    def _goal_titles(self):
        goals = related(self, "goals")
        if self.translation_of_id is None or not goals:
            return [goal.title for goal in goals]
        # The goals are the programme's; what they are called in this language stands at its translation
        said = Goal.objects.filter(
            program__translation_of=self.program_id, program__language=self.language
        )
        titles = dict(
            zip(
                Goal.objects.filter(program=self.program_id).values_list("pk", flat=True),
                said.values_list("title", flat=True),
                strict=False,
            )
        )
        return [titles.get(goal.pk, goal.title) for goal in goals]

    def edition_links(self):
        yield Link(Rel.PROGRAM, target_id=self.program_id)
        if self.department_id:
            yield Link(Rel.DEPARTMENT, target_id=self.department_id)

    def edition_written(self, edition):
        if self.translation_of_id is None:
            MeasureStanding.objects.create(
                edition=edition, **MeasureStanding.columns_of(edition.data, self.position)
            )
            frozen = [update["id"] for update in edition.data["updates"]]
            self.updates.filter(pk__in=frozen, shown_in=None).update(shown_in=edition)

    def edition_redacted(self, edition):
        MeasureStanding.objects.filter(edition=edition).delete()

    def own_problems(self):
        yield from days_problems(self)
        if self.translation_of_id is None:
            yield from foreign_goals(self)

    def problems_on(self, day):
        # A translation shows what is reported of its source
        if self.translation_of_id is None:
            yield from history_problems(self.history(), day)
