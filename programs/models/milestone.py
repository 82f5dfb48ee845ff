"""What is promised for a day, a month, a quarter or a year; where it was moved, the earlier dates stay."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from publishing.models import Edition
from publishing.moments import day_of
from publishing.relations import related

from .. import precision
from ..precision import Precision


class Milestone(models.Model):
    restorable_parts = ("dates",)
    # What the public was told is not undone by restoring an earlier edition
    LASTING = Q(dates__shown_in__isnull=False)

    program = models.ForeignKey(
        "programs.Program", on_delete=models.CASCADE, related_name="milestones"
    )
    title = models.CharField(
        "Was erreicht sein soll", max_length=160, help_text="Zum Beispiel „Leitbild beschlossen“."
    )
    measure = models.ForeignKey(
        "programs.Measure",
        verbose_name="Maßnahme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        limit_choices_to={"translation_of__isnull": True},
        help_text="Zu welcher Maßnahme des Programms die Zusage gehört; leer, wenn sie für das ganze Programm gilt."
        " Sie steht dann auch auf der Seite der Maßnahme.",
    )
    reached_on = models.DateField("erreicht am", null=True, blank=True)

    class Meta:
        verbose_name = "Meilenstein"
        verbose_name_plural = "Meilensteine"
        ordering = ["pk"]

    def __str__(self):
        return self.title

    def frozen(self, at):
        dates = [self._frozen_date(one, at) for one in related(self, "dates")]
        last = dates[-1] if dates else {"date": None, "precision": Precision.DAY}
        return {
            "title": self.title,
            "measure": self.measure_id,
            "date": last["date"],
            "precision": last["precision"],
            "reached_on": self.reached_on,
            "dates": dates,
        }

    def _frozen_date(self, one, at):
        """A date is announced by the first edition that shows it, when that becomes public: on the day of `at`.

        A translation repeats what was announced.
        """
        known = one.shown_in_id or self.program.translation_of_id
        return {
            "date": one.date,
            "precision": one.precision,
            "announced_on": (known and one.announced_on) or day_of(at),
            "note": one.note,
        }


class MilestoneDateQuerySet(models.QuerySet):
    def announce(self, edition):
        """Note that `edition` (of the programme that the dates belong to) is the first to show them, and since when."""
        new = self.filter(milestone__program=edition.document_id, shown_in=None)
        day = day_of(edition.live_from)
        if edition.translation_of_id is None:
            new.update(announced_on=day, shown_in=edition)
        else:
            new.update(announced_on=Coalesce("announced_on", Value(day)), shown_in=edition)


class MilestoneDate(models.Model):
    """The date of a milestone, the first (position 0) or one to which it was moved.

    From the moment an approved edition shows it, the database keeps it as it is.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="dates")
    position = models.PositiveIntegerField("Reihenfolge", default=0)
    date = models.DateField("Termin")
    precision = models.CharField(
        "Genauigkeit", max_length=7, choices=Precision, default=Precision.DAY
    )
    note = models.CharField("Grund der Verschiebung", max_length=250, blank=True)
    announced_on = models.DateField("angekündigt am", null=True, blank=True)
    # The first edition that shows it
    shown_in = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = MilestoneDateQuerySet.as_manager()

    class Meta:
        verbose_name = "Termin eines Meilensteins"
        verbose_name_plural = "Termine eines Meilensteins"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "position"], name="programs_milestonedate_in_order"
            ),
            models.CheckConstraint(
                condition=Q(position=0) | ~Q(note=""),
                name="programs_milestonedate_moved_with_note",
                violation_error_message="Bitte sagen Sie, warum der Termin verschoben ist.",
            ),
        ]

    def __str__(self):
        return precision.in_words(self.date, self.precision)
