"""How far ahead the newsroom looks at what ends: nine months, so that money and people can still be found."""

from datetime import date, datetime

from publishing.moments import day_of, months_after

MONTHS = 9


def days_ahead(at: datetime) -> tuple[date, date]:
    """Return the first and the last day that count as soon, seen from the aware moment `at`."""
    today = day_of(at)
    return today, months_after(today, MONTHS)
