"""Which events take place when: what is still to come, and what falls into a month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from publishing.languages import GERMAN
from publishing.moments import day_of
from publishing.occurrences import Occurrence, from_json
from publishing.roster import Roster, roster_of

KEPT = ("day", "begins", "ends", "last_day")
# What takes longer than these days is told once above the days of a month
SHORT = 3


@dataclass(frozen=True)
class Agenda:
    """`occurrences` say of each edition of the roster when it takes place."""

    roster: Roster
    occurrences: list[Occurrence]

    def coming(self, at: datetime) -> int:
        """Return which events are not over at the moment `at`, as bits of the roster."""
        return _bits(not one.is_over(at) for one in self.occurrences)

    def between(self, first: date, last: date) -> int:
        """Return which events take place on one of these days at least."""
        return _bits(one.day <= last and one.final_day >= first for one in self.occurrences)

    def months(self) -> tuple[date, date] | None:
        """Return the first days of the first and of the last month in which there is something, or None."""
        if not self.occurrences:
            return None
        first = min(one.day for one in self.occurrences)
        last = max(one.final_day for one in self.occurrences)
        return first.replace(day=1), last.replace(day=1)


@dataclass(frozen=True)
class CalendarDay:
    """A day of a month's page; `events` are EventCards."""

    date: date
    in_month: bool
    is_today: bool
    events: list[Any]


def agenda_of(at: datetime, language: str = GERMAN) -> Agenda:
    """Return all events that are public at the moment `at`: one query, or four when the state of the site is new."""
    roster = roster_of("event", at, language, KEPT)
    if "occurrences" not in roster.worked_out:
        roster.worked_out["occurrences"] = [
            from_json(dict(zip(KEPT, row, strict=True))) for row in roster.kept
        ]
    return Agenda(roster, roster.worked_out["occurrences"])


def weeks(month: date, cards: list[Any], at: datetime) -> list[list[CalendarDay]]:
    """Return the weeks of a month from Monday on, each day with the events (EventCards) that take place on it."""
    today = day_of(at)
    last = last_day(month)
    day = month - timedelta(days=month.weekday())
    result = []
    while day <= last:
        days = [day + timedelta(days=number) for number in range(7)]
        result.append(
            [
                CalendarDay(
                    one,
                    one.month == month.month,
                    one == today,
                    [
                        card
                        for card in cards
                        if one.month == month.month
                        and not is_long(card.occurrence)
                        and card.occurrence.day <= one <= card.occurrence.final_day
                    ],
                )
                for one in days
            ]
        )
        day += timedelta(days=7)
    return result


def is_long(one: Occurrence) -> bool:
    """Tell whether it takes so many days that a calendar would name it again and again."""
    return (one.final_day - one.day).days >= SHORT


def last_day(month: date) -> date:
    """Return the last day of the month that begins with `month`."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def _bits(flags: Any) -> int:
    found = 0
    for place, is_set in enumerate(flags):
        if is_set:
            found |= 1 << place
    return found
