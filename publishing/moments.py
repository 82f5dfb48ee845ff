"""German time: how a moment is shown, and how a wall-clock time that a person typed is understood."""

from calendar import monthrange
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import formats, timezone

from .languages import of_site

BERLIN = ZoneInfo("Europe/Berlin")
# Days that people mean: reckoning with them never leaves the calendar
YEARS = range(1800, 2200)
BEYOND_REACH = (
    f"Bitte prüfen Sie das Jahr: Möglich ist {YEARS[0]} bis {YEARS[-1]}."
    " Ein Ende, das nicht feststeht, bleibt leer."
)
ZONE_NAMES = {"CET": "MEZ", "CEST": "MESZ"}


def in_words(moment: datetime) -> str:
    """Return "17. Januar 2017, 8:00 Uhr MEZ" for an aware moment."""
    local = timezone.localtime(moment, BERLIN)
    zone = ZONE_NAMES.get(local.tzname() or "", local.tzname())
    return f"{formats.date_format(local, 'j. F Y, G:i')} Uhr {zone}"


def clock_time(moment: datetime) -> str:
    """Return "8:00 Uhr", German time, for an aware moment of which everybody knows the day."""
    return f"{formats.date_format(timezone.localtime(moment, BERLIN), 'G:i')} Uhr"


def lately(moment: datetime, at: datetime) -> str:
    """Return "um 8:00 Uhr" for an aware moment of the day on which `at` lies, else also the day."""
    if day_of(moment) == day_of(at):
        return f"um {clock_time(moment)}"
    return f"am {day_in_words(day_of(moment))} um {clock_time(moment)}"


def day_of(moment: datetime) -> date:
    """Return the calendar day that it is in Berlin at an aware moment."""
    return moment.astimezone(BERLIN).date()


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins in Berlin."""
    return datetime.combine(day, time(), tzinfo=BERLIN)


def in_iso(moment: datetime) -> str:
    """Return "2026-03-01T08:00:00+01:00" for an aware moment: on the clocks of Germany, with their offset."""
    return moment.astimezone(BERLIN).isoformat(timespec="seconds")


def day_in_words(day: date) -> str:
    """Return "17. Januar 2017" in the language of the site, held together by no-break spaces."""
    return format_date(day, "long", locale=of_site().locale).replace(" ", "\u00a0")


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def is_within_reach(day: date) -> bool:
    """Tell whether somebody can mean the day, and no end of time as 31.12.9999."""
    return day.year in YEARS


def day_from(value: str | None) -> date | None:
    """Return the day that an edition's data hold as "2017-01-17"; None stays None."""
    return date.fromisoformat(value) if value else None


def exists(wall: datetime) -> bool:
    """Tell whether a naive wall-clock time occurs in Berlin: not in the hour left out in spring."""
    aware = wall.replace(tzinfo=BERLIN)
    return aware.astimezone(ZoneInfo("UTC")).astimezone(BERLIN).replace(tzinfo=None) == wall


def is_ambiguous(wall: datetime) -> bool:
    """Tell whether a naive wall-clock time occurs twice in Berlin: the repeated hour in autumn."""
    first, second = (wall.replace(tzinfo=BERLIN, fold=fold).utcoffset() for fold in (0, 1))
    return exists(wall) and first != second
