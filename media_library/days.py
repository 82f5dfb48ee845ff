"""Which day it is in Germany: licences end with a day, not with a moment."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def day_of(moment: datetime) -> date:
    """Return the calendar day in Germany at an aware moment."""
    return moment.astimezone(BERLIN).date()
