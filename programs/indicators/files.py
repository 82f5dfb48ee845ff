"""Indicators and their measurements as CSV and JSON, in German: the figures are those of the German text."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from accounts.csv_rows import Figure
from publishing import open_files
from publishing.models import Edition
from publishing.moments import day_of
from publishing.slugs import slug_in
from publishing.stands import Stand

from ..models.indicator import Indicator
from ..models.observation import Observation
from .suppression import TOTAL

SAME = ("unit", "decimals", "direction", "period_kind", "definition", "method", "source", "source_url",
        "territory", "comparison_label", "is_count", "baseline", "target")  # fmt: skip
HEADER = (
    "Indikator", "Förderprogramm", "Einheit", "Richtung", "Zeitraum", "Definition", "Methode", "Quelle",
    "Adresse der Quelle", "Gebiet", "Vergleich mit", "Zählt Menschen", "Ausgangswert", "Ausgangswert vom", "Zielwert",
    "Ziel bis", "Letzter Wert", "Letzter Wert von", "Letzter Wert bis", "Stand des letzten Werts", "Fassung",
    "Fassung vom", "Adresse",
)  # fmt: skip
OBSERVATIONS_HEADER = (
    "Von", "Bis", "Untergliederung", "Wert", "Einheit", "Vergleichswert", "Stand", "Nicht veröffentlicht",
)  # fmt: skip
PERIODS, DIRECTIONS, STATES = (
    {code: str(label) for code, label in choices}
    for choices in (
        Indicator.PeriodKind.choices,
        Indicator.Direction.choices,
        Observation.State.choices,
    )
)


def answer(
    editions: list[Edition],
    programs: dict[int, Edition],
    form: str,
    stand: Stand | None,
    at: datetime,
) -> HttpResponse:
    """Return the indicators as a file; `programs` are the live ones by document, `form` is "csv" or "json"."""
    name, query = open_files.named("indikatoren", day_of(at)), f"?{stand.query}" if stand else ""
    if form == open_files.CSV:
        rows = (_cells(one, programs.get(one.data["program"]), query) for one in editions)
        return open_files.csv_file(HEADER, rows, name)
    content = {
        "stand": stand.day if stand else None,
        "count": len(editions),
        "indicators": [_item(one, programs.get(one.data["program"]), query) for one in editions],
    }
    return open_files.json_file(content, name)


def observations(
    context: dict[str, Any], form: str, stand: Stand | None, at: datetime
) -> HttpResponse:
    """Return what was measured of the indicator of a page, the oldest first, as a file."""
    edition, query = context["indicator"].figures, f"?{stand.query}" if stand else ""
    slug = slug_in(edition.path)
    name = open_files.named(f"indikator_{slug}", day_of(at))
    if form == open_files.CSV:
        rows = _measured(edition.data)
        return open_files.csv_file(OBSERVATIONS_HEADER, rows, name)
    content = {
        "stand": stand.day if stand else None,
        "count": len(edition.data["observations"]),
        "indicator": _item(edition, context["program"], query),
        "observations": edition.data["observations"],
    }
    return open_files.json_file(content, name)


def last_told(data: dict[str, Any]) -> dict[str, Any] | None:
    """Return the last measurement of the whole that is told, or None."""
    told = [
        one
        for one in data["observations"]
        if one["dimension"] == TOTAL and one["value"] is not None
    ]
    return told[-1] if told else None


def _cells(edition: Edition, program: Edition | None, query: str) -> Iterable[object]:
    data, last = edition.data, last_told(edition.data) or {}
    return (
        edition.title, program.title if program else None, data["unit"], DIRECTIONS.get(data["direction"]),
        PERIODS.get(data["period_kind"]), data["definition"], data["method"], data["source"], data["source_url"],
        data["territory"], data["comparison_label"], _yes(data["is_count"]), *_goalpost(data["baseline"]),
        *_goalpost(data["target"]), _figure(last.get("value")), last.get("from"), last.get("until"),
        STATES.get(last.get("state", "")), edition.number, edition.live_from, settings.SITE_URL + edition.path + query,
    )  # fmt: skip


def _item(edition: Edition, program: Edition | None, query: str) -> dict[str, Any]:
    data = edition.data
    return {
        "url": settings.SITE_URL + edition.path + query,
        "title": edition.title,
        "summary": edition.summary,
        "programme": {"title": program.title, "url": settings.SITE_URL + program.path + query}
        if program
        else None,
        "goals": data["goals"],
        **{name: data[name] for name in SAME},
        "latest": last_told(data),
        "edition": edition.number,
        "published_at": edition.live_from,
    }


def _measured(data: dict[str, Any]) -> Iterator[Iterable[object]]:
    for one in data["observations"]:
        yield (
            one["from"], one["until"], one["dimension"], _figure(one["value"]), data["unit"],
            _figure(one["comparison"]), STATES[one["state"]], _yes(one["suppressed"]),
        )  # fmt: skip


def _goalpost(item: dict[str, Any] | None) -> tuple[object, object]:
    return (_figure(item["value"]), item["on"]) if item else (None, None)


def _figure(value: str | None) -> Figure | None:
    return None if value is None else Figure(value)


def _yes(value: bool) -> str:
    return "ja" if value else "nein"
