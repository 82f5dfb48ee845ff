"""What visitors write about the site: a barrier, a wish for another format, a mistake on a page."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..deadlines import WARNED_AFTER


class Kind(models.TextChoices):
    BARRIER = "barrier", "Barriere"
    FORMAT = "format", "Wunsch nach anderer Form"
    MISTAKE = "mistake", "Fehler auf einer Seite"


class Wanted(models.TextChoices):
    """In which other form somebody needs what a page says."""

    EASY = "easy", "Leichte Sprache"
    SIGN = "sign", "Gebärdensprache"
    LARGE = "large", "große Schrift"
    BRAILLE = "braille", "Brailleschrift"
    AUDIO = "audio", "zum Anhören"
    PLAIN = "plain", "Text ohne Gestaltung"
    OTHER = "other", "etwas anderes"


class MessageState(models.TextChoices):
    NEW = "new", "neu"
    IN_HAND = "in_hand", "in Bearbeitung"
    ANSWERED = "answered", "beantwortet"
    CLOSED = "closed", "ohne Antwort abgeschlossen"


OPEN = (MessageState.NEW, MessageState.IN_HAND)


class MessageQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def urgent(self, at: datetime):
        """Open messages whose answer is due within two weeks, or overdue."""
        return self.open().filter(due_at__isnull=False, received_at__lte=at - WARNED_AFTER)

    def with_settled(self):
        """Add `is_settled`: whether nothing is to be done any more."""
        settled = models.Case(
            models.When(state__in=OPEN, then=False),
            default=True,
            output_field=models.BooleanField(),
        )
        return self.annotate(is_settled=settled)


class Message(models.Model):
    """Personal is what the sender says: it goes when the matter is settled for some time, the rest stays to count."""

    number = models.CharField("Nummer", max_length=12, unique=True)
    # Of the form and its words: the same words sent twice by one form are one message
    submission = models.UUIDField(unique=True, editable=False)
    kind = models.CharField("Art", max_length=7, choices=Kind)
    language = models.CharField("Sprache", max_length=10)
    received_at = models.DateTimeField("eingegangen")
    due_at = models.DateTimeField("zu beantworten bis", null=True)
    path = models.CharField("Seite", max_length=250, blank=True)
    edition = models.ForeignKey(
        "publishing.Edition",
        verbose_name="gesehene Fassung",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    text = models.TextField("Nachricht", blank=True)
    wanted = models.CharField("gewünschte Form", max_length=7, choices=Wanted, blank=True)
    aids = models.CharField("Hilfsmittel", max_length=200, blank=True)
    name = models.CharField("Name", max_length=120, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    telephone = models.CharField("Telefon", max_length=40, blank=True)
    state = models.CharField("Stand", max_length=8, choices=MessageState, default=MessageState.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="bearbeitet von",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    closed_at = models.DateTimeField("abgeschlossen", null=True)
    warned_at = models.DateTimeField("an die Frist erinnert", null=True)
    erased_at = models.DateTimeField("Angaben gelöscht", null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitteilung"
        verbose_name_plural = "Mitteilungen"
        ordering = ["-received_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="duties_message_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at__isnull=True)
                | Q(closed_at__isnull=False) & ~Q(state__in=OPEN),
                name="duties_message_closed_has_moment",
            ),
            # A mistake may wait; who meets a barrier has a right to an answer in time
            models.CheckConstraint(
                condition=Q(kind=Kind.MISTAKE, due_at__isnull=True)
                | Q(kind__in=(Kind.BARRIER, Kind.FORMAT), due_at__isnull=False),
                name="duties_message_barriers_are_due",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(text="", aids="", name="", email="", telephone=""),
                name="duties_message_erased_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="duties_message_due"),
            models.Index(fields=["email"], name="duties_message_email"),
        ]

    def __str__(self):
        return f"{self.number} ({self.get_kind_display()})"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class MessageNote(models.Model):
    """What the newsroom did with a message, and said about it or to its sender."""

    class Deed(models.TextChoices):
        NOTED = "noted", "Vermerk"
        TAKEN = "taken", "übernommen"
        ANSWERED = "answered", "beantwortet"
        CLOSED = "closed", "ohne Antwort abgeschlossen"
        REOPENED = "reopened", "wieder geöffnet"

    class Way(models.TextChoices):
        EMAIL = "email", "per E-Mail"
        TELEPHONE = "telephone", "am Telefon"
        OTHERWISE = "otherwise", "auf anderem Weg"

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="notes")
    at = models.DateTimeField("Zeitpunkt")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="von", on_delete=models.PROTECT, related_name="+"
    )
    deed = models.CharField("Vorgang", max_length=8, choices=Deed)
    way = models.CharField("Weg", max_length=9, choices=Way, blank=True)
    text = models.TextField("Text", blank=True)

    class Meta:
        verbose_name = "Vermerk zu einer Mitteilung"
        verbose_name_plural = "Vermerke zu Mitteilungen"
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.get_deed_display()} ({self.message.number})"


class ReviewReminder(models.Model):
    """That somebody was reminded of a statement's review: once some weeks before, once on the day."""

    class Stage(models.TextChoices):
        AHEAD = "ahead", "vorher"
        DUE = "due", "am Tag"

    document = models.ForeignKey("publishing.Document", on_delete=models.CASCADE, related_name="+")
    review_due = models.DateField("Wiedervorlage")
    stage = models.CharField("Stufe", max_length=5, choices=Stage)
    sent_at = models.DateTimeField("erinnert am")

    class Meta:
        verbose_name = "Erinnerung an eine Überprüfung"
        verbose_name_plural = "Erinnerungen an Überprüfungen"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["document", "review_due", "stage"], name="duties_reviewreminder_once"
            )
        ]

    def __str__(self):
        return f"{self.document} ({self.get_stage_display()})"
