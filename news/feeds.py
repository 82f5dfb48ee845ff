"""Feeds of what is new, of everything or of any selection; news.feed_writing knows their forms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from media_library.templatetags.media import media_url
from publishing import contact_blocks
from publishing.clock import PortalRequest
from publishing.event_cards import occurrence_in
from publishing.languages import of_site
from publishing.models import Edition
from publishing.responses import public
from publishing.roster import roster_of
from publishing.templatetags.occurrences import occurrence
from publishing.xml_text import writable

from .agenda import agenda_of
from .feed_writing import FORMS, Entry, Head, absolute, tag
from .selection import Selection, selected

ENTRIES = 20
# Of the events to come, those among which the latest announced are found
NEAREST = 500
IMAGE_WIDTH = 960


@dataclass(frozen=True)
class Source:
    """What a feed is made of: the editions that `select` finds, in the order of `order`, listed at `path`.

    `lead` says what stands before their summary.
    """

    path: str
    title: Callable[[], str]
    select: Callable[[PortalRequest], tuple[Selection, list[int]]]
    order: tuple[str, ...] = ("-sort_at", "-document_id")
    lead: Callable[[Edition], str] = lambda edition: ""


def answer(request: PortalRequest, source: Source, form: str) -> HttpResponse:
    """Answer with the newest entries that the address selects, and their texts, by two queries more than selecting.

    Ids are made of the document, so that an entry stays the same when its address or its text changes.
    """
    selection, ids = source.select(request)
    live = Edition.objects.live(request.at).filter(pk__in=ids).order_by(*source.order)
    editions = list(live.with_updated_at(request.at).defer("search_text")[:ENTRIES])
    write, content_type = FORMS[form]
    head = _head(request, source, selection)
    # Without a Last-Modified: no date tells that an entry was taken away, and readers who ask by it would keep it
    return HttpResponse(
        write(head, [_entry(source, edition) for edition in editions]), content_type=content_type
    )


def _head(request: PortalRequest, source: Source, selection: Selection) -> Head:
    query = f"?{selection.query}" if selection else ""
    title = f"{settings.SITE_NAME}: {source.title()}"
    return Head(
        title=writable(f"{title}, {selection.title}" if selection else title),
        subtitle=f"{source.title()}: {settings.SITE_OWNER['name']}",
        home=f"{settings.SITE_URL}{of_site().path_prefix}{source.path}{query}",
        address=f"{settings.SITE_URL}{request.path}{query}",
        guid=f"{tag()}{(of_site().path_prefix + source.path).strip('/')}{query}",
        language=of_site().code,
    )


def _entry(source: Source, edition: Any) -> Entry:
    lead = writable(source.lead(edition))
    summary = escape(writable(edition.summary))
    content = absolute(writable(contact_blocks.fill(edition.body_html, [])))
    image = edition.data.get("lead_image")
    return Entry(
        guid=f"{tag()}{source.path.strip('/')}/{edition.document_id}",
        title=writable(edition.title),
        link=settings.SITE_URL + edition.path,
        summary=f"{escape(lead)} {summary}" if lead else summary,
        content=f"<p>{escape(lead)}</p>{content}" if lead else content,
        # The order's moment is noon of the announcement's day, which may be still to come
        published=min(edition.sort_at, edition.live_from),
        # A mere correction does not bring the entry back to the top of anybody's reader
        changed=edition.updated_at,
        topics=[writable(topic["name"]) for topic in edition.data.get("topics", [])],
        image=settings.SITE_URL + media_url(image, IMAGE_WIDTH) if image else "",
        language=edition.language,
    )


def _newest(request: PortalRequest) -> tuple[Selection, list[int]]:
    # The list that leads here shows German texts as well: what selects among them may find nothing in this language yet
    known = None if of_site().is_german else roster_of("news", request.at)
    selection = selected(request, roster_of("news", request.at, of_site().code), known=known)
    return selection, selection.roster.part(selection.found, 0, ENTRIES)


NEWS = Source("/aktuelles/", lambda: _("Aktuelles"), _newest)


@public
def news_feed(request: PortalRequest, form: str = "atom") -> HttpResponse:
    """Answer with the newest announcements that the address selects, as Atom, RSS or JSON Feed."""
    return answer(request, NEWS, form)


def _coming(request: PortalRequest) -> tuple[Selection, list[int]]:
    agenda = agenda_of(request.at, of_site().code)
    known = None if of_site().is_german else agenda_of(request.at).roster
    selection = selected(request, agenda.roster, agenda.coming(request.at), known)
    return selection, agenda.roster.part_from_end(selection.found, 0, NEAREST)


def _when_and_where(edition: Edition) -> str:
    """Return "Freitag, 4. Dezember 2026, 18:00 bis 20:00 Uhr, Kreishaus." for the beginning of an entry."""
    when = strip_tags(occurrence(occurrence_in(edition.data, edition)))
    words = ", ".join(filter(None, [when, edition.data.get("place")]))
    return f"{_('Fällt aus:')} {words}." if edition.data.get("cancelled") else f"{words}."


# Whoever follows wants to hear of what was announced last, not of what lies furthest ahead
EVENTS = Source(
    "/termine/", lambda: _("Termine"), _coming, ("-live_from", "-document_id"), _when_and_where
)


@public
def event_feed(request: PortalRequest, form: str = "atom") -> HttpResponse:
    """Answer with the events to come that the address selects, the latest announced first."""
    return answer(request, EVENTS, form)
