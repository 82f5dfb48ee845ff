"""The clock of messages about barriers: an answer within six weeks, a warning after four (HVBIT, BITV)."""

from datetime import datetime, timedelta

from publishing.moments import day_of

ANSWERED_WITHIN = timedelta(weeks=6)
WARNED_AFTER = timedelta(weeks=4)


def due_at(received_at: datetime, kind: str) -> datetime | None:
    """Return the moment until which a message of this kind is to be answered; None for a mere mistake."""
    return None if kind == "mistake" else received_at + ANSWERED_WITHIN


def in_words(due: datetime | None, at: datetime) -> str:
    """Return how much time is left at the moment `at`, in days: "noch 12 Tage", "seit 3 Tagen überfällig"."""
    if due is None:
        return "ohne Frist"
    days = (day_of(due) - day_of(at)).days
    if days < 0:
        return f"seit {_days(-days, 'Tagen', 'einem Tag')} überfällig"
    return f"noch {_days(days, 'Tage', 'ein Tag')}" if days else "heute"


def _days(count: int, several: str, one: str) -> str:
    return one if count == 1 else f"{count} {several}"
