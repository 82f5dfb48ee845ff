"""Which measures a Sachbericht lists and how they stood on its last day, from their live editions."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from publishing.models import Edition
from publishing.moments import day_from

from ..measures.overview import days, live_measures
from ..measures.reported import with_corrections
from ..measures.status import OVER, MeasureStatus
from .facts import MeasureFacts, Span, Update


def measures_of(
    program_id: int, span: Span, at: datetime
) -> tuple[list[MeasureFacts], list[Edition], int]:
    """Return the period's measures in the order of their life, their editions, and how many are left out: one query.

    Left out is what was over before the period or begins only after it, unless something was reported of it inside.
    """
    editions = (
        live_measures(at)
        .filter(standing__program=program_id)
        .defer("body_html", "search_text")
        .order_by("standing__position", "sort_title")
    )
    found = [(edition, _measure(edition, span)) for edition in editions]
    kept = [(edition, facts) for edition, facts in found if _belongs(facts, edition.data, span)]
    order = list(MeasureStatus)
    kept.sort(key=lambda pair: order.index(MeasureStatus(pair[1].status)))
    return (
        [facts for _edition, facts in kept],
        [edition for edition, _facts in kept],
        len(found) - len(kept),
    )


def _measure(edition: Edition, span: Span) -> MeasureFacts:
    data, end = edition.data, span.end.isoformat()
    last = next((one for one in data["updates"] if one["date"] <= end), None)
    return MeasureFacts(
        title=edition.title,
        summary=edition.summary,
        path=edition.path,
        goals=data["goals"],
        status=last["status"] if last else MeasureStatus.PLANNED.value,
        status_on=_day(last) if last else None,
        status_now=data["status"],
        status_now_on=day_from(data["status_on"]),
        updates=list(_updates(data["updates"], span)),
        **days(data),
    )


def _updates(updates: Iterable[dict[str, Any]], span: Span) -> Iterable[Update]:
    """Yield what was reported in the period, newest first, as editions keep it."""
    # Days are compared as editions write them, without making dates of thousands
    start, end = span.start.isoformat(), span.end.isoformat()
    for one, corrected in with_corrections(updates):
        if start <= one["date"] <= end:
            yield Update(
                date=_day(one),
                status=one["status"],
                outlook=one["outlook"],
                text=one["text"],
                next_step=one["next_step"],
                reason=one["reason"],
                corrected=corrected,
            )


def _belongs(facts: MeasureFacts, data: dict[str, Any], span: Span) -> bool:
    if facts.updates:
        return True
    start = span.start.isoformat()
    before = next((one for one in data["updates"] if one["date"] < start), None)
    if before and before["status"] in OVER:
        return False
    return span.touches(facts.start, None)


def _day(update: dict[str, Any]) -> date:
    return date.fromisoformat(update["date"])
