"""The page of all that changed since a day, for whoever wants to miss nothing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from publishing.changes import Change, Changes, changes_since
from publishing.clock import PortalRequest
from publishing.languages import of_site
from publishing.moments import day_of
from publishing.paging import page_among
from publishing.responses import public

from .asked import DAY, SORT, SORTS, Asked, Sort, asked, quick_choices
from .cards import change_cards

# The rows are short
SIZE = 40


@dataclass(frozen=True)
class Choice:
    """A sort of change with how many there are of it, and the query that leads to them."""

    sort: Sort
    count: int
    query: str
    is_chosen: bool


@public
def change_list(request: PortalRequest) -> HttpResponse:
    """Show what changed since the day that the address names, latest first; a day that cannot be is explained.

    asked    wir_portal.changes.asked.Asked: day, typed, fault, query
    today    the day looked at
    quick    the days that one click leads to (label, day)
    choices  sorts of change with their counts
    page     publishing.paging.Page, cards its ChangeCards; missing where the day cannot be
    """
    wanted = asked(request)
    if not wanted.is_clean or request.GET.get(DAY) == "" or request.GET.get(SORT) == "":
        query = wanted.query
        return HttpResponseRedirect(reverse("changes:list") + (f"?{query}" if query else ""))
    context = {
        "asked": wanted,
        "today": day_of(request.at),
        "quick": quick_choices(request.at),
        **({} if wanted.fault else _listed(request, wanted)),
    }
    status = 400 if wanted.fault else 200
    return render(request, "wir_portal/change_list.html", context, status=status)


def _listed(request: PortalRequest, wanted: Asked) -> dict[str, Any]:
    at = request.at
    changes = changes_since(wanted.moment, at, of_site().code)
    found = changes.of(*wanted.sort.whats)

    def read(leaving: int, size: int) -> list[Change]:
        return changes.part(found, leaving, size)

    page = page_among(request, found.bit_count(), read, SIZE)
    return {
        "choices": [_choice(changes, wanted, sort) for sort in SORTS],
        "page": page,
        "cards": change_cards(page.items, wanted.moment, at),
    }


def _choice(changes: Changes, wanted: Asked, sort: Sort) -> Choice:
    count = changes.of(*sort.whats).bit_count()
    return Choice(sort, count, wanted.query_of(sort), sort is wanted.sort)
