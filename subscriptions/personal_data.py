"""Everything that is known of a subscriber or of an address: what the law calls the right of access."""

from datetime import datetime
from typing import Any

from .links import address_hash
from .models import Consent, SignUp, Subscriber


def data_of(subscriber: Subscriber) -> dict[str, Any]:
    """Return what is known of the subscriber, ready for JSON, with German names."""
    return {
        "E-Mail-Adresse": subscriber.email,
        "Sprache": subscriber.language,
        "Bestätigt": subscriber.confirmed_at,
        "Unzustellbare E-Mails in Folge": subscriber.failures,
        "Wegen Unzustellbarkeit beendet": subscriber.deactivated_at,
        "Abonniert": [
            {
                "Gegenstand": _subject(one),
                "Rhythmus": str(one.get_rhythm_display()),
                "Seit": one.since,
            }
            for one in subscriber.subscriptions.select_related("target", "topic")
        ],
        "Einwilligungen": [_consent(one) for one in subscriber.consents.select_related("text")],
        "E-Mails": [
            {
                "Zweck": mail.get_purpose_display(),
                "Stand": mail.get_state_display(),
                "Übergeben": mail.handed_at,
                "Inhalt": [notice.edition.path for notice in mail.notices.all()],
            }
            for mail in subscriber.mails.prefetch_related("notices__edition")
        ],
        "Noch nicht verschickt": [
            {"Seite": notice.edition.path, "Fällig": notice.due_at}
            for notice in subscriber.notices.filter(mail=None).select_related("edition")
        ],
    }


def data_of_address(email: str, at: datetime) -> dict[str, Any]:
    """Return what is known of an address, whether it has a subscription, waits for one, or had one."""
    subscriber = Subscriber.objects.filter(email=email.lower()).first()
    former = Consent.objects.filter(address_hash=address_hash(email), subscriber=None)
    return {
        "Abonnement": data_of(subscriber) if subscriber else None,
        "Unbestätigte Wünsche": [
            {"Gewünscht": one.asked_at, "Gültig bis": one.expires_at, "Gegenstände": one.subjects}
            for one in SignUp.objects.filter(email=email.lower(), confirmed_at=None)
        ],
        "Beendete Einwilligungen": [_consent(one) for one in former.select_related("text")],
        "Stand": at,
    }


def _subject(one: Any) -> str:
    # Titles of working copies are not public
    if one.target_id:
        return f"{one.target.kind} {one.target.slug}"
    return one.topic.name if one.topic_id else "Alle Meldungen"


def _consent(one: Consent) -> dict[str, Any]:
    return {
        "Wortlaut": one.text.words,
        "Fassung": one.text.sha256,
        "Gegenstände": one.subjects,
        "Rhythmus": one.rhythm,
        "Gewünscht": one.asked_at,
        "Bestätigt": one.confirmed_at,
        "Wie": one.get_way_display(),
        "Widerrufen": one.ended_at,
    }
