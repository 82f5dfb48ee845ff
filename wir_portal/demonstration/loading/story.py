"""Puts everything together: media first, then all documents as empty working copies, then what happened to them."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.roles import ADMINISTRATION, FREIGABE, PROGRAMMKOORDINATION, REDAKTION
from news.shipped_templates import add_missing
from publishing import actions
from publishing.models import Document
from search import zero_hits

from ..accounts import create_accounts, invite_guests
from ..announcements import ANNOUNCEMENTS
from ..dates import Dates
from ..events import EVENTS
from ..indicators import INDICATORS
from ..letters import LETTERS
from ..pages import PAGES
from ..people import PEOPLE
from ..programmes import FUNDERS, PROGRAMMES
from ..readers import READERS
from ..reports import REPORTS
from ..searches import MISSED
from ..statements import STATEMENTS
from ..translations import TRANSLATIONS
from ..units import UNITS
from . import (
    announcements,
    events,
    indicators,
    letters,
    measures,
    media,
    organization,
    pages,
    programmes,
    readers,
    reports,
    statements,
    translations,
)
from .blocks import Writer
from .timeline import Timeline

FIRST_DAY = "2014-01-02 09:00"


def load(now: datetime) -> None:
    """Enter all demonstration data as it would stand at the moment `now`; the database holds no documents yet."""
    dates = Dates(now)
    accounts = create_accounts(dates.moment(FIRST_DAY))
    editor, coordinator, approver = (
        accounts[role.code] for role in (REDAKTION, PROGRAMMKOORDINATION, FREIGABE)
    )
    # Outside the transaction: cutting pictures takes seconds, and what is there already is used again
    images, downloads = media.images(editor), media.downloads(editor)
    media.waiting(editor, now)
    with transaction.atomic():
        timeline = Timeline(dates, approver)
        units = organization.begin_units(UNITS, images)
        people = organization.begin_people(PEOPLE)
        begun = programmes.begin(PROGRAMMES, FUNDERS, units, images)
        writer = Writer(
            dates=dates,
            images=images,
            downloads=downloads,
            contacts={slug: item.pk for slug, item in (units | people).items()},
            address=announcements.addresses(ANNOUNCEMENTS, dates),
        )
        organization.plan_units(UNITS, units, begun, timeline, writer, by=coordinator)
        organization.plan_people(PEOPLE, people, units, timeline, writer, by=coordinator)
        programmes.plan(PROGRAMMES, begun, timeline, writer, by=coordinator)
        measures.plan(PROGRAMMES, begun, timeline, writer, by=coordinator)
        indicators.plan(INDICATORS, begun, timeline, writer, by=coordinator)
        announcements.plan(ANNOUNCEMENTS, begun, units, timeline, writer, by=editor)
        events.plan(EVENTS, begun, units, timeline, writer, by=editor)
        pages.plan(PAGES, timeline, writer, by=editor)
        statements.plan(STATEMENTS, timeline, writer, by=editor)
        translations.plan(TRANSLATIONS, timeline, writer, by=editor)
        letters.plan(LETTERS, timeline, by=editor)
        timeline.play()
        add_missing(now)
        share_what_waits(now)
        note_what_was_missed(now)
        readers.subscribe(READERS, begun, now)
    # Outside the transaction too: a PDF takes seconds
    reports.write(REPORTS, dates, now, by=coordinator, approver=approver)
    invite_guests(accounts[ADMINISTRATION.code], now)


def share_what_waits(now: datetime) -> None:
    """Let somebody without an account read along what waits for approval."""
    for document in Document.objects.waiting().select_related("submitted_by"):
        if document.submitted_by:
            actions.share_preview(
                document, by=document.submitted_by, at=now, days=7, note="Dezernatsleitung"
            )


def note_what_was_missed(now: datetime) -> None:
    """Count what people looked for in vain, as the search page does it."""
    for words, days in MISSED:
        for ago in days:
            zero_hits.note(words, at=now - timedelta(days=ago))
