"""The states of a measure in the order in which lists show them, which may follow which, and the outlook."""

from django.db.models import TextChoices
from django.utils.translation import gettext_noop


class MeasureStatus(TextChoices):
    ACTIVE = "active", gettext_noop("in Umsetzung")
    FINALISATION = "finalisation", gettext_noop("Abschlussphase")
    PLANNED = "planned", gettext_noop("geplant")
    SUSPENDED = "suspended", gettext_noop("ruht")
    CLOSED = "closed", gettext_noop("abgeschlossen")
    CANCELLED = "cancelled", gettext_noop("abgebrochen")


class Outlook(TextChoices):
    """How the work goes on, as the people who do it judge."""

    ON_TRACK = "on_track", gettext_noop("nach Plan")
    AT_RISK = "at_risk", gettext_noop("gefährdet")
    BLOCKED = "blocked", gettext_noop("kommt nicht voran")


# Of these nothing more is to be reported
OVER = (MeasureStatus.CLOSED, MeasureStatus.CANCELLED)
STEPS = {
    MeasureStatus.PLANNED: {MeasureStatus.ACTIVE, MeasureStatus.CANCELLED},
    MeasureStatus.ACTIVE: {
        MeasureStatus.FINALISATION,
        MeasureStatus.SUSPENDED,
        MeasureStatus.CANCELLED,
    },
    MeasureStatus.SUSPENDED: {MeasureStatus.ACTIVE, MeasureStatus.CANCELLED},
    MeasureStatus.FINALISATION: {MeasureStatus.CLOSED},
    MeasureStatus.CLOSED: set(),
    MeasureStatus.CANCELLED: set(),
}


def may_follow(before: str, after: str) -> bool:
    """Tell whether a measure in the status `before` may be reported as `after` next; staying is always possible."""
    return after == before or after in STEPS[MeasureStatus(before)]


def next_in_words(before: str) -> str:
    """Return what may follow `before`, in German: "in Umsetzung" oder "abgebrochen"; "" where nothing may."""
    return " oder ".join(
        f"„{status.label}“" for status in MeasureStatus if status in STEPS[MeasureStatus(before)]
    )
