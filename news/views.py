"""The public list of announcements; single announcements and pages are answered by publishing.views."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from publishing import reading
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.paging import page_among
from publishing.responses import public
from publishing.roster import roster_of
from publishing.sifting import cleaned

from .cards import cards_with
from .selection import PARAMETERS, selected


@public
def news_list(request: PortalRequest) -> HttpResponse:
    """Show all announcements, or those that the address selects, newest first, paged by `?seite=`.

    page       publishing.paging.Page (number, pages, total, first, last, links, previous_url, next_url, is_single)
    cards      NewsCards of this page (edition, date, programs, image); empty where nothing was published yet
    selection  news.selection.Selection: chosen (empty for all announcements), title, query, total
    facets     news.selection.Facets: what can be chosen beside it, with counts
    """
    if clean := cleaned(request, *PARAMETERS):
        return HttpResponseRedirect(clean)
    at, roster = request.at, roster_of("news", request.at)
    selection = selected(request, roster)

    def read(first: int, size: int) -> list[Edition]:
        return reading.in_order(roster.part(selection.found, first, size), at)

    page = page_among(request, selection.total, read)
    context = {
        "page": page,
        "cards": cards_with(reading.in_site_language(page.items, at), roster.subjects),
        "selection": selection,
        "facets": selection.facets(),
    }
    return render(request, "news/newsitem_list.html", context)


@public
def year(request: PortalRequest, year: int) -> HttpResponse:
    """Lead from the address above a year's announcements to the list of that year."""
    return redirect(f"{reverse('news:list')}?jahr={year}", permanent=True)
