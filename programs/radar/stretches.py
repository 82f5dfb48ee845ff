"""Arithmetic with stretches of days: which are covered, which are left, which two have in common."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

# An unknown beginning or end lies before or after every day
EVER, OPEN = date.min, date.max
ONE = timedelta(days=1)


class Stretch(NamedTuple):
    """Days from `first` to `last`, both included; EVER and OPEN are unknown ends.

    A tuple, since the radar of a whole county sorts some ten thousand of them.
    """

    first: date
    last: date

    @property
    def is_open(self) -> bool:
        return self.last == OPEN

    @property
    def end(self) -> date | None:
        return None if self.is_open else self.last

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def touches(self, other: "Stretch") -> bool:
        return self.first <= other.last and other.first <= self.last


def stretch(first: date | None, last: date | None) -> Stretch:
    """Return the days from `first` to `last`, None being unknown."""
    return Stretch(first or EVER, last or OPEN)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same days in as few stretches as possible, the earliest first; what touches becomes one."""
    found: list[Stretch] = []
    for one in sorted(set(stretches)):
        before = found[-1] if found else None
        if before and (before.is_open or one.first <= before.last + ONE):
            found[-1] = Stretch(before.first, max(before.last, one.last))
        else:
            found.append(one)
    return found


def common(ones: Iterable[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """Return the days that lie in one of `ones` and in one of `others`."""
    others = merged(others)
    both = (
        Stretch(max(one.first, other.first), min(one.last, other.last))
        for one in merged(ones)
        for other in others
    )
    return [one for one in both if one.first <= one.last]


def without(ones: Iterable[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """Return the days of `ones` that lie in none of `others`."""
    return common(ones, outside(others))


def outside(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return all days that lie in none of the stretches."""
    found, first = [], EVER
    for one in merged(stretches):
        if first < one.first:
            found.append(Stretch(first, one.first - ONE))
        if one.is_open:
            return found
        first = one.last + ONE
    return [*found, Stretch(first, OPEN)]
