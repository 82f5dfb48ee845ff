"""How the tables of Administration write a moment."""

from datetime import datetime

from django.utils import formats, timezone


def written(moment: datetime) -> str:
    """Return "17. Januar 2017, 8:00 Uhr" in local time."""
    return f"{formats.date_format(timezone.localtime(moment), 'j. F Y, G:i')} Uhr"
