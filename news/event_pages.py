"""What the page of an event shows beside its text."""

from datetime import datetime
from typing import Any

from publishing import reading
from publishing.event_cards import facts_of, occurrence_in
from publishing.kinds import Kind, Targets
from publishing.models import Edition

from . import structured
from .pages import contact_of


def event_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by at most two queries:

    occurrence   publishing.occurrences.Occurrence; of a translation that of the German text, which may have moved
    facts        where the rest is: cancelled, place, address, online_url, registration, registration_url
    is_over      whether it is over at `at`
    programs, departments   live editions that it names
    contact      whom to ask: see news.pages.contact_of
    """
    programs, departments = targets.get("program", []), targets.get("department", [])
    facts = facts_of(edition, _german(edition, at))
    one = occurrence_in(facts, edition)
    return {
        "occurrence": one,
        "facts": facts,
        "is_over": one.is_over(at),
        "programs": programs,
        "departments": departments,
        "contact": contact_of(programs, departments, at),
    }


def _german(edition: Edition, at: datetime) -> dict[str, Any]:
    if edition.spoken.is_german:
        return edition.data
    live = reading.live_by_document([edition.subject_id], at)
    return live[edition.subject_id].data if edition.subject_id in live else edition.data


EVENT = Kind("event", "news.Event", "news/event_detail.html", event_context, structured.event)
