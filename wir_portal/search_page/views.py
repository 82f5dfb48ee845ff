"""The search page, what is suggested while somebody types, and how browsers take up this search."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from publishing import languages, searching
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.responses import public
from search import zero_hits

from . import narrowing, pages
from .asked import LONGEST, SIZE, Asked, asked, clean
from .hits import cards

# What the field of the search page offers without any script
NAMED = ("program", "department")
NAMES = 80
FEWEST_LETTERS = 2
SUGGESTIONS = 8


@dataclass(frozen=True)
class Offer:
    """A page that is suggested: its name, its address below the language of the site, the language of the name."""

    text: str
    address: str
    language: languages.Language


@public
def search_page(request: PortalRequest) -> HttpResponse:
    """Show the field alone, or what was found, by at most five queries; whatever was typed, the answer is a page.

    asked      Asked (text, filters, number, was_cut)
    found      publishing.searching.Found, or missing where nothing was typed; `meant` is the search of its suggestion
    is_german  whether these are German texts because the language of the site has none
    german_address  where German texts are searched, on a page in another language
    page       publishing.paging.Page
    cards      hits.Card of this page (edition, kind, date, excerpt, because)
    chosen     narrowing.Chosen (heading, label, query): filters in use
    filters    narrowing.Filter (name, heading, first, further): filters that can be added
    nearby     where nothing was found: Offers (text, address, language) whose name begins like the words
    names      before anything is typed: programmes and departments, for the field's own list
    """
    wanted = asked(request.GET)
    context = {"asked": wanted, "longest": LONGEST}
    if not wanted.text:
        return render(request, "wir_portal/search/page.html", context | {"names": _names(request)})
    found = _found(wanted, request, languages.of_site())
    in_german = None
    if not languages.of_site().is_german and (found.is_corrected or not found.total):
        in_german = _found(wanted, request, languages.get(languages.GERMAN))
    is_german = bool(in_german and in_german.total)
    found = in_german if in_german and is_german else found
    last = pages.last_page(found.total)
    if wanted.number > last:
        return redirect(f"{request.path}?{wanted.on_page(last).query()}")
    if _is_missed(request, wanted, found):
        language = languages.of_site().code
        zero_hits.note(wanted.text, at=request.at, language=language, suggestion=found.suggestion)
    context |= {
        "found": found,
        "is_german": is_german,
        "german_address": _german_address(wanted),
        "meant": Asked(text=found.suggestion).query(),
        "page": pages.page_of(wanted, request.path, found.total, len(found.hits)),
        "cards": cards(found),
        "chosen": narrowing.chosen(wanted, found),
        "filters": narrowing.filters(wanted, found),
        "nearby": [] if found.total else _suggestions(request, wanted.text),
    }
    return render(request, "wir_portal/search/page.html", context)


@public
def suggestions(request: PortalRequest) -> HttpResponse:
    """Answer with names of pages that begin like `?q=`, as browsers know it: words, names, notes, addresses."""
    words = clean(request.GET.get("q", ""))[:LONGEST].rstrip()
    found = _suggestions(request, words) if len(words) >= FEWEST_LETTERS else []
    names = [one.text for one in found]
    addresses = [f"{settings.SITE_URL}{one.address}" for one in found]
    return JsonResponse(
        [words, names, [""] * len(found), addresses],
        safe=False,
        content_type="application/x-suggestions+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


@public
def description(request: PortalRequest) -> HttpResponse:
    """Describe this search to browsers (OpenSearch 1.1)."""
    context = {"title": _("Suche")}
    return render(
        request,
        "wir_portal/search/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


def _found(wanted: Asked, request: PortalRequest, language: languages.Language) -> searching.Found:
    return searching.search(
        wanted.text,
        at=request.at,
        language=language.code,
        kind=wanted.filters.get("kind", ""),
        program=wanted.filters.get("program", ""),
        department=wanted.filters.get("department", ""),
        topic=wanted.filters.get("topic", ""),
        year=wanted.year,
        offset=wanted.offset,
        limit=SIZE,
    )


def _german_address(wanted: Asked) -> str:
    if languages.of_site().is_german:
        return ""
    with languages.speaking(languages.get(languages.GERMAN)):
        return f"{reverse('search')}?{wanted.query()}"


def _is_missed(request: PortalRequest, wanted: Asked, found: searching.Found) -> bool:
    """Tell whether a visitor asked for what there is not, apart from filters; what staff try out does not count."""
    is_whole = request.method == "GET" and wanted.number == 1 and not wanted.filters
    is_staff = settings.SESSION_COOKIE_NAME in request.COOKIES
    return is_whole and not is_staff and (found.is_corrected or not found.total)


def _names(request: PortalRequest) -> list[str]:
    named = Edition.objects.live(request.at).of_kind(*NAMED)
    named = named.filter(language__in=_languages()).by_title()
    return list(dict.fromkeys(named.values_list("title", flat=True)[:NAMES]))


def _suggestions(request: PortalRequest, words: str) -> list[Offer]:
    """Return pages in the language of the site, or German ones where it has none: units have German names only."""
    for language in _languages():
        if found := searching.suggest(words, at=request.at, limit=SUGGESTIONS, language=language):
            spoken = languages.get(language)
            return [
                Offer(one.text, languages.address_of(one.path, spoken), spoken) for one in found
            ]
    return []


def _languages() -> list[str]:
    return list(dict.fromkeys([languages.of_site().code, languages.GERMAN]))
