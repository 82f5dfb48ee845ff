"""What pages say and draw of one indicator, made of an edition's data: no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from publishing.languages import of_site
from publishing.models import Edition
from publishing.moments import day_in_words

from ..charts.series import Chart, Level, Value, chart_of
from ..models import Indicator, Observation
from . import number_words, spans
from .suppression import TOTAL

# Parts of which there is no total are drawn one by one, as far as that can be taken in
MOST_CHARTS = 6
# So many measurements stand beside a chart on the page of a programme; its own page has all
NEWEST = 12


@dataclass(frozen=True)
class Row:
    """A measurement as a table shows it: `value` and `comparison` in words, "" where there is none."""

    period: str
    start: date
    end: date
    dimension: str
    value: str
    comparison: str
    suppressed: bool
    state: str
    state_label: str


@dataclass(frozen=True)
class Drawn:
    """A chart with its name and what it shows in words, for those who do not see it."""

    key: str
    name: str
    description: str
    chart: Chart


@dataclass(frozen=True)
class IndicatorView:
    """An indicator: `edition` has the words, perhaps translated; the figures are those of the German text.

    `latest` is the last value that is told, `is_last` whether none came after it; `trend` and `direction` are
    sentences or "". `rows` are all measurements, the newest first.
    """

    edition: Edition
    figures: Edition
    program_id: int | None
    unit: str
    latest: Row | None
    is_last: bool
    direction: str
    trend: str
    baseline: str
    target: str
    rows: list[Row]
    charts: list[Drawn]
    small: Chart | None
    has_parts: bool
    has_comparisons: bool
    has_suppressed: bool
    has_provisional: bool
    has_revised: bool

    @property
    def newest(self) -> list[Row]:
        """Return the rows for where the whole table would be too much."""
        return self.rows[:NEWEST]

    @property
    def data(self) -> dict[str, Any]:
        return self.edition.data


def view_of(
    edition: Edition, figures: Edition | None = None, *, with_charts: bool = True
) -> IndicatorView:
    """Return the indicator as the page in the language of the site shows it.

    `figures` is the German edition where `edition` is a translation. `with_charts` draws the large charts too.
    """
    figures = figures or edition
    data, unit = figures.data, edition.data.get("unit", "")
    decimals = data.get("decimals", 0)
    items = data.get("observations", [])
    rows = [_row(item, unit, decimals) for item in items]
    names = sorted({row.dimension for row in rows}, key=lambda name: (name != TOTAL, name))
    main = [
        (row, item)
        for row, item in zip(rows, items, strict=True)
        if names and row.dimension == names[0]
    ]
    told = [(row, item) for row, item in main if item["value"] is not None]
    levels = list(_levels(data, unit, decimals))
    draw = partial(_drawn, edition, items, rows, unit, decimals, levels)
    drawn = names[:1] if TOTAL in names else names[:MOST_CHARTS]
    return IndicatorView(
        edition=edition,
        figures=figures,
        program_id=data.get("program"),
        unit=unit,
        latest=told[-1][0] if told else None,
        is_last=bool(told) and told[-1] == main[-1],
        direction=_direction(data),
        trend=_trend(told) if names[:1] == [TOTAL] or len(names) == 1 else "",
        baseline=_goalpost(data.get("baseline"), unit, decimals),
        target=_goalpost(data.get("target"), unit, decimals),
        # Python keeps the order of equals: the total stays before its parts
        rows=sorted(rows, key=lambda row: (row.start, row.end), reverse=True),
        charts=[one for place in enumerate(drawn) if (one := draw(*place))] if with_charts else [],
        small=None if with_charts else _chart([item for _, item in main], levels, decimals, True),
        has_parts=any(names),
        has_comparisons=any(row.comparison for row in rows),
        has_suppressed=any(row.suppressed for row in rows),
        has_provisional=any(row.state == Observation.State.PROVISIONAL for row in rows),
        has_revised=any(row.state == Observation.State.REVISED for row in rows),
    )


def _row(item: dict[str, Any], unit: str, decimals: int) -> Row:
    start, end = date.fromisoformat(item["from"]), date.fromisoformat(item["until"])
    value, comparison = item["value"], item["comparison"]
    return Row(
        period=spans.in_words(start, end),
        start=start,
        end=end,
        dimension=item["dimension"],
        value=number_words.written(value, decimals) if value is not None else "",
        comparison=number_words.written(comparison, decimals) if comparison is not None else "",
        suppressed=item["suppressed"],
        state=item["state"],
        state_label=_(str(dict(Observation.State.choices).get(item["state"], item["state"]))),
    )


def _direction(data: dict[str, Any]) -> str:
    label = dict(Indicator.Direction.choices).get(data.get("direction", ""))
    return _(str(label)) if label and data.get("direction") != Indicator.Direction.NONE else ""


def _trend(told: list[tuple[Row, dict[str, Any]]]) -> str:
    """Say how the last value that is told differs from the one before."""
    if len(told) < 2:
        return ""
    (before, former), (_last, item) = told[-2:]
    old, new = Decimal(former["value"]), Decimal(item["value"])
    if new > old:
        words = _("Gestiegen gegenüber {period} (damals {value}).")
    elif new < old:
        words = _("Gesunken gegenüber {period} (damals {value}).")
    else:
        words = _("Gleich geblieben gegenüber {period}.")
    return words.format(period=before.period, value=before.value)


def _goalpost(item: dict[str, Any] | None, unit: str, decimals: int) -> str:
    if not item:
        return ""
    value = number_words.with_unit(item["value"], unit, decimals)
    return _("{value} ({day})").format(
        value=value, day=day_in_words(date.fromisoformat(item["on"]))
    )


def _levels(data: dict[str, Any], unit: str, decimals: int) -> Iterable[Level]:
    words = {"target": _("Ziel {year}: {value}"), "baseline": _("Ausgangswert {year}: {value}")}
    for role, pattern in words.items():
        if item := data.get(role):
            year = item["on"][:4]
            value = number_words.written(item["value"], decimals)
            yield Level(role, float(item["value"]), pattern.format(year=year, value=value))


def _chart(
    items: list[dict[str, Any]], levels: list[Level], decimals: int, small: bool
) -> Chart | None:
    values = [
        Value(
            start=date.fromisoformat(item["from"]),
            end=date.fromisoformat(item["until"]),
            value=float(item["value"]) if item["value"] is not None else None,
            comparison=float(item["comparison"]) if item["comparison"] is not None else None,
            is_provisional=item["state"] == Observation.State.PROVISIONAL,
            suppressed=item["suppressed"],
        )
        for item in items
    ]
    return chart_of(
        values,
        levels,
        say=number_words.written,
        name=spans.in_brief,
        mirrored=of_site().direction == "rtl",
        small=small,
    )


def _drawn(
    edition: Edition, items: list[dict[str, Any]], rows: list[Row], unit: str, decimals: int, levels: list[Level],
    number: int, dimension: str,
) -> Drawn | None:  # fmt: skip
    own = [item for item in items if item["dimension"] == dimension]
    chart = _chart(own, levels if dimension == TOTAL else [], decimals, False)
    if chart is None:
        return None
    rows = [row for row in rows if row.dimension == dimension]
    return Drawn(
        key=f"{edition.document_id}-{number}",
        name=dimension,
        description=_described(chart, rows, unit, levels),
        chart=chart,
    )


def _described(chart: Chart, rows: list[Row], unit: str, levels: list[Level]) -> str:
    """Return in words what the chart shows: its kind, from when till when, how it ends, against what."""
    told = [row for row in rows if row.value]
    pattern = (
        _("Säulen von {first} bis {last}, in {unit}. Zuletzt: {value} ({period}).")
        if chart.columns
        else _("Linie von {first} bis {last}, in {unit}. Zuletzt: {value} ({period}).")
    )
    sentences = [
        pattern.format(
            first=told[0].period,
            last=told[-1].period,
            unit=unit,
            value=told[-1].value,
            period=told[-1].period,
        ),
        *(f"{level.words}." for level in levels),
        _("Alle Werte stehen in der Tabelle."),
    ]
    return " ".join(sentences)
