"""German time: how a moment is shown, and how a wall-clock time that a person typed is understood."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone

BERLIN = ZoneInfo("Europe/Berlin")
ZONE_NAMES = {"CET": "MEZ", "CEST": "MESZ"}


def in_words(moment: datetime) -> str:
    """Return "17. Januar 2017, 8:00 Uhr MEZ" for an aware moment."""
    local = timezone.localtime(moment, BERLIN)
    zone = ZONE_NAMES.get(local.tzname() or "", local.tzname())
    return f"{formats.date_format(local, 'j. F Y, G:i')} Uhr {zone}"


def exists(wall: datetime) -> bool:
    """Tell whether a naive wall-clock time occurs in Berlin: not in the hour left out in spring."""
    aware = wall.replace(tzinfo=BERLIN)
    return aware.astimezone(ZoneInfo("UTC")).astimezone(BERLIN).replace(tzinfo=None) == wall


def is_ambiguous(wall: datetime) -> bool:
    """Tell whether a naive wall-clock time occurs twice in Berlin: the repeated hour in autumn."""
    first, second = (wall.replace(tzinfo=BERLIN, fold=fold).utcoffset() for fold in (0, 1))
    return exists(wall) and first != second
