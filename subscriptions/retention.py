"""How long wishes, e-mails and proofs of subscriptions are kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from database.retention import Rule

from .actions import end
from .models import Consent, Mail, SignUp, Subscriber

MAILS_FOR = timedelta(days=90)
UNREACHABLE_FOR = timedelta(days=90)
PROOF_FOR = timedelta(days=3 * 365)


def _answered_or_not(at: datetime) -> QuerySet[SignUp]:
    return SignUp.objects.filter(expires_at__lt=at)


def _old_mails(at: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(due_at__lt=at - MAILS_FOR).exclude(state=Mail.State.WAITING)


def _unreachable(at: datetime) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(deactivated_at__lt=at - UNREACHABLE_FOR)


def _end(batch: Sequence[Subscriber], at: datetime) -> int:
    for subscriber in batch:
        end(subscriber, at=at)
    return len(batch)


def _old_proofs(at: datetime) -> QuerySet[Consent]:
    return Consent.objects.filter(ended_at__lt=at - PROOF_FOR)


RULES = [
    Rule(
        "subscription_wishes",
        "Wünsche nach E-Mails, mit der Adresse",
        "2 Tage",
        "So lange gilt der Link, mit dem das Postfach zustimmt.",
        "werden gelöscht",
        _answered_or_not,
    ),
    Rule(
        "subscription_mails",
        "welches Abonnement welche E-Mail bekommen hat",
        "90 Tage",
        "Nichts doppelt schicken und Nachfragen beantworten.",
        "werden gelöscht",
        _old_mails,
    ),
    Rule(
        "unreachable_subscribers",
        "Abonnements, deren Postfach nicht erreichbar ist",
        "90 Tage ohne eine weitere E-Mail",
        "Ein Postfach kann vorübergehend gestört sein; wer es noch hat, kann noch einmal zustimmen.",
        "werden gelöscht wie nach einer Abmeldung",
        _unreachable,
        _end,
    ),
    Rule(
        "subscribers",
        "E-Mail-Adressen von Abonnements mit ihrer Auswahl",
        "bis zur Abmeldung, die jederzeit mit einem Klick geht",
        "Die bestellten E-Mails verschicken (Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO).",
        "werden sofort gelöscht",
    ),
    Rule(
        "subscription_consents",
        "Nachweis der Einwilligung in E-Mails, nach dem Ende ohne Adresse",
        "3 Jahre nach dem Ende",
        "Nachweisen, dass niemand ungefragt angeschrieben wurde (Art. 7 Abs. 1 DSGVO).",
        "werden gelöscht",
        _old_proofs,
    ),
]
