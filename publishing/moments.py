"""German time: how a moment is shown, and how a wall-clock time that a person typed is understood."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone

BERLIN = ZoneInfo("Europe/Berlin")
ZONE_NAMES = {"CET": "MEZ", "CEST": "MESZ"}


def in_words(moment: datetime) -> str:
    """Return "17. Januar 2017, 8:00 Uhr MEZ" for an aware moment."""
    local = timezone.localtime(moment, BERLIN)
    zone = ZONE_NAMES.get(local.tzname() or "", local.tzname())
    return f"{formats.date_format(local, 'j. F Y, G:i')} Uhr {zone}"


def day_of(moment: datetime) -> date:
    """Return the calendar day that it is in Berlin at an aware moment."""
    return moment.astimezone(BERLIN).date()


def day_in_words(day: date) -> str:
    """Return "17. Januar 2017", held together by no-break spaces."""
    return formats.date_format(day, "j.\u00a0F\u00a0Y")


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
