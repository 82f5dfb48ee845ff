"""Events as iCalendar (RFC 5545), one by one and as a calendar to subscribe to, with the German time zone in it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from publishing import reading
from publishing.clock import PortalRequest
from publishing.event_cards import EventCard, event_cards
from publishing.languages import of_site
from publishing.models import Edition
from publishing.moments import BERLIN
from publishing.occurrences import Occurrence
from publishing.responses import public

from .agenda import agenda_of
from .selection import selected

CONTENT_TYPE = "text/calendar; charset=utf-8"
# More than anybody plans with; the calendar of a county has some hundreds
MOST = 1000
# What a subscription keeps of events that are over
KEPT_DAYS = 90
# The rule of the European Union since 1996: programs that know no zone by name compute with it
BERLIN_RULES = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


@public
def calendar(request: PortalRequest) -> HttpResponse:
    """Answer with the events that the address selects: those to come, and those of the last months."""
    agenda = agenda_of(request.at)
    since = request.at - timedelta(days=KEPT_DAYS)
    selection = selected(request, agenda.roster, within=agenda.coming(since))
    ids = agenda.roster.part_from_end(selection.found, 0, MOST)
    editions = reading.in_order(ids, request.at)
    name = f"{settings.SITE_NAME}: {_('Termine')}"
    cards = event_cards(editions, agenda.roster.subjects, request.at)
    made = _calendar(cards, f"{name}, {selection.title}" if selection else name)
    return HttpResponse(made.to_ical(), content_type=CONTENT_TYPE)


@public
def single(request: PortalRequest, year: int, slug: str) -> HttpResponse:
    """Answer with the one event that stands at the address without its last part."""
    path = request.path.rpartition("/")[0] + "/"
    german = path.removeprefix(of_site().path_prefix)
    live = Edition.objects.live(request.at).of_kind("event").filter(path__in={path, german})
    edition = live.order_by("-language").for_card().first()
    if edition is None:
        raise Http404(_("Unter dieser Adresse steht kein Termin."))
    (edition,) = reading.in_order([edition.pk], request.at)
    made = _calendar(event_cards([edition], {}, request.at))
    response = HttpResponse(made.to_ical(), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


def _calendar(cards: Iterable[EventCard], name: str = "") -> Calendar:
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{settings.SITE_OWNER['name']}//{settings.SITE_NAME}//DE")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", "Europe/Berlin")
        made.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "PT6H")
    made.add_component(Timezone.from_ical(BERLIN_RULES))
    for card in cards:
        made.add_component(_event(card))
    return made


def _event(card: EventCard) -> Event:
    edition, facts, one = card.edition, card.facts, card.occurrence
    address = settings.SITE_URL + edition.path
    made = Event()
    made.add("uid", f"termin-{edition.subject_id}@{urlsplit(settings.SITE_URL).hostname}")
    made.add("sequence", edition.number - 1)
    made.add("dtstamp", edition.live_from)
    made.add("last-modified", edition.live_from)
    made.add("summary", edition.title)
    if one.is_all_day:
        made.add("dtstart", one.day)
        # The end is the first day on which it takes place no more
        made.add("dtend", one.final_day + timedelta(days=1))
    else:
        made.add("dtstart", one.starts_at.astimezone(BERLIN))
        made.add("dtend", _end(one))
    place = ", ".join(filter(None, [facts.get("place"), *_lines(facts.get("address", ""))]))
    if place:
        made.add("location", place)
    words = [edition.summary, facts.get("registration", "")]
    if facts.get("online_url"):
        words.append(f"{_('Online teilnehmen:')} {facts['online_url']}")
    made.add("description", "\n\n".join([*filter(None, words), address]))
    made.add("url", address)
    made.add("status", "CANCELLED" if facts.get("cancelled") else "CONFIRMED")
    topics = [topic["name"] for topic in edition.data.get("topics", [])]
    if topics:
        made.add("categories", topics)
    return made


def _end(one: Occurrence) -> datetime:
    """An open end on the same day lasts an hour in a calendar; over several days it lasts to the end of the last."""
    if one.ends or one.last_day:
        return one.ends_at.astimezone(BERLIN)
    # An hour that passes, and not one on the clock, which may be left out that night
    later = one.starts_at.astimezone(UTC) + timedelta(hours=1)
    return min(later, one.ends_at).astimezone(BERLIN)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
