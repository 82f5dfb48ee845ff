"""Which milestones a Sachbericht lists, and how each stood on the last day reported on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..promises import Promise, PromisedDate, promises_of, state_of
from .facts import MilestoneFacts, Span


def milestones_of(
    data: dict[str, Any], span: Span, today: date, measures: Mapping[int, str]
) -> list[MilestoneFacts]:
    """Return the period's milestones in the data of a programme's edition, by the date that held on its last day.

    `measures` are the titles by document of those that the report lists. Of the period is what was promised for one of
    its days, reached or moved on one, or is still owed from before. A draft tells of a period that is not over how it
    stands `today`.
    """
    found = [
        _facts(one, span, min(span.end, today), measures)
        for one in promises_of(data, today)
        if _belongs(one, span)
    ]
    return sorted(found, key=lambda one: (one.dates[-1].last, one.title))


def _facts(promise: Promise, span: Span, day: date, measures: Mapping[int, str]) -> MilestoneFacts:
    dates, later = _parted(promise, span)
    reached = promise.reached_on
    inside = reached if reached and reached <= span.end else None
    return MilestoneFacts(
        title=promise.title,
        measure=measures.get(promise.measure_id, "") if promise.measure_id else "",
        state=state_of(dates, inside, day).name.lower(),
        dates=dates,
        reached_on=inside,
        later=later,
        reached_later=None if inside else reached,
    )


def _parted(promise: Promise, span: Span) -> tuple[list[PromisedDate], list[PromisedDate]]:
    """Return the dates announced by the last day of the span, the first one in any case, and those announced later."""
    known = [
        one
        for number, one in enumerate(promise.dates)
        if number == 0 or one.announced_on is None or one.announced_on <= span.end
    ]
    return known, [one for one in promise.dates if one not in known]


def _belongs(promise: Promise, span: Span) -> bool:
    reached, (dates, _later) = promise.reached_on, _parted(promise, span)
    if reached and reached < span.start:
        return False
    return (
        (reached is not None and span.holds(reached))
        or any(span.touches(one.first, one.last) for one in dates)
        or any(one.announced_on and span.holds(one.announced_on) for one in dates[1:])
        or dates[-1].last < span.start
    )
