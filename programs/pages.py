"""What the public page of a programme shows beside its own edition."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from publishing import event_cards, reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.moments import day_of

from . import structured
from .indicators import pages as indicator_pages
from .measures.overview import counted, groups_of
from .money.adding import money_of
from .money.notices import notices_of
from .overview import body_name, card
from .papers import papers_of
from .periods import periods_of
from .promises import kept, naming, promises_of
from .review import review_of
from .status_sentence import status_sentence
from .timeline import timeline_of

NEWS_SHOWN = 5
EVENTS_SHOWN = 3


def program_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by two queries:

    card        overview.ProgramCard of the programme: status (name, value), began, ends, sentence, funder, contact
    contact     the same offices.Contact: offices (person, title, since, until, acting), is_vacant, department
    department  live edition of the lead department or None
    funder, granting_authority   names as of the day looked at ("" where none), with
    funder_website, granting_authority_website
    periods     periods.PeriodViews by start
    status_sentence   what `card` says, and how many measures are closed
    review      review.Review: as_of, due, is_overdue
    timeline    timeline.Timeline (chart, groups) or None
    promises    promises.Promises, each with its live `measure`; promises_kept of them are reached, promises_moved moved
    money       money.adding.Money, with notices, the money.notices.Notices of all its grants
    goals       list of {"title", "text"}
    measures    measures.overview.MeasureGroups in the order of their life, empty ones left out
    papers      papers.PaperViews as the newsroom ordered them
    events      event_cards.EventCards of the next events (up to three)
    news        live editions of its newest announcements (up to five); news_more: whether there are more
    indicators  indicators.views.IndicatorViews by title
    and in edition.data: code, long_name, legal_basis, funding_kind, funding_area, target_groups, website
    """
    day = day_of(at)
    departments = targets.get("department", [])
    around = _around(edition, at)
    people, indicators = around["person"], indicator_pages.views_of(around["indicator"])
    overview = card(edition, people, {one.subject_id: one for one in departments}, at)
    news = sorted(around["news"], key=lambda one: (one.sort_at, one.pk), reverse=True)
    events = event_cards.next_events(around["event"], edition.language, at)
    money, groups = money_of(edition.data), groups_of(edition, at)
    periods, promises = periods_of(edition.data), promises_of(edition.data, day)
    promises = naming(promises, (card for group in groups for card in group.measures))
    reached, moved = kept(promises)
    return {
        "card": overview,
        "contact": overview.contact,
        "department": overview.contact.department,
        "funder": overview.funder,
        "funder_website": _website(edition, "funder"),
        "granting_authority": body_name(edition, "granting_authority", day),
        "granting_authority_website": _website(edition, "granting_authority"),
        "periods": periods,
        "status_sentence": status_sentence(overview, counted(groups)),
        "review": review_of(edition, day),
        "timeline": timeline_of(edition, periods, people, promises, at),
        "promises": promises,
        "promises_kept": reached,
        "promises_moved": moved,
        "money": money,
        "notices": notices_of(money, day),
        "goals": edition.data.get("goals", []),
        "measures": groups,
        "papers": papers_of(edition.data),
        "news": news[:NEWS_SHOWN],
        # The list has German announcements as well
        "news_more": len(news) > NEWS_SHOWN or not edition.spoken.is_german,
        "events": event_cards.event_cards(events[:EVENTS_SHOWN], {}, at),
        "indicators": indicators,
    }


def _around(edition: Edition, at: datetime) -> dict[str, list[Edition]]:
    """Return by kind the people of the programme's posts, its indicators, its next events and its newest announcements.

    Of these there is one more than shown. One query.
    """
    subject, language = edition.subject_id, edition.language
    people = reading.referring_to_any([subject], rel="program", kinds=["person"], at=at)
    newest = reading.referring(subject, rel="program", kind="news", at=at, language=language)
    coming = event_cards.about(subject, rel="program", language=language, at=at)
    indicators = indicator_pages.about(edition, at)
    found = defaultdict(list)
    for one in reading.together(at, people, indicators, newest[: NEWS_SHOWN + 1], coming):
        found[one.kind].append(one)
    return found


def _website(edition: Edition, role: str) -> str:
    return (edition.data.get(role) or {}).get("website", "")


PROGRAM = Kind(
    "program",
    "programs.Program",
    "programs/program_detail.html",
    program_context,
    structured.service,
    keeps_days_below="/programme/",
)
