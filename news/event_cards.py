"""What lists, calendars and feeds show of an event, and what its page shows beside the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.moments import day_of
from publishing.occurrences import Occurrence, from_json

from . import structured
from .pages import contact_of

# What a translation does not say for itself
MOVING = ("day", "begins", "ends", "last_day", "cancelled")


@dataclass(frozen=True)
class EventCard:
    """An event in a list: `edition` (title, summary, path), `facts` (data of the German text), `programs`."""

    edition: Edition
    facts: dict[str, Any]
    programs: list[Edition]
    is_over: bool

    @property
    def occurrence(self) -> Occurrence:
        return occurrence_in(self.facts, self.edition)

    @property
    def month(self) -> date:
        """The first day of the month in which it begins."""
        return self.occurrence.day.replace(day=1)


def occurrence_in(facts: dict[str, Any], edition: Edition) -> Occurrence:
    """Return when it takes place; an edition that has lost its data stands on the day of its place in the list."""
    return from_json(facts) if facts.get("day") else Occurrence(day_of(edition.sort_at))


def event_cards(
    editions: Iterable[Edition], subjects: dict[int, Edition], at: datetime
) -> list[EventCard]:
    """Return the events with those of their programmes that are in `subjects`, in the given order."""
    return [_card(edition, subjects, at) for edition in editions]


def _card(edition: Edition, subjects: dict[int, Edition], at: datetime) -> EventCard:
    facts = _facts(edition, getattr(edition, "in_german", edition).data)
    links = edition.data.get("links", [])
    programs = [
        subjects[link["target"]]
        for link in links
        if link["rel"] == "program" and link["target"] in subjects
    ]
    return EventCard(edition, facts, programs, occurrence_in(facts, edition).is_over(at))


def _facts(edition: Edition, german: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the edition; when it takes place is said by the German text, which may have moved it."""
    return {**edition.data, **{name: german[name] for name in MOVING if name in german}}


def event_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by at most two queries:

    occurrence   publishing.occurrences.Occurrence; of a translation that of the German text, which may have moved
    facts        where the rest is: cancelled, place, address, online_url, registration, registration_url
    is_over      whether it is over at `at`
    programs, departments   live editions that it names
    contact      whom to ask: see news.pages.contact_of
    """
    programs, departments = targets.get("program", []), targets.get("department", [])
    facts = _facts(edition, _german(edition, at))
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
