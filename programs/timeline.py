"""The timeline of a programme: funding periods, who coordinates it, and what is promised for when, drawn and told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from organization import offices
from publishing.languages import of_site
from publishing.models import Edition
from publishing.moments import day_of

from .charts.timeline import Chart, Span, draw
from .periods import PeriodView
from .promises import Promise, State

STATES = {State.REACHED: "reached", State.OVERDUE: "overdue"}


@dataclass(frozen=True)
class Row:
    """A line of the table. One of `words`, `office`, `promise` says what it is.

    `words` are in the language of the edition; `number` is the one in the drawing.
    """

    number: int
    start: date
    end: date | None
    is_current: bool
    words: str = ""
    office: offices.Office | None = None
    promise: Promise | None = None


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Timeline:
    chart: Chart
    groups: list[Group]
    day: date


def timeline_of(
    edition: Edition,
    periods: list[PeriodView],
    people: Iterable[Edition],
    promises: list[Promise],
    at: datetime,
) -> Timeline | None:
    """Return the timeline as seen at `at`, or None where nothing has a date.

    `people` are the live editions of those who coordinate the programme.
    """
    day = day_of(at)
    lanes = [
        (_("Förderperioden"), [(_span(one.start, one.end, day), {"words": one.focus}) for one in periods]),
        (_("Koordination"), [
            (_span(one.since, one.until, day), {"office": one}) for one in _terms(edition, people, at)
        ]),
        (_("Zusagen"), [(_promised(one), {"promise": one}) for one in promises]),
    ]  # fmt: skip
    drawn = [(title, [span for span, _what in things]) for title, things in lanes]
    chart = draw(drawn, day, mirrored=of_site().direction == "rtl")
    if chart is None:
        return None
    numbers = count(1)
    groups = [
        Group(title, [_row(next(numbers), *thing) for thing in things])
        for title, things in lanes
        if things
    ]
    return Timeline(chart, groups, day)


def _terms(edition: Edition, people: Iterable[Edition], at: datetime) -> list[offices.Office]:
    """Return the terms of office in the programme, by their first day and the name."""
    found = [office for person in people for office in offices.offices_of(person, at)]
    own = [office for office in found if office.program == edition.subject_id]
    return sorted(own, key=lambda office: (office.since, office.person.sort_title))


def _row(number: int, span: Span, what: dict[str, Any]) -> Row:
    return Row(number, span.start, span.end, span.state == "current", **what)


def _span(start: date, end: date | None, day: date) -> Span:
    if start > day:
        return Span(start, end, "coming")
    return Span(start, end, "current" if end is None or end >= day else "past")


def _promised(promise: Promise) -> Span:
    current = promise.current
    return Span(
        start=current.first,
        end=current.last,
        state=STATES.get(promise.state, "coming"),
        shape="point" if current.precision == "day" else "bar",
        before=[(one.first, one.last) for one in promise.moved_from],
    )
