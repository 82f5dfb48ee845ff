"""How a row of the log reads in German: in its list, on its page and as a line of CSV."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils import formats

from ..models import AuditEntry
from ..roles import BY_CODE
from ..words import ACTIONS, DETAILS
from .audit_filters import kind_in_words
from .moments import written

SYSTEM = "Das System"
ISO_DAY = len("2027-03-31")
CSV_HEADER = [
    "Nummer", "Zeitpunkt (UTC)", "Wer", "Kontonummer", "Vorgang", "Art", "Gegenstand", "Kennung",
    "Einzelheiten", "Anmeldung", "Prüfsumme",
]  # fmt: skip


def action_in_words(entry: AuditEntry) -> str:
    return ACTIONS.get(entry.action, entry.action)


def details_of(entry: AuditEntry) -> list[tuple[str, str]]:
    """Return name and value of each detail that says something."""
    return [
        (DETAILS.get(key, key), in_words(value))
        for key, value in entry.details.items()
        if value not in (None, "")
    ]


def csv_row(entry: AuditEntry) -> list[object]:
    """Return the cells under CSV_HEADER; the moment is in UTC, as ISO 8601."""
    return [
        entry.pk,
        entry.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        entry.actor or SYSTEM,
        entry.actor_id,
        action_in_words(entry),
        kind_in_words(entry.object_type),
        entry.label,
        entry.object_id,
        "; ".join(f"{name}: {value}" for name, value in details_of(entry)),
        entry.session,
        entry.hash,
    ]


def in_words(value: Any) -> str:
    """Return a value of a row's details as people read it."""
    match value:
        case dict():
            return ", ".join(
                f"{DETAILS.get(key, key)} {in_words(part)}" for key, part in value.items()
            )
        case list():
            return ", ".join(in_words(part) for part in value) or "keine"
        case bool():
            return "ja" if value else "nein"
        case str() if value in BY_CODE:
            return BY_CODE[value].label
        case str() if len(value) == ISO_DAY:
            try:
                return formats.date_format(date.fromisoformat(value), "j. F Y")
            except ValueError:
                return value
        case str():
            try:
                return written(datetime.fromisoformat(value))
            except ValueError:
                return value
    return str(value)
