"""The outbox: which edition goes to whom, in which e-mail, and how far that has got."""

import uuid

from django.db import models
from django.db.models import Q

from .sign_up import SignUp
from .subscriber import Subscriber


class FanOut(models.Model):
    """Says that an edition was laid into the outbox for everybody who follows it: that happens once."""

    edition = models.OneToOneField(
        "publishing.Edition", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    at = models.DateTimeField("verteilt am")
    subscribers = models.PositiveIntegerField("Abonnements", default=0)

    class Meta:
        verbose_name = "Verteilung"
        verbose_name_plural = "Verteilungen"
        default_permissions = ()

    def __str__(self):
        return f"Verteilung der Fassung {self.pk}"


class MailQuerySet(models.QuerySet):
    def due(self, at):
        """E-mails to send at the moment `at`; what somebody waits for (confirmations) comes first."""
        waiting = self.filter(state=Mail.State.WAITING, due_at__lte=at)
        return waiting.order_by("-purpose", "due_at", "pk")


class Mail(models.Model):
    """One e-mail to one mailbox. It is rendered when it is sent, so that nothing stale and no address lies about here.

    From `handed` on it may be with the mail server: it is never sent again, whatever happens (see posting.py).
    """

    class Purpose(models.TextChoices):
        # The order of the codes is the order of sending, last first
        EDITIONS = "1_editions", "Neues"
        MANAGE = "2_manage", "Link zum Verwalten"
        CONFIRM = "3_confirm", "Bitte um Bestätigung"

    class State(models.TextChoices):
        WAITING = "waiting", "wartet"
        HANDED = "handed", "wird gerade übergeben"
        SENT = "sent", "übergeben"
        UNCERTAIN = "uncertain", "übergeben, ohne Antwort des Mailservers"
        FAILED = "failed", "unzustellbar"
        DROPPED = "dropped", "entfallen"

    # Stands in the Message-ID and in the sender's address to which undeliverable e-mails come back
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField("Zweck", max_length=12, choices=Purpose)
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, null=True, related_name="mails"
    )
    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, null=True, related_name="mails")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.WAITING)
    due_at = models.DateTimeField("zu senden ab")
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    handed_at = models.DateTimeField("übergeben am", null=True)
    # The file that says how far the process got that was handing it over: see witness.py
    witness = models.CharField(max_length=80, blank=True)
    failure = models.CharField("Antwort des Mailservers", max_length=120, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "E-Mail"
        verbose_name_plural = "E-Mails"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(subscriber__isnull=False, sign_up__isnull=True)
                | Q(subscriber__isnull=True, sign_up__isnull=False),
                name="subscriptions_mail_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "dropped", "failed"], handed_at__isnull=True)
                | Q(state__in=["handed", "sent", "uncertain", "failed"], handed_at__isnull=False),
                name="subscriptions_mail_handed_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="subscriptions_mail_due")]

    def __str__(self):
        return f"E-Mail {self.pk}"


class NoticeQuerySet(models.QuerySet):
    def unmailed(self, at):
        """What is due at the moment `at` and in no e-mail yet."""
        return self.filter(mail=None, due_at__lte=at)


class Notice(models.Model):
    """That a subscriber is to be told of an edition. The pair is unique: nobody is told twice."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="notices")
    edition = models.ForeignKey("publishing.Edition", on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField("fällig am")
    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "Hinweis auf eine Fassung"
        verbose_name_plural = "Hinweise auf Fassungen"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "edition"], name="subscriptions_notice_once"
            )
        ]
        indexes = [models.Index(fields=["mail", "due_at"], name="subscriptions_notice_due")]

    def __str__(self):
        return f"Hinweis {self.pk}"
