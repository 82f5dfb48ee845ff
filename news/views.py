"""The public list of announcements; single announcements and pages are answered by publishing.views."""

from django.http import HttpResponse
from django.shortcuts import render

from publishing.clock import PortalRequest
from publishing.responses import public

from .cards import cards
from .selection import selected_page


@public
def news_list(request: PortalRequest) -> HttpResponse:
    """Show all announcements, or those of one programme, department or topic, newest first, paged by `?seite=`.

    page       publishing.paging.Page (number, pages, total, first, last, links, previous_url, next_url, is_single)
    cards      NewsCards of this page (edition, date, programs, image); empty where nothing was published yet
    selection  news.selection.Selection (label, title, query, subject or None) or None for all announcements
    """
    page, selection = selected_page(request)
    context = {"page": page, "selection": selection, "cards": cards(page.items, request.at)}
    return render(request, "news/newsitem_list.html", context)
