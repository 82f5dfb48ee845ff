"""The public lists of programmes and measures."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from publishing import open_files, sifting, stands
from publishing.clock import PortalRequest
from publishing.looking_back import dated
from publishing.moments import day_of
from publishing.paging import page_among
from publishing.past_pages import require_begun
from publishing.responses import public

from .listing import files
from .listing.narrowing import COLUMNS, DIMENSIONS
from .listing.rows import all_rows, in_site_language
from .measures import files as measure_files
from .measures import narrowing as measure_narrowing
from .measures import rows as measure_rows

VIEW, TABLE = "ansicht", "tabelle"
ON_PAGE = {"": 20, TABLE: 100}
MEASURES_ON_PAGE = 50


@public
@dated
def program_list(request: PortalRequest) -> HttpResponse:
    """Show all programmes, or those that the address selects, as cards or (`?ansicht=tabelle`) as a table.

    title     what the list is called
    page      publishing.paging.Page, its items listing.rows.Rows (card, closed, under_way, total, amount)
    sifted    publishing.sifting.Sifted: chosen, facets, query, title
    headers   publishing.sifting.Headers of the table
    cents     whether the table writes sums with cents
    is_table  which of the two is shown; `kept` are the other parts of the address (name, value), as is `also`
    `?format=csv` and `?format=json` answer with a file of all rows that are selected.
    """
    if clean := sifting.cleaned(request, *_parameters(DIMENSIONS), VIEW):
        return HttpResponseRedirect(clean)
    form, rows = open_files.asked(request), all_rows(request.at)
    if request.stand and not rows:
        require_begun("program", request.stand)
    sifted = sifting.sifted(request, sifting.sieve_of(rows, DIMENSIONS))
    ordered = sifting.ordered(request, sifted.rows, COLUMNS)
    if form:
        shown = in_site_language(ordered.rows, request.at)
        return files.answer(shown, form, request.stand, day_of(request.at))
    is_table = request.GET.get(VIEW) == TABLE
    page = page_among(
        request,
        len(ordered.rows),
        lambda first, size: in_site_language(ordered.rows[first : first + size], request.at),
        ON_PAGE[TABLE if is_table else ""],
    )
    context = {
        "title": _("Förderprogramme"),
        "page": page,
        "sifted": sifted,
        "headers": ordered.headers,
        "cents": any(row.amount is not None and row.amount % 1 for row in page.items),
        "is_table": is_table,
        "cards_url": sifting.changed(request, **{VIEW: None, sifting.ORDER: None}),
        "table_url": sifting.changed(request, **{VIEW: TABLE}),
        **_ways(request),
    }
    return render(request, "programs/program_list.html", context)


@public
@dated
def measure_list(request: PortalRequest) -> HttpResponse:
    """Show all measures, or those that the address selects, as a table and as files; the context is as above.

    page   its items are pairs of a measures.rows.MeasureRow and the edition to show
    """
    dimensions = measure_narrowing.DIMENSIONS
    if clean := sifting.cleaned(request, *_parameters(dimensions)):
        return HttpResponseRedirect(clean)
    at, form = request.at, open_files.asked(request)
    sieve = measure_rows.sieve_of_measures(dimensions, at)
    if request.stand and not sieve.rows:
        require_begun("measure", request.stand)
    sifted = sifting.sifted(request, sieve)
    ordered = sifting.ordered(request, sifted.rows, measure_narrowing.COLUMNS)
    if form:
        return measure_files.answer(ordered.rows, form, request.stand, at, day_of(at))
    page = page_among(
        request,
        len(ordered.rows),
        lambda first, size: measure_rows.shown(ordered.rows[first : first + size], at),
        MEASURES_ON_PAGE,
    )
    context = {
        "title": _("Maßnahmen"),
        "page": page,
        "sifted": sifted,
        "headers": ordered.headers,
        **_ways(request),
    }
    return render(request, "programs/measure_list.html", context)


def _parameters(dimensions: Iterable[sifting.Dimension]) -> list[str]:
    """Return the parameters of the address that a form may send without a value."""
    return [*(one.parameter for one in dimensions), sifting.ORDER, open_files.PARAMETER]


def _ways(request: PortalRequest) -> dict[str, Any]:
    """Return the addresses of the list's other forms, and what of this one stays when filters change."""
    kept = sifting.kept(request, VIEW, sifting.ORDER, stands.PARAMETER)
    return {
        "kept": kept,
        "also": urlencode(kept),
        "files": open_files.ways(request, **{VIEW: None}),
    }
