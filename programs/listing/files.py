"""The list of programmes as CSV and JSON."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from publishing import open_files
from publishing.models import Edition
from publishing.stands import Stand

from ..measures.status import MeasureStatus
from .rows import Row

HEADER = (
    "Programm", "Kurzname", "Vollständiger Name", "Stand", "Gefördert durch", "Bewilligt von", "Zuständig", "Beginn",
    "Ende", "Maßnahmen", *(f"Maßnahmen {status.label}" for status in MeasureStatus), "Fördersumme (Euro)",
    "Bewilligt (Euro)", "Abgerufen (Euro)", "Zurückgezahlt (Euro)", "Weitergegeben (Euro)", "Themen", "Sprache",
    "Fassung", "Fassung vom", "Adresse",
)  # fmt: skip
SUMS = ("granted", "called", "returned", "passed_on")


def answer(rows: list[Row], form: str, stand: Stand | None, at_day: date) -> HttpResponse:
    """Return the rows as a file; `form` is "csv" or "json", `at_day` the day looked at."""
    day = f"?{stand.query}" if stand else ""
    name = open_files.named("foerderprogramme", at_day)
    if form == open_files.CSV:
        return open_files.csv_file(HEADER, (_cells(row, day) for row in rows), name)
    content = {
        "stand": stand.day if stand else None,
        "count": len(rows),
        "programmes": [_item(row, day) for row in rows],
    }
    return open_files.json_file(content, name)


def _cells(row: Row, day: str) -> Iterable[object]:
    card, edition, data = row.card, row.edition, row.edition.data
    unit = card.contact.department
    return (
        edition.title, data.get("code"), data.get("long_name"), card.status.value, card.funder, row.granting_authority,
        unit.title if unit else None, card.began, card.ends, row.total,
        *(row.measures[status] for status in MeasureStatus), row.volume,
        *(getattr(row.sums, name, None) for name in SUMS),
        ", ".join(topic["name"] for topic in data.get("topics", [])), edition.language, edition.number,
        edition.live_from, _url(edition, day),
    )  # fmt: skip


def _item(row: Row, day: str) -> dict[str, Any]:
    card, edition, data = row.card, row.edition, row.edition.data
    unit = card.contact.department
    return {
        "url": _url(edition, day),
        "title": edition.title,
        "code": data.get("code", ""),
        "long_name": data.get("long_name", ""),
        "summary": edition.summary,
        "language": edition.language,
        "status": card.status.name.lower(),
        "funder": card.funder,
        "granting_authority": row.granting_authority,
        "department": {"title": unit.title, "url": _url(unit)} if unit else None,
        "starts_on": card.began,
        "ends_on": card.ends,
        "periods": [{"starts_on": term.start, "ends_on": term.end} for term in row.terms],
        "measures": {
            "total": row.total,
            **{status.value: row.measures[status] for status in MeasureStatus},
        },
        "volume": row.volume,
        **{name: getattr(row.sums, name, None) for name in SUMS},
        "currency": "EUR",
        "topics": [topic["slug"] for topic in data.get("topics", [])],
        "edition": edition.number,
        "published_at": edition.live_from,
    }


def _url(edition: Edition, day: str = "") -> str:
    return settings.SITE_URL + edition.path + day
