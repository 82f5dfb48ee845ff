"""How fresh a programme's page is: since when what it says is public, and when it is to be checked again."""

from dataclasses import dataclass
from datetime import date

from publishing.models import Edition
from publishing.moments import day_from, day_of


@dataclass(frozen=True)
class Review:
    """`as_of` is the day on which the edition became public, `due` that of the next check or None."""

    as_of: date
    due: date | None
    is_overdue: bool


def review_of(edition: Edition, day: date) -> Review:
    """Return it as seen on `day`; on the day of the check itself nothing is overdue yet."""
    due = day_from(edition.data.get("review_due"))
    return Review(day_of(edition.live_from), due, due is not None and due < day)
