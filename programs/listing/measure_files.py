"""The list of measures as CSV and JSON, in German: what is reported of measures is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from publishing import open_files
from publishing.models import Edition
from publishing.stands import Stand

from ..measure_status import Outlook
from .measure_rows import MeasureRow, facts_of

DAYS = ("planned_start", "planned_end", "actual_start", "actual_end")
HEADER = (
    "Maßnahme", "Förderprogramm", "Stand", "Stand vom", "Grund", "Ausblick", "Zuständig", "Geplant von", "Geplant bis",
    "Begonnen", "Beendet", "Ziele", "Letzter Sachstand", "Nächster Schritt", "Fassung", "Fassung vom", "Adresse",
)  # fmt: skip


def answer(
    rows: list[MeasureRow], form: str, stand: Stand | None, at: datetime, day: date
) -> HttpResponse:
    """Return the rows as a file; `form` is "csv" or "json", `day` the day looked at: one query."""
    name = open_files.named("massnahmen", day)
    query, facts = f"?{stand.query}" if stand else "", facts_of(rows, at)
    if form == open_files.CSV:
        cells = (_cells(row, facts[row.pk], query) for row in rows)
        return open_files.csv_file(HEADER, cells, name)
    content = {
        "stand": stand.day if stand else None,
        "count": len(rows),
        "measures": [_item(row, facts[row.pk], query) for row in rows],
    }
    return open_files.json_file(content, name)


def _cells(row: MeasureRow, facts: dict[str, Any], query: str) -> Iterable[object]:
    latest = facts["latest"] or {}
    return (
        row.title, _title(row.program), row.status.label, row.status_on, facts["status_reason"],
        Outlook(row.outlook).label if row.outlook else None, _title(row.department), *(facts[name] for name in DAYS),
        "; ".join(facts["goals"]), latest.get("text"), latest.get("next_step"), row.number, row.live_from,
        _url(row.path, query),
    )  # fmt: skip


def _item(row: MeasureRow, facts: dict[str, Any], query: str) -> dict[str, Any]:
    return {
        "url": _url(row.path, query),
        "title": row.title,
        "programme": _named(row.program, query),
        "department": _named(row.department, ""),
        "status": row.status.value,
        "status_on": row.status_on,
        "status_reason": facts["status_reason"],
        "outlook": row.outlook,
        **{name: facts[name] for name in DAYS},
        "goals": facts["goals"],
        "latest_update": facts["latest"],
        "edition": row.number,
        "published_at": row.live_from,
    }


def _title(edition: Edition | None) -> str:
    return edition.title if edition else ""


def _named(edition: Edition | None, query: str) -> dict[str, str] | None:
    return {"title": edition.title, "url": _url(edition.path, query)} if edition else None


def _url(path: str, query: str) -> str:
    return settings.SITE_URL + path + query
