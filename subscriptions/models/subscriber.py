"""Who gets e-mails, about what, and how often."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("sofort")
    DAILY = "daily", _("täglich")
    WEEKLY = "weekly", _("wöchentlich")


class SubscriberQuerySet(models.QuerySet):
    def active(self):
        """Those to whom e-mails are sent."""
        return self.filter(deactivated_at=None)


class Subscriber(models.Model):
    """Exists from the confirmation on; whoever ends everything is deleted."""

    # Stands, signed, in links of e-mails
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("E-Mail-Adresse", max_length=254, unique=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    confirmed_at = models.DateTimeField("bestätigt am")
    # E-mails in a row that could not be delivered
    failures = models.PositiveSmallIntegerField("unzustellbare E-Mails", default=0)
    failed_at = models.DateTimeField("zuletzt unzustellbar", null=True)
    deactivated_at = models.DateTimeField("wegen Unzustellbarkeit beendet am", null=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = "E-Mail-Abonnement"
        verbose_name_plural = "E-Mail-Abonnements"
        ordering = ["pk"]
        default_permissions = ("view", "delete")

    def __str__(self):
        return f"Abonnement {self.pk}"


class Subscription(models.Model):
    """One subject that a subscriber follows: a document (programme, department), a topic, or, with neither, all."""

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="subscriptions"
    )
    target = models.ForeignKey(
        "publishing.Document",
        verbose_name="Programm oder Organisationseinheit",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    topic = models.ForeignKey(
        "publishing.Topic",
        verbose_name="Thema",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    rhythm = models.CharField("Rhythmus", max_length=10, choices=Rhythm)
    since = models.DateTimeField("seit")

    class Meta:
        verbose_name = "abonnierter Gegenstand"
        verbose_name_plural = "abonnierte Gegenstände"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(topic__isnull=True),
                name="subscriptions_subscription_one_subject",
            ),
            models.UniqueConstraint(
                fields=["subscriber"],
                condition=Q(target__isnull=True, topic__isnull=True),
                name="subscriptions_subscription_all_once",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "target"], name="subscriptions_subscription_target_once"
            ),
            models.UniqueConstraint(
                fields=["subscriber", "topic"], name="subscriptions_subscription_topic_once"
            ),
        ]

    def __str__(self):
        return f"{self.code}, {self.get_rhythm_display()}"

    @property
    def code(self) -> str:
        """The subject as forms and sign-ups name it: see choices.py."""
        if self.target_id:
            return f"d{self.target_id}"
        return f"t{self.topic_id}" if self.topic_id else "all"
