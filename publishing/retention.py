"""How long texts are kept, and what came up while they were written."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from database.retention import Rule

from .models import Autosave, MachineTranslation, PendingImport, Presence, PreviewLink

UNSAVED_FOR = timedelta(days=30)
PENDING_FOR = timedelta(days=1)
ENDED_LINKS_FOR = timedelta(days=30)
ORDERS_FOR = timedelta(days=180)


def _old_autosaves(at: datetime) -> QuerySet[Autosave]:
    return Autosave.objects.older_than(at - UNSAVED_FOR).order_by("pk")


def _old_imports(at: datetime) -> QuerySet[PendingImport]:
    return PendingImport.objects.filter(at__lt=at - PENDING_FOR)


def _old_presences(at: datetime) -> QuerySet[Presence]:
    return Presence.objects.filter(seen_at__lt=at - timedelta(days=1))


def _ended_links(at: datetime) -> QuerySet[PreviewLink]:
    return PreviewLink.objects.filter(expires_at__lt=at - ENDED_LINKS_FOR).order_by("pk")


def _old_orders(at: datetime) -> QuerySet[MachineTranslation]:
    return MachineTranslation.objects.filter(finished_at__lt=at - ORDERS_FOR).order_by("pk")


RULES = [
    Rule(
        "editions",
        "freigegebene Fassungen",
        "unbefristet",
        "Archiv amtlicher Veröffentlichungen; Auskunft darüber, was wann öffentlich war.",
        "bleiben; was nicht bleiben darf, wird von Hand geschwärzt",
    ),
    Rule(
        "autosaves",
        "Getipptes, das nie gespeichert wurde, und ersetzte Stände",
        "30 Tage",
        "Nichts soll durch einen Absturz verloren gehen.",
        "werden gelöscht",
        _old_autosaves,
    ),
    Rule(
        "presences",
        "wer welchen Text geöffnet hat",
        "einen Tag",
        "Zwei Personen sollen merken, dass sie am selben Text arbeiten.",
        "werden gelöscht",
        _old_presences,
    ),
    Rule(
        "pending_imports",
        "hochgeladene Tabellen, die niemand übernommen hat",
        "einen Tag",
        "Zwischen Vorschau und Übernahme muss die Tabelle irgendwo liegen.",
        "werden gelöscht",
        _old_imports,
    ),
    Rule(
        "preview_links",
        "Vorschau-Links, deren Zeit um ist",
        "30 Tage nach ihrem Ende",
        "Nachsehen, ob und wann ein Link geöffnet wurde.",
        "werden gelöscht",
        _ended_links,
    ),
    Rule(
        "machine_translations",
        "Aufträge für maschinelle Übersetzungen",
        "180 Tage nach ihrem Ende",
        "Nachsehen, was an den Anbieter ging und woran ein Auftrag scheiterte.",
        "werden gelöscht; ob eine Maschine übersetzt hat, steht beim Text",
        _old_orders,
    ),
]
