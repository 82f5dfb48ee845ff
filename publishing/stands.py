"""Which past day an address asks for: `?stand=2026-03-01`, and the sentences for what is no such day."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from .hindsight import Hindsight
from .moments import day_in_words, day_of

PARAMETER = "stand"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Of what somebody typed, no more is said again
SHOWN = 40


@dataclass(frozen=True)
class Stand:
    """A day that has begun; `at` is the moment to read with. `is_over`: what was public then changes no more."""

    day: date
    at: Hindsight
    is_over: bool

    @property
    def query(self) -> str:
        return query_of(self.day)


class NoStand(Http404):
    """Nothing can be shown of that day: `sentence` says why; `first` is the first day that has something.

    `explanation` is what the newsroom said when it took the text away. `has_others`: other days may be asked for.
    """

    def __init__(
        self,
        sentence: str,
        *,
        status: int = 404,
        first: date | None = None,
        explanation: str = "",
        has_others: bool = True,
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.status, self.first = sentence, status, first
        self.explanation, self.has_others = explanation, has_others


def query_of(day: date) -> str:
    """Return what stands in the address of a day: "stand=2026-03-01"."""
    return f"{PARAMETER}={day.isoformat()}"


def stand_of(typed: str, now: datetime) -> Stand:
    """Return the day that was typed as "2026-03-01"; NoStand where there is none, or where it has not begun yet."""
    day = iso_day(typed)
    if day is None:
        words = _("„{typed}“ ist kein Tag. Ein Tag wird so angegeben: 2026-03-01.")
        raise NoStand(words.format(typed=typed[:SHOWN]))
    today = day_of(now)
    if day > today:
        words = _("Der {day} liegt noch vor uns. Zeigen können wir nur Tage bis heute.")
        raise NoStand(words.format(day=day_in_words(day)))
    return Stand(day, Hindsight.of(day, now), is_over=day < today)


def iso_day(typed: str) -> date | None:
    """Return the day of "2026-03-01", None for anything else, other ways of ISO 8601 among it."""
    if not DAY.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        # 2026-02-31
        return None
