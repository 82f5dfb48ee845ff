"""What somebody agreed to, in which words, and when: Art. 7 (1) GDPR."""

from django.db import models
from django.db.models import F, Q

from .subscriber import Subscriber


class ConsentText(models.Model):
    """The very words of a form; other words are another row."""

    sha256 = models.CharField("Prüfsumme", max_length=64, unique=True)
    language = models.CharField("Sprache", max_length=10)
    words = models.TextField("Wortlaut")
    first_used_at = models.DateTimeField("zuerst verwendet am")

    class Meta:
        verbose_name = "Einwilligungstext"
        verbose_name_plural = "Einwilligungstexte"
        default_permissions = ()

    def __str__(self):
        return f"Fassung {self.sha256[:8]}"


class Consent(models.Model):
    """Outlives the subscription for a while: then only a keyed hash tells, for an address at hand, that it was it."""

    class Way(models.TextChoices):
        MAILBOX = "mailbox", "durch den Link in einer E-Mail an diese Adresse"
        MANAGED = "managed", "auf der Seite zum Verwalten, geöffnet durch den Link in einer E-Mail"

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.SET_NULL, null=True, related_name="consents"
    )
    address_hash = models.CharField("Prüfsumme der Adresse", max_length=64, db_index=True)
    text = models.ForeignKey(
        ConsentText, verbose_name="Wortlaut", on_delete=models.PROTECT, related_name="+"
    )
    subjects = models.JSONField("Gegenstände", default=list)
    rhythm = models.CharField("Rhythmus", max_length=10)
    way = models.CharField("bestätigt", max_length=10, choices=Way)
    asked_at = models.DateTimeField("gewünscht am")
    confirmed_at = models.DateTimeField("bestätigt am")
    ended_at = models.DateTimeField("widerrufen am", null=True, db_index=True)

    class Meta:
        verbose_name = "Einwilligung"
        verbose_name_plural = "Einwilligungen"
        ordering = ["confirmed_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__gte=F("asked_at")),
                name="subscriptions_consent_asked_before_confirmed",
            )
        ]

    def __str__(self):
        return f"Einwilligung {self.pk}"
