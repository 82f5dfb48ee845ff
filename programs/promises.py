"""What was promised for when, where it was moved and why, and whether it was reached."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext_noop

from publishing.moments import day_from

from .measures.overview import MeasureCard
from .precision import in_words, span_of


class State(Enum):
    """Value: the word that the public reads, in German."""

    REACHED = gettext_noop("erreicht")
    OPEN = gettext_noop("zugesagt")
    MOVED = gettext_noop("verschoben")
    OVERDUE = gettext_noop("noch nicht erreicht")


@dataclass(frozen=True)
class PromisedDate:
    """`first` and `last` are the days that the date spans by its precision; the first date has no `note`."""

    day: date
    precision: str
    announced_on: date | None
    note: str

    @property
    def first(self) -> date:
        return span_of(self.day, self.precision)[0]

    @property
    def last(self) -> date:
        return span_of(self.day, self.precision)[1]

    @property
    def words(self) -> str:
        return in_words(self.day, self.precision)


@dataclass(frozen=True)
class Promise:
    """A milestone; `dates` oldest first, at least one.

    `measure_id` is the document to which it belongs, public or not, or None; `measure` is that where it is to be named.
    """

    title: str
    dates: list[PromisedDate]
    reached_on: date | None
    state: State
    measure_id: int | None = None
    measure: MeasureCard | None = None

    @property
    def current(self) -> PromisedDate:
        return self.dates[-1]

    @property
    def moved_from(self) -> list[PromisedDate]:
        return self.dates[:-1]

    @property
    def is_overdue(self) -> bool:
        return self.state is State.OVERDUE

    @property
    def in_time(self) -> bool:
        """Whether it was reached by the date that was announced first."""
        return self.reached_on is not None and self.reached_on <= self.dates[0].last


def promises_of(data: dict[str, Any], day: date) -> list[Promise]:
    """Return the milestones in the data of an edition as seen on `day`, by the date that holds now."""
    found = [_promise(item, day) for item in data.get("milestones", []) if item["dates"]]
    return sorted(found, key=lambda one: (one.current.last, one.title))


def of_measure(data: dict[str, Any], document_id: int, day: date) -> list[Promise]:
    """Return those of the programme's milestones that belong to the measure, as promises_of does it."""
    return [one for one in promises_of(data, day) if one.measure_id == document_id]


def naming(promises: Iterable[Promise], measures: Iterable[MeasureCard]) -> list[Promise]:
    """Return the promises, each with its measure where that is among `measures`."""
    by_document = {one.document_id: one for one in measures if one.document_id}
    return [replace(one, measure=by_document.get(one.measure_id)) for one in promises]


def kept(promises: Iterable[Promise]) -> tuple[int, int]:
    """Return how many of the promises are reached, and how many of all were moved."""
    promises = list(promises)
    return sum(one.reached_on is not None for one in promises), sum(
        bool(one.moved_from) for one in promises
    )


def _promise(item: dict[str, Any], day: date) -> Promise:
    dates = [
        PromisedDate(
            date.fromisoformat(one["date"]),
            one["precision"],
            day_from(one["announced_on"]),
            one["note"],
        )
        for one in item["dates"]
    ]
    reached_on = day_from(item["reached_on"])
    if reached_on is not None and reached_on > day:
        reached_on = None
    state = state_of(dates, reached_on, day)
    return Promise(item["title"], dates, reached_on, state, item.get("measure"))


def state_of(dates: list[PromisedDate], reached_on: date | None, day: date) -> State:
    """Return where a promise with these dates, oldest first, stands on `day`; `reached_on` is no later than that."""
    if reached_on is not None:
        return State.REACHED
    if dates[-1].last < day:
        return State.OVERDUE
    return State.MOVED if len(dates) > 1 else State.OPEN
