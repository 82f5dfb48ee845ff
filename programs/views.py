"""The public list of programmes."""

from django.http import HttpResponse
from django.shortcuts import render

from publishing import reading
from publishing.clock import PortalRequest
from publishing.paging import Listing, page_of
from publishing.responses import public

from .overview import all_programs, cards


@public
def program_list(request: PortalRequest) -> HttpResponse:
    """Show all programmes by title, paged by `?seite=`.

    page    publishing.paging.Page
    cards   overview.ProgramCards: edition, code, status (name, value), began, ends, sentence, funder, contact, image
    """
    page = page_of(request, Listing("program|de", all_programs(request.at)))
    shown = reading.in_site_language(page.items, request.at)
    context = {"page": page, "cards": cards(shown, request.at)}
    return render(request, "programs/program_list.html", context)
