"""The small language of the demonstration's dates: fixed days, and days counted from the day of loading.

`2017-01-17`, `today-9`, `month_end+3` (last day of the month three months on), `month_start+2`, `year_end+2`,
`year_start`, `monday` (the next one after today); a moment adds a time of day in Berlin: `today-9 08:30`. `today`
moves off the weekend: backwards when it lies in the past, forwards when it lies ahead.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import formats

from publishing.moments import BERLIN

RELATIVE = re.compile(r"(today|month_end|month_start|year_end|year_start|monday)([+-]\d+)?\Z")
IN_TEXT = re.compile(
    r"\{((?:today|month_end|month_start|year_end|year_start|monday)(?:[+-]\d+)?)\}"
)


class Dates:
    """Understands the language, seen from the moment `now`."""

    def __init__(self, now: datetime) -> None:
        self.today = now.astimezone(BERLIN).date()

    def day(self, text: str) -> date:
        """Return the day that `text` means; ValueError where it means none."""
        match = RELATIVE.match(text.strip("{}"))
        if not match:
            return date.fromisoformat(text)
        return self._relative(match[1], int(match[2] or 0))

    def day_or_none(self, text: str) -> date | None:
        return self.day(text) if text else None

    def moment(self, text: str) -> datetime:
        """Return the aware moment that "<day> HH:MM" means."""
        day, clock = text.split()
        return datetime.combine(self.day(day), time.fromisoformat(clock), tzinfo=BERLIN)

    def moment_or_none(self, text: str) -> datetime | None:
        return self.moment(text) if text else None

    def fill(self, text: str) -> str:
        """Replace each `{day}` in a text by the day in words, "6. Dezember 2026"."""
        return IN_TEXT.sub(lambda match: formats.date_format(self.day(match[1]), "j. F Y"), text)

    def _relative(self, name: str, count: int) -> date:
        match name:
            case "today":
                day = self.today + timedelta(days=count)
                beyond_friday = day.weekday() - 4
                if beyond_friday <= 0:
                    return day
                return day + timedelta(days=-beyond_friday if count < 0 else 3 - beyond_friday)
            case "monday":
                return self.today + timedelta(days=7 - self.today.weekday() + 7 * count)
            case "year_end":
                return date(self.today.year + count, 12, 31)
            case "year_start":
                return date(self.today.year + count, 1, 1)
        months = self.today.year * 12 + self.today.month - 1 + count
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, last if name == "month_end" else 1)
