"""When a Sachstand is due: one in each calendar month for every measure that goes on."""

from datetime import date

from publishing.moments import months_after


def due_since(day: date) -> date:
    """Return the first day of the month in which `day` lies: without a Sachstand from then on, one is due."""
    return day.replace(day=1)


def overdue_since(day: date) -> date:
    """Return the first day of the month before: without a Sachstand from then on, a whole month went by."""
    return months_after(day.replace(day=1), -1)
