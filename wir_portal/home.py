"""The home page: the newest announcements, the next events, the programmes and whom to ask."""

from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from news.cards import cards_with, newest
from organization import offices
from programs import overview
from programs.status import Status
from publishing import event_cards, languages, reading, structured
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.responses import public

ANNOUNCEMENTS = 7
EVENTS = 4
# Read more programmes than shown, because those that are over are left out only after reading
PROGRAMS_READ = 60
PROGRAMS_SHOWN = 12
SHOWN = set(Status) - {Status.ENDED}


@public
def home(request: PortalRequest) -> HttpResponse:
    """Show the home page, by four queries, and one more where the site speaks another language than German.

    leading   NewsCard of the newest announcement, or None
    further   up to six more NewsCards
    events    EventCards of the next events (up to four)
    programs  ProgramCards that are not over (edition, code, status, began, ends, sentence, funder, contact)
    contacts  list of offices.Office: whoever coordinates these programmes today, each person once
    machine   what the page says in schema.org's words (safe HTML)
    """
    at = request.at
    news, events = _latest(at)
    editions = list(overview.all_programs(at)[:PROGRAMS_READ])
    ids = reading.target_ids([*news, *events], "program") | reading.target_ids(
        editions, "department"
    )
    live = reading.live_by_document(ids, at)
    people = offices.people_coordinating([edition.document_id for edition in editions], at)
    shown = reading.in_site_language([*news, *editions, *live.values()], at)
    here = {edition.subject_id: edition for edition in shown}
    news, editions = ([here[edition.document_id] for edition in some] for some in (news, editions))
    live = {document: here[document] for document in live}
    found = [overview.card(edition, people, live, at) for edition in editions]
    programs = [card for card in found if card.status in SHOWN][:PROGRAMS_SHOWN]
    cards = cards_with(news, live)
    context = {
        "leading": cards[0] if cards else None,
        "further": cards[1:],
        "events": event_cards.event_cards(events, live, at),
        "programs": programs,
        "contacts": _each_once(programs),
        "machine": structured.data_block([_website()]),
    }
    return render(request, "wir_portal/home.html", context)


def _latest(at: datetime) -> tuple[list[Edition], list[Edition]]:
    """Return the newest announcements, and the next events in the language of the site where they are: one query."""
    language = languages.of_site().code
    events = Edition.objects.live(at).of_kind("event")
    to_come = event_cards.not_over(events.filter(language__in={languages.GERMAN, language}), at)
    found = reading.together(at, newest(at)[:ANNOUNCEMENTS], to_come)
    news = [one for one in found if one.kind == "news"]
    news.sort(key=lambda one: (one.sort_at, one.document_id), reverse=True)
    coming = event_cards.next_events((one for one in found if one.kind == "event"), language, at)
    return news, coming[:EVENTS]


def _website() -> structured.Item:
    address = settings.SITE_URL + reverse("home")
    return {
        "@type": "WebSite",
        "@id": address,
        "url": address,
        "name": settings.SITE_NAME,
        "inLanguage": languages.of_site().code,
        "publisher": structured.county(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{settings.SITE_URL}{reverse('search')}?q={{words}}",
            "query-input": "required name=words",
        },
    }


def _each_once(programs: list[overview.ProgramCard]) -> list[offices.Office]:
    held = [office for card in programs for office in card.contact.offices]
    return list({office.person.document_id: office for office in held}.values())
