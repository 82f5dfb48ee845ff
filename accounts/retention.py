"""How long accounts, sign-ins and what the log says of people are kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from database.retention import Rule, deleted

from . import audit
from .actions import administrators, erase_long_deactivated
from .models import AddressChange, AuditEntry, AuditPersonal, Invitation, User
from .states import NOT_ARRIVED

YEAR = timedelta(days=365)
INVITED_FOR = timedelta(days=180)
DEACTIVATED_FOR = 2 * YEAR
LINKS_FOR = timedelta(days=90)
CHANGES_FOR = 3 * YEAR
SAID_FOR = 10 * YEAR


def _expired_sessions(at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=at)


def _sign_ins_without_session(at: datetime) -> QuerySet[UserSession]:
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=at)
    # A sign-in is noted a moment before its session is stored
    return UserSession.objects.filter(~Exists(alive), created_at__lt=at - timedelta(hours=1))


def _never_arrived(at: datetime) -> QuerySet[User]:
    acted = AuditEntry.objects.filter(actor=OuterRef("pk"))
    invited_lately = Invitation.objects.filter(user=OuterRef("pk"), sent_at__gte=at - INVITED_FOR)
    old = User.objects.filter(NOT_ARRIVED, anonymised_at=None, date_joined__lt=at - INVITED_FOR)
    return old.filter(~Exists(acted), ~Exists(invited_lately), is_superuser=False).order_by("pk")


def _delete_accounts(batch: Sequence[User], at: datetime) -> int:
    keys = [str(user.pk) for user in batch]
    about = AuditEntry.objects.filter(object_type=User._meta.label_lower, object_id__in=keys)
    audit.forget(about, at=at)
    return deleted(batch, at)


def _long_deactivated(at: datetime) -> QuerySet[User]:
    """Return accounts, deactivated or ended, that nobody used or touched for the whole time."""
    limit = at - DEACTIVATED_FOR
    shut = Q(is_active=False) | Q(access_until__lt=limit.date())
    about = AuditEntry.objects.filter(object_type=User._meta.label_lower, at__gte=limit)
    touched = {
        int(key)
        for key in about.order_by().values_list("object_id", flat=True).distinct()
        if key.isdecimal()
    }
    unused = Q(last_login=None) | Q(last_login__lt=limit)
    found = User.objects.filter(shut, unused, anonymised_at=None, date_joined__lt=limit)
    return (
        found.exclude(pk__in=touched).exclude(pk__in=administrators().values("pk")).order_by("pk")
    )


def _erase(batch: Sequence[User], at: datetime) -> int:
    return sum(erase_long_deactivated(user, at=at).anonymised_at == at for user in batch)


def _old_words(at: datetime) -> QuerySet[AuditPersonal]:
    return AuditPersonal.objects.filter(erased_at=None, entry__at__lt=at - SAID_FOR).order_by("pk")


def _unsay(batch: Sequence[AuditPersonal], at: datetime) -> int:
    return audit.forget(AuditEntry.objects.filter(pk__in=[row.pk for row in batch]), at=at)


def _ended_invitations(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(ended_at__isnull=False, sent_at__lt=at - LINKS_FOR)


def _old_address_changes(at: datetime) -> QuerySet[AddressChange]:
    """Return also those that nobody ended: after two days their links are good for nothing."""
    return AddressChange.objects.filter(requested_at__lt=at - LINKS_FOR)


RULES = [
    Rule(
        "sessions",
        "Sitzungen von Anmeldungen",
        "bis zum Ende der Anmeldung, höchstens 12 Stunden",
        "Wer sich angemeldet hat, muss bei der nächsten Seite erkannt werden.",
        "werden gelöscht",
        _expired_sessions,
    ),
    Rule(
        "sign_ins",
        "Liste der Anmeldungen mit Netzadresse und Programm",
        "solange die Anmeldung gilt",
        "Alle sollen sehen können, wo sie angemeldet sind, und Fremdes beenden.",
        "werden gelöscht",
        _sign_ins_without_session,
    ),
    Rule(
        "invitations",
        "beendete Einladungen",
        "90 Tage nach dem Versand",
        "Nachfragen, ob eine Einladung angekommen ist.",
        "werden gelöscht",
        _ended_invitations,
    ),
    Rule(
        "address_changes",
        "Wünsche nach einer anderen E-Mail-Adresse",
        "90 Tage",
        "Nachfragen und Missbrauch klären.",
        "werden gelöscht",
        _old_address_changes,
    ),
    Rule(
        "never_arrived",
        "Konten, deren Einladung niemand angenommen hat",
        "180 Tage nach der letzten Einladung",
        "Ohne Beschäftigung im Portal gibt es keinen Grund, die Angaben zu behalten (Art. 5 Abs. 1 Buchst. e DSGVO).",
        "werden gelöscht, auch was das Protokoll über sie sagt",
        _never_arrived,
        _delete_accounts,
    ),
    Rule(
        "deactivated",
        "deaktivierte und beendete Konten",
        "2 Jahre, gerechnet ab der letzten Anmeldung und der letzten Änderung",
        "Rückkehr und Nachfragen; danach gilt das Recht auf Vergessenwerden (Art. 17 DSGVO).",
        "werden anonymisiert; Texte, Freigaben und Protokoll behalten den Verweis",
        _long_deactivated,
        _erase,
    ),
    Rule(
        "log",
        "Protokoll: wer was wann getan hat",
        "unbefristet",
        "Nachweis, wer amtliche Veröffentlichungen verantwortet (Art. 5 Abs. 2, Art. 32 DSGVO); eine gekürzte Kette"
        " ließe sich nicht mehr prüfen.",
        "bleibt; die Namen verschwinden mit den Konten",
    ),
    Rule(
        "log_personal",
        "Protokoll: Namen und E-Mail-Adressen in Einträgen über Konten",
        "10 Jahre, oder bis das Konto anonymisiert wird",
        "Nachvollziehen, wer wem Rechte gegeben hat.",
        "werden gelöscht; der Eintrag und seine Prüfsumme bleiben",
        _old_words,
        _unsay,
    ),
    Rule(
        "changes",
        "Vermerke über Änderungen an Themen, Teams und Mediathek",
        "3 Jahre",
        "Versehen aufklären.",
        "werden gelöscht",
        lambda at: LogEntry.objects.filter(action_time__lt=at - CHANGES_FOR),
    ),
]
