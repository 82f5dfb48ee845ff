"""Enters the announcements: public versions, working copies that wait, withdrawals."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from accounts.models import User
from news.models import NewsItem

from ..dates import Dates
from ..outline import Announcement, Pending, Version
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version

SCHEME = "meldung:"


def addresses(announcements: tuple[Announcement, ...], dates: Dates) -> Callable[[str], str]:
    """Return the function that turns `meldung:<slug>` into a path and leaves every other target as it is."""
    years = {item.slug: _date(item, dates).year for item in announcements}

    def address(target: str) -> str:
        if not target.startswith(SCHEME):
            return target
        slug = target.removeprefix(SCHEME)
        return f"/aktuelles/{years[slug]}/{slug}/"

    return address


def plan(
    announcements: tuple[Announcement, ...],
    programmes: dict[str, Any],
    units: dict[str, Any],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Store every announcement as an empty working copy and plan what happens to it."""

    def write(document: NewsItem, item: Announcement, version: Version | Pending) -> None:
        write_version(document, version, writer, item.tags)
        document.programs.set(programmes[slug] for slug in item.programs)
        document.departments.set(units[slug] for slug in item.units)

    for item in announcements:
        document = NewsItem.objects.create(
            slug=item.slug,
            date=_date(item, writer.dates),
            lead_image=writer.images[item.drawing] if item.drawing else None,
        )
        for version in item.versions:
            timeline.version(
                document,
                version,
                by=by,
                write=partial(write, document, item, version),
            )
        if item.pending:
            timeline.pending(
                document,
                item.pending,
                by=by,
                write=partial(write, document, item, item.pending),
            )
        if item.end:
            timeline.withdrawn(document, item.end.at, item.end.explanation)


def _date(item: Announcement, dates: Dates) -> date:
    if item.pending:
        return dates.moment(item.pending.at).date()
    first = item.versions[0]
    return dates.moment(first.live_from or first.at).date()
