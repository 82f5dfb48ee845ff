"""The public lists of events: what is to come, a year, a month as a calendar."""

import re
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from publishing import reading
from publishing.clock import PortalRequest
from publishing.event_cards import event_cards
from publishing.models import Edition
from publishing.moments import day_of
from publishing.paging import page_among
from publishing.responses import public
from publishing.sifting import cleaned

from .agenda import Agenda, agenda_of, is_long, last_day, weeks
from .selection import PARAMETERS, Selection, selected

MONTH = "monat"
MONTH_FORM = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@public
def event_list(request: PortalRequest) -> HttpResponse:
    """Show the events to come, the next ones first, or those of a year or month, narrowed as the address says.

    selection  news.selection.Selection: chosen (empty for all events), title, query, total
    facets     news.selection.Facets: what can be chosen beside it, with counts
    for the list: page, cards (EventCards), month_url (address of the calendar with the same filters)
    for a month (`?monat=2026-12`): month, long (EventCards of many days), weeks (lists of
    CalendarDays), count, previous and next (addresses of the
    months before and after as far as there is something, or ""), also (the query that keeps the month)
    """
    if clean := cleaned(request, *PARAMETERS):
        return HttpResponseRedirect(clean)
    agenda = agenda_of(request.at)
    if MONTH in request.GET:
        month = _asked_month(request, agenda)
        selection = selected(request, agenda.roster, within=agenda.between(month, last_day(month)))
        context = _calendar(request, agenda, selection, month)
        return render(request, "news/event_month.html", context)
    selection = selected(request, agenda.roster, within=agenda.coming(request.at))
    return render(request, "news/event_list.html", _page(request, agenda, selection))


@public
def year(request: PortalRequest, year: int) -> HttpResponse:
    """Lead from the address above a year's events to the list of that year."""
    return redirect(f"{reverse('news:events')}?jahr={year}", permanent=True)


def _page(request: PortalRequest, agenda: Agenda, selection: Selection) -> dict[str, Any]:
    def read(first: int, size: int) -> list[Edition]:
        return reading.in_order(
            agenda.roster.part_from_end(selection.found, first, size), request.at
        )

    page = page_among(request, selection.total, read)
    cards = event_cards(page.items, agenda.roster.subjects, request.at)
    nearest = next((card.occurrence.day for card in cards if not card.is_over), None)
    return {
        "selection": selection,
        "facets": selection.facets(),
        "page": page,
        "cards": cards,
        "month_url": _month_url(selection, max(nearest or date.min, day_of(request.at))),
    }


def _calendar(
    request: PortalRequest, agenda: Agenda, selection: Selection, month: date
) -> dict[str, Any]:
    found = selection.found & selection.within
    ids = agenda.roster.part_from_end(found, 0, found.bit_count())
    cards = event_cards(reading.in_order(ids, request.at), agenda.roster.subjects, request.at)
    first, last = _reach(request, agenda)
    before, after = month - timedelta(days=1), last_day(month) + timedelta(days=1)
    return {
        "selection": selection,
        # The month stands for the year
        "facets": selection.facets()[:-1],
        "also": f"{MONTH}={month:%Y-%m}",
        "month": month,
        "long": [card for card in cards if is_long(card.occurrence)],
        "weeks": weeks(month, cards, request.at),
        "count": len(cards),
        "previous": _month_url(selection, before) if before >= first else "",
        "next": _month_url(selection, after) if after <= last_day(last) else "",
    }


def _asked_month(request: PortalRequest, agenda: Agenda) -> date:
    """Return the first day of the month; Http404 beyond the months in which there is something, but for the present."""
    found = MONTH_FORM.fullmatch(request.GET[MONTH])
    if not found:
        raise Http404(
            _("Monate werden mit Jahr und Monat angegeben, zum Beispiel „?monat=2027-01“.")
        )
    month = date(int(found[1]), int(found[2]), 1)
    first, last = _reach(request, agenda)
    if not first <= month <= last:
        raise Http404(_("In diesem Monat gibt es keine Termine."))
    return month


def _reach(request: PortalRequest, agenda: Agenda) -> tuple[date, date]:
    present = day_of(request.at).replace(day=1)
    first, last = agenda.months() or (present, present)
    return min(first, present), max(last, present)


def _month_url(selection: Selection, day: date) -> str:
    filters = f"{selection.query}&" if selection.query else ""
    return f"{reverse('news:events')}?{filters}{MONTH}={day:%Y-%m}"
