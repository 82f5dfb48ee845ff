"""Wishes for a subscription whose mailbox has not said yes yet."""

from django.db import models
from django.db.models import F, Q

from .consent import ConsentText
from .subscriber import Rhythm


class SignUp(models.Model):
    """Only the hash of the link's token is kept; it is made by the worker that sends it."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, db_index=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    subjects = models.JSONField("Gegenstände", default=list)
    rhythm = models.CharField("Rhythmus", max_length=10, choices=Rhythm)
    text = models.ForeignKey(
        ConsentText, verbose_name="Einwilligungstext", on_delete=models.PROTECT, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    asked_at = models.DateTimeField("gewünscht am")
    expires_at = models.DateTimeField("gültig bis", db_index=True)
    confirmed_at = models.DateTimeField("bestätigt am", null=True)

    class Meta:
        verbose_name = "Wunsch nach einem Abonnement"
        verbose_name_plural = "Wünsche nach einem Abonnement"
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("asked_at")),
                name="subscriptions_signup_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"Wunsch {self.pk}"
