"""Pages of long lists under plain `?seite=` addresses, as fast on page 5,000 as on page 2.

An OFFSET reads all rows before it. Instead, the first edition of every page is noted once per state of the site
(publishing.public_state); a page is then read from its first edition on, by the index behind the list's order.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, Subquery, Window
from django.db.models.functions import Mod, RowNumber
from django.http import Http404, HttpRequest

from .clock import PortalRequest
from .models import Edition
from .models.edition import EditionQuerySet
from .public_state import public_state

PARAMETER = "seite"
SIZE = 20
NEIGHBOURS = 2
# What the columns of the links' index stand for in the edition itself: see publishing.reading
COLUMNS = {"listed_at": "sort_at", "listed_id": "pk"}


@dataclass(frozen=True)
class Listing:
    """Live editions ordered by two columns, both in one direction, the second of which is unique in the list.

    Two lists with the same `name` (filters included), `size` and `state` of the site are the same list.
    """

    name: str
    editions: EditionQuerySet = field(compare=False)
    size: int = SIZE
    state: str = ""

    @property
    def order(self) -> tuple[str, str]:
        first, second = self.editions.query.order_by
        return str(first), str(second)


@dataclass(frozen=True)
class PageLink:
    """A page number with its address; `is_gap` stands for numbers left out."""

    number: int
    url: str = ""
    is_current: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class Page:
    """One page of a list: `items` (editions, or what `read` returned) are numbers `first` to `last` of `total`."""

    items: list[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int
    links: list[PageLink]
    previous_url: str
    next_url: str

    @property
    def is_single(self) -> bool:
        return self.pages == 1


def page_of(request: PortalRequest, listing: Listing) -> Page:
    """Return the page that the request asks for; Http404 for one that there is not. Two queries, or three at first."""
    number = _asked_number(request)
    starts, total = _count_off(replace(listing, state=public_state(request.at)))

    def read(first: int) -> list[Edition]:
        return list(_from(listing, starts[first // listing.size])[: listing.size])

    return _page(request, number, total, listing.size, read)


def page_among(
    request: PortalRequest, total: int, read: Callable[[int, int], list[Any]], size: int = SIZE
) -> Page:
    """Return the page that the request asks for of a list already counted; Http404 for one that there is not.

    `read(first, size)` returns `size` items, editions or what is made of them, leaving out the `first` ones before.
    """
    return _page(request, _asked_number(request), total, size, lambda first: read(first, size))


def _page(
    request: HttpRequest, number: int, total: int, size: int, read: Callable[[int], list[Any]]
) -> Page:
    pages = max(-(-total // size), 1)
    if number > pages:
        raise Http404(
            f"Diese Liste hat nur {pages} Seiten."
            if pages > 1
            else "Diese Liste hat nur eine Seite."
        )
    items = read((number - 1) * size) if total else []
    first = (number - 1) * size + 1 if items else 0
    return Page(
        items=items,
        number=number,
        pages=pages,
        total=total,
        first=first,
        last=first + len(items) - 1 if items else 0,
        links=_links(request, number, pages),
        previous_url=_url(request, number - 1) if number > 1 else "",
        next_url=_url(request, number + 1) if number < pages else "",
    )


def _asked_number(request: HttpRequest) -> int:
    value = request.GET.get(PARAMETER, "1")
    # Ten digits and no leading zero: one address per page, and nothing that a database could choke on
    if not (value.isascii() and value.isdigit() and len(value) <= 10 and value[0] != "0"):
        raise Http404("Seiten werden mit ganzen Zahlen ab 1 angegeben, zum Beispiel „?seite=2“.")
    return int(value)


@lru_cache(maxsize=256)
def _count_off(listing: Listing) -> tuple[array, int]:
    """Return the ids of the first edition of every page, and how many editions there are in all.

    Goes through the whole list once per state of the site and process; 8 bytes are kept for each page.
    """
    rows = (
        listing.editions.annotate(
            place=Window(RowNumber(), order_by=listing.order), total=Window(Count("*"))
        )
        .annotate(place_on_page=Mod(F("place") - 1, listing.size))
        .filter(place_on_page=0)
        .order_by()
        .values_list("place", "pk", "total")
    )
    # Only the few that are left are sorted, and not the whole list once more
    found = sorted(rows)
    return array("q", [pk for _, pk, _ in found]), found[0][2] if found else 0


def _from(listing: Listing, start: int) -> EditionQuerySet:
    """Return the list from the edition `start` on."""
    first, second = listing.order
    compare, beyond = ("lte", "lt") if first.startswith("-") else ("gte", "gt")
    first, second = first.lstrip("-"), second.lstrip("-")
    row = Edition.objects.filter(pk=start).order_by()
    value, tie = (Subquery(row.values(COLUMNS.get(name, name))[:1]) for name in (first, second))
    # Two conditions instead of an OR, so that the index is entered at the right place
    from_value = listing.editions.filter(**{f"{first}__{compare}": value})
    return from_value.filter(
        Q(**{f"{first}__{beyond}": value}) | Q(**{f"{second}__{compare}": tie})
    )


def _links(request: HttpRequest, number: int, pages: int) -> list[PageLink]:
    shown = {1, pages, *range(number - NEIGHBOURS, number + NEIGHBOURS + 1)}
    links: list[PageLink] = []
    for other in sorted(page for page in shown if 1 <= page <= pages):
        if links and other - links[-1].number > 1:
            links.append(PageLink(other - 1, is_gap=True))
        links.append(PageLink(other, _url(request, other), is_current=other == number))
    return links


def _url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    if number > 1:
        query[PARAMETER] = str(number)
    return f"{request.path}?{query.urlencode()}" if query else request.path
