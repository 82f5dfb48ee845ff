"""What lists, calendars and feeds show of an event, and the next ones to come as other pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q

from .languages import GERMAN
from .models import Edition
from .models.edition import EditionQuerySet
from .moments import day_of, midnight
from .occurrences import Occurrence, from_json

# An event of many days is looked for as long as this after its first
LONGEST = timedelta(days=366)
# Read more than shown: what took place earlier today is left out only after reading, and translations count twice
READ = 30

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
    facts = facts_of(edition, getattr(edition, "in_german", edition).data)
    links = edition.data.get("links", [])
    programs = [
        subjects[link["target"]]
        for link in links
        if link["rel"] == "program" and link["target"] in subjects
    ]
    return EventCard(edition, facts, programs, occurrence_in(facts, edition).is_over(at))


def facts_of(edition: Edition, german: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the edition; when it takes place is said by the German text, which may have moved it."""
    return {**edition.data, **{name: german[name] for name in MOVING if name in german}}


def not_over(
    editions: EditionQuerySet, at: datetime, ordered_by: str = "sort_at"
) -> EditionQuerySet:
    """Return the events among the editions that are still to come or take place, the next ones first; a few are read.

    `ordered_by` is the column that holds their beginning: that of the links, where they are found by a link.
    """
    today = day_of(at)
    begun = Q(
        **{
            f"{ordered_by}__gte": midnight(today - LONGEST),
            "data__last_day__gte": today.isoformat(),
        }
    )
    to_come = Q(**{f"{ordered_by}__gte": midnight(today)})
    return editions.filter(begun | to_come).order_by(ordered_by, "pk")[:READ]


def about(document_id: int, *, rel: str, language: str, at: datetime) -> EditionQuerySet:
    """Return the events that refer to the document by `rel` and are not over: a few, for `next_events`."""
    links = {"links__target": document_id, "links__rel": rel, "links__kind": "event"}
    events = Edition.objects.live(at).filter(language__in={GERMAN, language}, **links)
    return not_over(events.annotate(listed_at=F("links__sort_at")), at, "listed_at")


def next_events(editions: Iterable[Edition], language: str, at: datetime) -> list[Edition]:
    """Return the events of the language that are not over, the next ones first, each with its `in_german`.

    `editions` hold German events and those in the language; what is not translated is German.
    """
    editions = list(editions)
    german: dict[int, Any] = {one.document_id: one for one in editions if one.language == GERMAN}
    translated = {one.subject_id: one for one in editions if one.language == language != GERMAN}
    found = []
    for document, source in german.items():
        shown: Any = translated.get(document, source)
        shown.in_german = source
        if not occurrence_in(source.data, source).is_over(at):
            found.append(shown)
    return sorted(found, key=lambda one: (one.in_german.sort_at, one.in_german.pk))
