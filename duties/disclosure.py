"""Everything that is known of somebody who wrote, for that person."""

from typing import Any

from .models import Message


def data_of_sender(message: Message) -> dict[str, Any]:
    """Return all messages with the e-mail address of this one, with German names; without an address, this one."""
    theirs = Message.objects.filter(pk=message.pk)
    if message.email:
        theirs = Message.objects.filter(email__iexact=message.email)
    return {
        "Mitteilungen": [_told(one) for one in theirs.order_by("pk").prefetch_related("notes__by")]
    }


def _told(message: Message) -> dict[str, Any]:
    return {
        "Nummer": message.number,
        "Art": message.get_kind_display(),
        "Eingegangen": message.received_at,
        "Zu beantworten bis": message.due_at,
        "Sprache": message.language,
        "Seite": message.path,
        "Nachricht": message.text,
        "Gewünschte Form": message.get_wanted_display(),
        "Hilfsmittel": message.aids,
        "Name": message.name,
        "E-Mail-Adresse": message.email,
        "Telefon": message.telephone,
        "Stand": message.get_state_display(),
        "Abgeschlossen": message.closed_at,
        "Verlauf": [
            {"Zeitpunkt": note.at, "Vorgang": note.get_deed_display(), "Text": note.text}
            for note in message.notes.all()
        ],
    }
