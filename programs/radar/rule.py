"""The rule of the radar: when money, posts and measures of a programme outlive one another, in days.

A day is funded when a period of an own award covers it: the last notice of a chain of amendments counts, and money that
is passed on pays nobody of the county. Without any dated award the funding periods take their place. A measure goes on
from its beginning to its end until it is closed or cancelled; without an end, or where its end is over and nobody
closed it, it goes on without an end; what is merely planned and has no day is left out. A seat is held on the days of
its appointments, acting ones too.

Warned of is the first stretch of days of each sort that begins within the horizon and is not over:

- a seat is held, and no money is there (only where something is known of money at all);
- money is there and a measure goes on, and nobody holds any seat;
- the same, others coordinate, and a seat is vacant;
- a measure goes on, and no money is there: measures that lack it from the same day on are one warning;
- money is there, and neither is a seat held nor does a measure go on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from .stretches import OPEN, Stretch, common, merged, outside, stretch, without


class Kind(Enum):
    """In the order in which warnings of one day stand."""

    POST_UNPAID = 1
    NOBODY_COORDINATES = 2
    MEASURE_UNFUNDED = 3
    SEAT_VACANT = 4
    MONEY_UNUSED = 5


@dataclass(frozen=True)
class Term:
    person: str
    days: Stretch
    acting: bool = False


@dataclass(frozen=True)
class Seat:
    """One of the `seats` of the post `post`, whose key is `key`."""

    key: int
    post: str
    number: int
    seats: int
    terms: tuple[Term, ...] = ()

    @property
    def days(self) -> list[Stretch]:
        return merged(term.days for term in self.terms)

    def holder(self, day: date) -> Term | None:
        return next((term for term in self.terms if term.days.covers(day)), None)


class Work(NamedTuple):
    """A measure that goes on."""

    title: str
    days: Stretch


@dataclass(frozen=True)
class Facts:
    """What is known of a programme; `money` None: neither an award nor a funding period says anything."""

    money: tuple[Stretch, ...] | None
    seats: tuple[Seat, ...] = ()
    works: tuple[Work, ...] = ()


@dataclass(frozen=True)
class Warning:
    """What lacks on the days of `gap`, which begins today at the earliest: at a `seat`, or for `works`."""

    kind: Kind
    gap: Stretch
    seat: Seat | None = None
    works: tuple[Work, ...] = ()


def days_of_measure(
    first: date | None, last: date | None, today: date, *, has_begun: bool
) -> Stretch | None:
    """Return when a measure goes on that is neither closed nor cancelled; None where it is planned without a day."""
    if first is None and last is None and not has_begun:
        return None
    return stretch(first, last if last and last >= today else None)


def warnings_of(facts: Facts, today: date, horizon: date) -> list[Warning]:
    """Return what is to be warned of on `today`, looking ahead to the day `horizon`; the most urgent first."""
    found = _found(facts, _Window(today, horizon))
    return sorted(found, key=lambda one: (one.gap.first, one.kind.value))


@dataclass(frozen=True)
class _Window:
    today: date
    horizon: date

    def first_of(self, days: Iterable[Stretch]) -> Stretch | None:
        """Return the first stretch that begins within the horizon and is not over, from today on."""
        ahead = common(days, [Stretch(self.today, OPEN)])
        return ahead[0] if ahead and ahead[0].first <= self.horizon else None


def _found(facts: Facts, window: _Window) -> Iterator[Warning]:
    held = [day for seat in facts.seats for day in seat.days]
    # Thousands of measures go on during a few hundred stretches
    spans = {work.days for work in facts.works}
    worked = merged(spans)
    needed = worked if facts.money is None else common(facts.money, worked)
    if facts.money is not None:
        for seat in facts.seats:
            if gap := window.first_of(without(seat.days, facts.money)):
                yield Warning(Kind.POST_UNPAID, gap, seat=seat)
        yield from _unfunded(facts.works, spans, facts.money, window)
        if gap := window.first_of(without(facts.money, [*held, *worked])):
            yield Warning(Kind.MONEY_UNUSED, gap)
    if gap := window.first_of(without(needed, held)):
        yield Warning(Kind.NOBODY_COORDINATES, gap)
    for seat in facts.seats:
        if gap := window.first_of(without(common(needed, held), seat.days)):
            yield Warning(Kind.SEAT_VACANT, gap, seat=seat)


def _unfunded(
    works: Sequence[Work], spans: Iterable[Stretch], money: tuple[Stretch, ...], window: _Window
) -> Iterator[Warning]:
    unpaid = outside(money)
    lacking_on = {days: gap for days in spans if (gap := window.first_of(common([days], unpaid)))}
    if not lacking_on:
        return
    together: dict[date, list[tuple[Stretch, Work]]] = {}
    for work in works:
        if gap := lacking_on.get(work.days):
            together.setdefault(gap.first, []).append((gap, work))
    for first, lacking in together.items():
        last = max(gap.last for gap, _ in lacking)
        yield Warning(
            Kind.MEASURE_UNFUNDED, Stretch(first, last), works=tuple(work for _, work in lacking)
        )
