"""Where images and files are used: the apps above register what they know, for the library imports none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Use:
    """One text that shows the item; `url` leads to its form, `how` says for example "Titelbild"."""

    title: str
    how: str
    url: str


@dataclass(frozen=True)
class Source:
    """`uses(item, limit)` names up to `limit` uses; `annotate(queryset)` adds the boolean column `is_used`."""

    uses: Callable[[Any, int], Iterable[Use]]
    annotate: Callable[[QuerySet[Any]], QuerySet[Any]]


class InUse(ValidationError):
    """The item cannot be deleted; the message names where it is used."""

    def __init__(self, item: Model, uses: list[Use]) -> None:
        places = ", ".join(f"„{use.title}“ ({use.how})" for use in uses[:SHOWN])
        more = " und weiteren Texten" if len(uses) > SHOWN else ""
        super().__init__(
            f"„{item}“ wird noch verwendet und kann deshalb nicht gelöscht werden: {places}{more}."
            " Veröffentlichte Fassungen bleiben im Archiv und brauchen ihre Bilder und Dateien weiter."
        )
        self.uses = uses


SHOWN = 5
_sources: list[Source] = []


def register(source: Source) -> None:
    _sources.append(source)


def uses_of(item: Model, limit: int = SHOWN + 1) -> list[Use]:
    """Return where the item is used, at most `limit` places of each source."""
    return [use for source in _sources for use in source.uses(item, limit)]


def with_usage(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Return the queryset with the column `is_used`."""
    for source in _sources:
        queryset = source.annotate(queryset)
    return queryset


def require_unused(item: Model) -> None:
    """Raise InUse where any text shows the item."""
    uses = uses_of(item)
    if uses:
        raise InUse(item, uses)
