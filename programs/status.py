"""Where a programme stands, derived from its funding periods and appointments; never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils.translation import gettext_noop


class Status(Enum):
    """Value: the word that the public reads, in German."""

    UNKNOWN = gettext_noop("Laufzeit offen")
    ANNOUNCED = gettext_noop("angekündigt")
    RUNNING = gettext_noop("laufend")
    ENDING_SOON = gettext_noop("endet bald")
    FUNDING_GAP = gettext_noop("Förderlücke")
    ENDED = gettext_noop("beendet")


# Half a year is what a county needs to apply for the next period
ENDING_SOON = timedelta(days=183)


@dataclass(frozen=True)
class Term:
    """Days from `start` to `end`, both included; `end` None is an unknown end."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def derive(periods: Sequence[Term], appointments: Sequence[Term], day: date) -> Status:
    """Return the status on `day`.

    A gap is a day without money between two periods, or after the last one while a coordinator is still in office.
    """
    if not periods:
        return Status.UNKNOWN
    if any(period.covers(day) for period in periods):
        end = covered_until(periods, day)
        return Status.ENDING_SOON if end and end - day <= ENDING_SOON else Status.RUNNING
    if day < min(period.start for period in periods):
        return Status.ANNOUNCED
    if any(period.start > day for period in periods):
        return Status.FUNDING_GAP
    if any(term.covers(day) for term in appointments):
        return Status.FUNDING_GAP
    return Status.ENDED


def covered_until(periods: Sequence[Term], day: date) -> date | None:
    """Return the last day of the unbroken run of periods that covers `day`; None if it is open or not covered."""
    last = None
    for period in sorted(periods, key=lambda period: period.start):
        reaches = period.covers(day) if last is None else period.start - timedelta(days=1) <= last
        if reaches:
            if period.end is None:
                return None
            last = max(last or period.end, period.end)
    return last
