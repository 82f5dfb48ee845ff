"""Orders of machine translations: who ordered which, and what became of it."""

from django.conf import settings
from django.db import models


class MachineTranslation(models.Model):
    """One order; the text itself goes into the working copy of `document`, a translation."""

    class State(models.TextChoices):
        WAITING = "waiting", "in Arbeit"
        DONE = "done", "fertig"
        FAILED = "failed", "fehlgeschlagen"

    document = models.ForeignKey(
        "publishing.Document", on_delete=models.CASCADE, related_name="machine_translations"
    )
    provider = models.CharField("Anbieter", max_length=40)
    # The working copy that was on the screen: what somebody wrote since is not written over
    version = models.PositiveIntegerField("Bearbeitungsstand")
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="beauftragt von",
        on_delete=models.PROTECT,
        related_name="+",
    )
    ordered_at = models.DateTimeField("beauftragt am")
    state = models.CharField("Stand", max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    # A German sentence for the newsroom
    error = models.CharField("Fehler", max_length=300, blank=True)
    finished_at = models.DateTimeField("beendet am", null=True)

    class Meta:
        verbose_name = "maschinelle Übersetzung"
        verbose_name_plural = "maschinelle Übersetzungen"
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(state="waiting"),
                name="publishing_machinetranslation_one_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", finished_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(finished_at__isnull=False)),
                name="publishing_machinetranslation_finished_has_moment",
            ),
        ]

    def __str__(self):
        return f"{self.document}: {self.get_state_display()}"
