"""The public list of announcements; single announcements and pages are answered by publishing.views."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.paging import Listing, page_of
from publishing.responses import public

from .cards import cards, newest


@public
def news_list(request: HttpRequest) -> HttpResponse:
    """Show all announcements, newest first, paged by `?seite=`.

    page    publishing.paging.Page (number, pages, total, first, last, links, previous_url, next_url, is_single)
    cards   NewsCards of this page (edition, date, programs, image); empty where nothing was published yet
    """
    page = page_of(request, Listing("news|de", newest(request.at)))
    return render(
        request, "news/newsitem_list.html", {"page": page, "cards": cards(page.items, request.at)}
    )
