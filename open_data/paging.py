"""Pages of lists that one reads on by an address: each begins behind the last item of the one before (keyset).

The address also holds the moment whose state the first page showed. All pages show that state, so that nothing is
left out or comes twice when something is published meanwhile; what is withdrawn meanwhile is not shown any more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from publishing.models.edition import EditionQuerySet
from publishing.public_state import last_change

from .parameters import AsOf
from .standing import Standing, standing

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FIRST, LAST = (
    (moment - EPOCH) // MICROSECOND
    for moment in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
)
Key = tuple[int, int]


@dataclass(frozen=True)
class Order:
    """`key` tells the place of a row, `beyond` which rows stand behind a place."""

    fields: tuple[str, str] | tuple[str]
    key: Callable[[Any], Key]
    beyond: Callable[[Key], Q]

    def read(self, rows: EditionQuerySet, after: Key | None, number: int) -> list[Any]:
        """Return `number` rows behind the place `after`: found by their keys, for whole texts are heavy to sort."""
        asked = rows.filter(self.beyond(after)) if after else rows
        keys = asked.order_by(*self.fields).values("pk")[:number]
        return list(rows.filter(pk__in=keys).order_by(*self.fields))


def _older(column: str, tie: str) -> Callable[[Key], Q]:
    def beyond(key: Key) -> Q:
        moment = _moment(key[0])
        return Q(**{f"{column}__lt": moment}) | Q(**{column: moment, f"{tie}__lt": key[1]})

    return beyond


# Texts that are kept: in the order in which they came, which never changes
BY_ID = Order(
    ("document_id",), lambda row: (row.document_id, 0), lambda key: Q(document_id__gt=key[0])
)
NEWEST = Order(
    ("-sort_at", "-document_id"),
    lambda row: (_number(row.sort_at), row.document_id),
    _older("sort_at", "document_id"),
)
LATEST_EDITION = Order(
    ("-live_from", "-pk"), lambda row: (_number(row.live_from), row.pk), _older("live_from", "pk")
)


@dataclass(frozen=True)
class Place:
    """Where a page begins: behind the item with the key `after`, in the state of the moment `snapshot`."""

    snapshot: datetime | None = None
    after: Key | None = None


def place(cursor: str | None) -> Place:
    """Return what a cursor says; its form has been checked, so that each says something."""
    if not cursor:
        return Place()
    snapshot, first, second = (int(part) for part in cursor.split("."))
    return Place(_moment(snapshot), (first, second))


def shown(request: Any, asked: Any) -> tuple[Standing, Key | None]:
    """Return what a list shows and behind which item it begins, as its parameters say.

    What knows no past days always shows the present: anybody can write a place with a moment gone by.
    """
    begun = place(asked.cursor)
    if not isinstance(asked, AsOf):
        return standing(request.at), begun.after
    return standing(request.at, asked.stand, begun.snapshot), begun.after


def next_address(request: HttpRequest, showing: Standing, key: Key) -> str:
    """Return the address of the page behind the item with this key: one query where the state is that of now.

    It stays the same until something changes, and so does the mark of the answer.
    """
    moment = last_change(showing.at) if showing.is_of_now else showing.at
    query = request.GET.copy()
    query["cursor"] = f"{_number(moment)}.{key[0]}.{key[1]}"
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def cut(found: list[Any], limit: int) -> tuple[list[Any], Any]:
    """Return the first `limit` items, and the last of them where there are more (else None)."""
    return found[:limit], found[limit - 1] if len(found) > limit else None


def parts(
    rows: EditionQuerySet, after: Key | None, number: int, of: Callable[[Any], Iterable[Any]]
) -> list[tuple[Key, Any, Any]]:
    """Return `number` parts of editions as (key, edition, part) behind the place `after`: a query for 50 editions.

    `of(edition)` yields the parts of an edition in an order that this edition always has.
    """
    found: list[tuple[Key, Any, Any]] = []
    document, position = after or (0, -1)
    batch = rows.filter(document_id__gte=document)
    while True:
        editions = list(batch.order_by("document_id")[:BATCH])
        for edition in editions:
            for index, part in enumerate(of(edition)):
                if edition.document_id == document and index <= position:
                    continue
                found.append(((edition.document_id, index), edition, part))
                if len(found) == number:
                    return found
        if len(editions) < BATCH:
            return found
        batch = rows.filter(document_id__gt=editions[-1].document_id)


BATCH = 50


def _number(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def _moment(number: int) -> datetime:
    return EPOCH + min(max(number, FIRST), LAST) * MICROSECOND
