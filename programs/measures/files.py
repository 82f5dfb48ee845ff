"""The list of measures as CSV and JSON, in German: what is reported of measures is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from publishing import open_files
from publishing.kept import Kept
from publishing.models import Edition
from publishing.stands import Stand

from .rows import MOST, MeasureRow, facts_of
from .status import Outlook

DAYS = ("planned_start", "planned_end", "actual_start", "actual_end")
HEADER = (
    "Maßnahme", "Förderprogramm", "Stand", "Stand vom", "Grund", "Ausblick", "Zuständig", "Geplant von", "Geplant bis",
    "Begonnen", "Beendet", "Ziele", "Letzter Sachstand", "Nächster Schritt", "Fassung", "Fassung vom", "Adresse",
)  # fmt: skip


# The edition of a measure with its checksum, which changes where something is blacked out; those of its programme and
# of the unit that does the work; and the day that addresses name
Key = tuple[int, str, int, int, str]
# What was written of the present; beside it one past day, since there are many of these
PRESENT: dict[str, Kept[Key, str]] = {
    form: Kept(MOST) for form in (open_files.CSV, open_files.JSON)
}
PAST: dict[str, Kept[Key, str]] = {form: Kept(0) for form in PRESENT}


def forget() -> None:
    """Forget everything that was written: of another database."""
    for kept in (*PRESENT.values(), *PAST.values()):
        kept.forget()


def answer(
    rows: list[MeasureRow], form: str, stand: Stand | None, at: datetime, day: date
) -> HttpResponse:
    """Return the rows as a file; `form` is "csv" or "json", `day` the day looked at: one query at most."""
    name = open_files.named("massnahmen", day)
    written = _written(rows, form, f"?{stand.query}" if stand else "", at)
    if form == open_files.CSV:
        return open_files.csv_of_lines(HEADER, written, name)
    content = {"stand": stand.day if stand else None, "count": len(rows)}
    return open_files.json_of_items(content, "measures", written, name)


def _written(rows: list[MeasureRow], form: str, query: str, at: datetime) -> list[str]:
    """Return the text of each row, as far as it can be what was written of the same editions before."""
    by_key = {_key(row, query): row for row in rows}

    def write(keys: Iterable[Key]) -> dict[Key, str]:
        facts = facts_of((by_key[key] for key in keys), at)
        return {key: WRITE[form](by_key[key], facts[key[0]], query) for key in keys}

    return (PAST if query else PRESENT)[form].get(by_key, write)


def _key(row: MeasureRow, query: str) -> Key:
    # Ten thousand times: not `pk`, which is four times as slow
    program = row.program.id if row.program else 0
    department = row.department.id if row.department else 0
    return row.pk, row.sha256, program, department, query


def _line(row: MeasureRow, facts: dict[str, Any], query: str) -> str:
    return open_files.csv_line(_cells(row, facts, query))


def _listed(row: MeasureRow, facts: dict[str, Any], query: str) -> str:
    return open_files.json_item(_item(row, facts, query))


WRITE = {open_files.CSV: _line, open_files.JSON: _listed}


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
