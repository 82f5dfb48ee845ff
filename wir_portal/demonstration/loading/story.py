"""Puts everything together: media first, then all documents as empty working copies, then what happened to them."""

from datetime import datetime

from django.db import transaction

from accounts.roles import FREIGABE, PROGRAMMKOORDINATION, REDAKTION

from ..accounts import create_accounts
from ..announcements import ANNOUNCEMENTS
from ..dates import Dates
from ..pages import PAGES
from ..people import PEOPLE
from ..programmes import FUNDERS, PROGRAMMES
from ..units import UNITS
from . import announcements, media, organization, pages, programmes
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
        announcements.plan(ANNOUNCEMENTS, begun, units, timeline, writer, by=editor)
        pages.plan(PAGES, timeline, writer, by=editor)
        timeline.play()
