"""The latest Sachstand of each measure, public or not, so that lists of thousands find it without looking for it."""

from django.db import models

from ..measures.status import MeasureStatus, Outlook


class LatestUpdate(models.Model):
    """Written by the database alone, with the Sachstände themselves: see programs.guards. None of a measure without.

    Columns of the measure would not do: whoever saves one writes what was read before.
    """

    # The row goes with the last Sachstand
    measure = models.OneToOneField(
        "programs.Measure",
        on_delete=models.DO_NOTHING,
        primary_key=True,
        related_name="latest_update",
    )
    told = models.OneToOneField(
        "programs.ProgressUpdate", on_delete=models.DO_NOTHING, related_name="+"
    )
    date = models.DateField("Stand vom")
    status = models.CharField("Stand", max_length=12, choices=MeasureStatus)
    outlook = models.CharField("Ausblick", max_length=8, choices=Outlook, blank=True)

    class Meta:
        verbose_name = "Letzter Sachstand"
        verbose_name_plural = "Letzte Sachstände"
        default_permissions = ()

    def __str__(self):
        return f"{self.measure_id}: {self.get_status_display()}"
