"""Withdrawals: laid over a document, they beat its editions."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..hindsight import Hindsight


class WithdrawalQuerySet(models.QuerySet):
    def effective(self, at: datetime):
        """Withdrawals laid over their documents at the moment `at`, the latest first.

        In hindsight also those that are laid over them by now: what is taken away is taken away for every day.
        """
        covering = _covering(at)
        if isinstance(at, Hindsight):
            covering |= _covering(at.seen_from)
        return self.filter(covering).order_by("-effective_from")


def _covering(at: datetime) -> Q:
    return Q(Q(effective_until__isnull=True) | Q(effective_until__gt=at), effective_from__lte=at)


class Withdrawal(models.Model):
    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", "zurückgezogen"
        REDIRECTED = "redirected", "zusammengeführt"
        GONE = "gone", "entfernt"
        VANISHED = "vanished", "verborgen"

    document = models.ForeignKey(
        "publishing.Document", on_delete=models.PROTECT, related_name="withdrawals"
    )
    kind = models.CharField("Art", max_length=10, choices=Kind)
    explanation = models.TextField("Erklärung", blank=True)
    target = models.ForeignKey(
        "publishing.Document",
        verbose_name="führt weiter zu",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    effective_from = models.DateTimeField("gilt ab")
    effective_until = models.DateTimeField("gilt bis", null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="von", on_delete=models.PROTECT, related_name="+"
    )

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = "Zurückziehung"
        verbose_name_plural = "Zurückziehungen"
        ordering = ["document_id", "-effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_until__isnull=True)
                | Q(effective_until__gt=F("effective_from")),
                name="publishing_withdrawal_range_not_empty",
            ),
            models.CheckConstraint(
                condition=~Q(kind="withdrawn") | ~Q(explanation=""),
                name="publishing_withdrawal_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(kind="redirected", target__isnull=False)
                | (~Q(kind="redirected") & Q(target__isnull=True)),
                name="publishing_withdrawal_redirect_has_target",
            ),
        ]

    def __str__(self):
        return f"{self.document}: {self.get_kind_display()}"
