"""The timeline of a programme: funding periods, who coordinates it, and what is promised for when, drawn and told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

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
    terms = sorted(
        (
            office
            for person in people
            for office in offices.offices_of(person, at)
            if office.program == edition.subject_id
        ),
        key=lambda office: (office.since, office.person.sort_title),
    )
    lanes = [
        (_("Förderperioden"), [_span(one.start, one.end, day) for one in periods]),
        (_("Koordination"), [_span(one.since, one.until, day) for one in terms]),
        (_("Zusagen"), [_promised(one) for one in promises]),
    ]
    chart = draw(lanes, day, mirrored=of_site().direction == "rtl")
    if chart is None:
        return None
    tellers = [
        [{"words": one.focus} for one in periods],
        [{"office": one} for one in terms],
        [{"promise": one} for one in promises],
    ]
    groups, number = [], 0
    for (title, spans), told in zip(lanes, tellers, strict=True):
        rows = [
            Row(
                number=number + index,
                start=span.start,
                end=span.end,
                is_current=span.state == "current",
                **what,
            )
            for index, (span, what) in enumerate(zip(spans, told, strict=True), start=1)
        ]
        number += len(rows)
        groups += [Group(title, rows)] if rows else []
    return Timeline(chart, groups, day)


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
