"""Where images and files are used: the apps above tell what they know, for the library imports none of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet


class Standing(StrEnum):
    """How a text shows an item; each text counts once, under the first that holds."""

    LIVE = "live"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    ARCHIVED = "archived"


# One text, several texts: as they stand after "in"
WORDS = {
    Standing.LIVE: ("veröffentlichten Text", "veröffentlichten Texten"),
    Standing.SCHEDULED: ("geplanten Text", "geplanten Texten"),
    Standing.DRAFT: ("Entwurf", "Entwürfen"),
    Standing.ARCHIVED: ("archivierten Text", "archivierten Texten"),
}


@dataclass(frozen=True)
class Use:
    """One text that shows the item, now or in an edition.

    `url` leads to its form, `public_url` to its page where it is public; `state` is that of the working copy, as code
    and word; `how` says where in the working copy, for example "Titelbild"; `shows_former` names a live page that still
    has the file from before a replacement.
    """

    title: str
    kind: str
    standing: Standing
    how: str
    url: str
    state: str = ""
    state_word: str = ""
    public_url: str = ""
    shows_former: bool = False


@dataclass(frozen=True)
class Tally:
    """How many texts show an item, by standing."""

    numbers: Mapping[Standing, int]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    def __str__(self) -> str:
        """Return "in 3 veröffentlichten Texten, in 1 Entwurf", or that nothing uses it."""
        parts = [
            f"in {number} {WORDS[standing][number != 1]}"
            for standing in Standing
            if (number := self.numbers.get(standing, 0))
        ]
        return ", ".join(parts) or "nicht verwendet"


@dataclass(frozen=True)
class Source:
    """What an app that shows items tells.

    `uses(item, at, limit)` names up to `limit` uses, the most public first; `tallies(items, at)` counts them by key;
    `annotate(queryset)` adds the boolean column `is_used`; `shown(hashes)` returns those that any edition shows;
    `replaced(item, by, at)` is called in the transaction in which an item has got another file.
    """

    uses: Callable[[Any, datetime, int], Iterable[Use]]
    tallies: Callable[[Sequence[Any], datetime], Mapping[int, Tally]]
    annotate: Callable[[QuerySet[Any]], QuerySet[Any]]
    shown: Callable[[Iterable[str]], set[str]]
    replaced: Callable[[Any, Any, datetime], None]


class InUse(ValidationError):
    """The item cannot be deleted; the message names where it is used."""

    def __init__(self, item: Model, uses: list[Use]) -> None:
        places = ", ".join(f"„{use.title}“ ({use.how})" for use in uses[:NAMED])
        more = " und weiteren Texten" if len(uses) > NAMED else ""
        super().__init__(
            f"„{item}“ wird noch verwendet und kann deshalb nicht gelöscht werden: {places}{more}."
            " Veröffentlichte Fassungen bleiben im Archiv und brauchen ihre Bilder und Dateien weiter."
        )
        self.uses = uses


NAMED = 5
LISTED = 100
_sources: list[Source] = []


def register(source: Source) -> None:
    _sources.append(source)


def uses_of(item: Model, at: datetime, limit: int = LISTED) -> list[Use]:
    """Return where the item is used, at most `limit` places of each source."""
    return [use for source in _sources for use in source.uses(item, at, limit)]


def tallies_of(items: Sequence[Any], at: datetime) -> dict[int, Tally]:
    """Return how often each of the items (of one model) is used, by key; the number of queries is constant."""
    sums: dict[int, dict[Standing, int]] = {item.pk: {} for item in items}
    for source in _sources:
        for pk, tally in source.tallies(items, at).items():
            for standing, number in tally.numbers.items():
                sums[pk][standing] = sums[pk].get(standing, 0) + number
    return {pk: Tally(numbers) for pk, numbers in sums.items()}


def with_usage(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Return the queryset with the column `is_used`."""
    for source in _sources:
        queryset = source.annotate(queryset)
    return queryset


def shown_hashes(hashes: Iterable[str]) -> set[str]:
    """Return those of the content hashes that any edition shows, of whatever time."""
    hashes = list(hashes)
    return {found for source in _sources for found in source.shown(hashes)}


def tell_replaced(item: Model, by: Any, at: datetime) -> None:
    """Tell all apps that show the item that it has got another file."""
    for source in _sources:
        source.replaced(item, by, at)


def require_unused(item: Model, at: datetime) -> None:
    """Raise InUse where any text shows the item."""
    uses = uses_of(item, at, NAMED + 1)
    if uses:
        raise InUse(item, uses)
