"""What the page shows of a hit."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from news.cards import date_of
from publishing.models import Edition
from publishing.moments import day_of
from publishing.searching import Found

from .kind_words import one


@dataclass(frozen=True)
class Card:
    """`title` and `excerpt` are safe and mark what was found; `because` are words that stand there instead."""

    edition: Edition
    title: SafeString
    kind: str
    date: date | None
    excerpt: SafeString
    because: list[str]


def cards(found: Found) -> list[Card]:
    """Return the hits as the page shows them: no query."""
    return [
        Card(
            edition=hit.edition,
            title=hit.title,
            kind=one(hit.edition.kind),
            date=_date(hit.edition),
            excerpt=hit.excerpt,
            because=list(hit.because),
        )
        for hit in found.hits
    ]


def _date(edition: Edition) -> date | None:
    """Return the day of an announcement or event; what holds until it is changed has none."""
    match edition.kind:
        case "news":
            return date_of(edition)
        case "event":
            return day_of(edition.sort_at)
    return None
