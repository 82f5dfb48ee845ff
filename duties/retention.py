"""How long what visitors wrote is kept: what they said goes first, what can be counted later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from database.retention import Rule

from .models import Message, MessageNote

SAID_FOR = timedelta(days=180)
COUNTED_FOR = timedelta(days=3 * 365)


def erase_what_was_said(messages: Sequence[Message], at: datetime) -> int:
    """Take away all that says something of the senders, and return of how many messages."""
    keys = [message.pk for message in messages]
    MessageNote.objects.filter(message__in=keys).update(text="")
    said = dict.fromkeys(("text", "aids", "name", "email", "telephone"), "")
    return Message.objects.filter(pk__in=keys).update(**said, erased_at=at)


def _settled(at: datetime) -> QuerySet[Message]:
    # What nobody ever closed does not stay for ever
    over = Q(closed_at__lt=at - SAID_FOR) | Q(received_at__lt=at - COUNTED_FOR)
    return Message.objects.filter(over, erased_at__isnull=True).order_by("pk")


def _counted(at: datetime) -> QuerySet[Message]:
    return Message.objects.filter(received_at__lt=at - COUNTED_FOR - SAID_FOR).order_by("pk")


RULES = [
    Rule(
        "messages",
        "Mitteilungen: was jemand geschrieben hat, Name, E-Mail-Adresse, Telefon, Vermerke und Antworten",
        "180 Tage, nachdem die Mitteilung abgeschlossen ist, höchstens 3 Jahre",
        "Nachfragen beantworten und der Durchsetzungsstelle Auskunft geben.",
        "werden gelöscht; Nummer, Art, Seite und Tage bleiben",
        _settled,
        erase_what_was_said,
    ),
    Rule(
        "counted_messages",
        "Mitteilungen: Nummer, Art, Seite und Tage",
        "3 Jahre und 180 Tage",
        "Der Überwachungsstelle berichten, welche Barrieren gemeldet wurden (Berichtszeitraum drei Jahre).",
        "werden gelöscht",
        _counted,
    ),
]
