"""The public pages of indicators: one by one, and all of them by programme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from publishing import languages, open_files, reading
from publishing.clock import PortalRequest
from publishing.kinds import Kind, Targets
from publishing.looking_back import dated
from publishing.models import Edition, EditionLink
from publishing.models.edition import EditionQuerySet
from publishing.paging import Listing, page_of
from publishing.past_pages import require_begun
from publishing.responses import public

from . import files
from . import structured as indicator_structured
from .views import IndicatorView, view_of

PROGRAM_PARAMETER = "programm"


@dataclass(frozen=True)
class Group:
    """The indicators of a programme on one page; `program` is its live edition or None."""

    program: Edition | None
    indicators: list[IndicatorView]


def indicator_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by one query for a translation and none for a German text:

    indicator   indicators.views.IndicatorView
    program     live edition of the programme or None
    """
    figures = None
    if edition.translation_of_id:
        figures = reading.live_by_document([edition.translation_of_id], at).get(
            edition.translation_of_id
        )
    return {
        "indicator": view_of(edition, figures),
        "program": next(iter(targets.get("program", [])), None),
    }


@public
@dated
def indicator_list(request: PortalRequest) -> HttpResponse:
    """Show all indicators by programme, paged by `?seite=`; `?programm=` shows those of one programme.

    title       what the list is called
    page        publishing.paging.Page
    groups      Groups in the order of the programmes' titles
    only        whether one programme was asked for
    files       pairs (name, address) of the same list as a file
    `?format=csv` and `?format=json` answer with a file of all indicators that are asked for.
    """
    asked, form = request.GET.get(PROGRAM_PARAMETER, ""), open_files.asked(request)
    if form:
        return _file(request, asked, form)
    page = page_of(request, Listing(f"indicator|{asked}", _indicators(asked, request.at)))
    if request.stand and not page.total:
        require_begun("indicator", request.stand)
    groups = _groups(page.items, request.at)
    context = {
        "title": _("Indikatoren"),
        "page": page,
        "groups": groups,
        "only": bool(asked),
        "files": open_files.ways(request),
    }
    return render(request, "programs/indicator_list.html", context)


def _file(request: PortalRequest, asked: str, form: str) -> HttpResponse:
    """Return all indicators that are asked for as a file: two queries."""
    found = list(_indicators(asked, request.at))
    if request.stand and not found:
        require_begun("indicator", request.stand)
    programs = reading.live_by_document(reading.target_ids(found, "program"), request.at)
    return files.answer(found, programs, form, request.stand, request.at)


def about(program: Edition, at: datetime) -> EditionQuerySet:
    """Return the live editions of the programme's indicators, in German and in the language of the site."""
    links = EditionLink.objects.filter(
        rel="program", kind="indicator", target=program.subject_id
    ).values("edition")
    asked, language = Q(pk__in=links, language=languages.GERMAN), languages.of_site()
    if not language.is_german:
        sources = Edition.objects.filter(pk__in=links).values("document")
        asked |= Q(translation_of__in=sources, language=language.code)
    return Edition.objects.live(at).filter(asked)


def views_of(editions: Iterable[Edition]) -> list[IndicatorView]:
    """Return the German ones by title, with their charts, each in another language where that is among them."""
    found = sorted(editions, key=lambda one: (one.sort_title, one.document_id))
    shown = {one.translation_of_id: one for one in found if one.translation_of_id}
    return [view_of(shown.get(one.document_id, one), one) for one in found if one.spoken.is_german]


def _indicators(program_slug: str, at: datetime) -> EditionQuerySet:
    found = Edition.objects.live(at).of_kind("indicator").in_language(languages.GERMAN)
    if program_slug:
        programs = Edition.objects.live(at).filter(path=f"/programme/{program_slug}/")
        links = EditionLink.objects.filter(
            rel="program", kind="indicator", target__in=programs.values("document")
        )
        found = found.filter(pk__in=links.values("edition"))
    return found.by_title().for_card()


def _groups(figures: list[Edition], at: datetime) -> list[Group]:
    """Return the indicators by programme, in the order in which each programme first occurs: two queries at most."""
    programs = reading.live_by_document(reading.target_ids(figures, "program"), at)
    shown = reading.in_site_language([*figures, *programs.values()], at)
    named = dict(zip(programs, shown[len(figures) :], strict=True))
    found: dict[int | None, Group] = {}
    for one, own in zip(shown[: len(figures)], figures, strict=True):
        view = view_of(one, own, with_charts=False)
        # One whose programme is not public stands among those that have none
        key = view.program_id if view.program_id in named else None
        found.setdefault(key, Group(named.get(key) if key else None, [])).indicators.append(view)
    return sorted(found.values(), key=lambda group: group.program is None)


INDICATOR = Kind(
    "indicator",
    "programs.Indicator",
    "programs/indicator_detail.html",
    indicator_context,
    indicator_structured.dataset,
    keeps_days_below="/indikatoren/",
    file=files.observations,
)
