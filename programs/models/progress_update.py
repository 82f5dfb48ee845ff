"""A Sachstand: what was reported of a measure on a day. Once an edition shows it, it stays as it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..measures.status import MeasureStatus, Outlook


class ProgressUpdateQuerySet(models.QuerySet):
    def shown(self):
        """What an edition holds: it can neither be changed nor deleted."""
        return self.filter(shown_in__isnull=False)

    def open(self):
        """What no edition holds yet."""
        return self.filter(shown_in__isnull=True)

    def newest_first(self):
        return self.order_by("-date", "-pk")


class ProgressUpdate(models.Model):
    measure = models.ForeignKey(
        "programs.Measure", on_delete=models.CASCADE, related_name="updates", db_index=False
    )
    date = models.DateField(
        "Stand vom",
        help_text="Der Tag, für den das gilt; nicht in der Zukunft. Ein zweiter Eintrag vom selben Tag berichtigt den"
        " ersten.",
    )
    status = models.CharField("Stand", max_length=12, choices=MeasureStatus)
    outlook = models.CharField(
        "Ausblick",
        max_length=8,
        choices=Outlook,
        blank=True,
        help_text="Wie es weitergeht, wie Sie es heute einschätzen.",
    )
    text = models.TextField(
        "Was ist geschehen?",
        max_length=2000,
        help_text="Ein bis drei Sätze für alle, die es angeht.",
    )
    next_step = models.CharField("nächster Schritt", max_length=250, blank=True)
    reason = models.CharField(
        "Grund",
        max_length=250,
        blank=True,
        help_text="Warum die Maßnahme abgebrochen wurde; sonst leer.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="eingetragen von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField("eingetragen am", default=timezone.now, editable=False)
    # The first edition that holds it; a planned one can still be taken back
    shown_in = models.ForeignKey(
        "publishing.Edition",
        verbose_name="öffentlich seit Fassung",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    redacted_at = models.DateTimeField("geschwärzt am", null=True, editable=False)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="geschwärzt von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    redaction_reason = models.TextField("Grund der Schwärzung", blank=True, editable=False)

    objects = ProgressUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = "Sachstand"
        verbose_name_plural = "Sachstände"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(reason=""),
                name="programs_progressupdate_cancelled_with_reason",
                violation_error_message="Bitte nennen Sie den Grund des Abbruchs.",
            )
        ]
        indexes = [
            # The latest Sachstand of each measure in a list is found without looking at its row
            models.Index(
                fields=["measure", "-date", "-id", "status", "outlook"],
                name="programs_update_latest",
            ),
        ]

    def __str__(self):
        return f"{self.date:%d.%m.%Y}: {self.get_status_display()}" if self.date else "Sachstand"

    def frozen(self):
        """Return the Sachstand as an edition of its measure keeps it."""
        return {
            "id": self.pk,
            "date": self.date,
            "status": self.status,
            "outlook": self.outlook,
            "text": self.text,
            "next_step": self.next_step,
            "reason": self.reason,
        }
