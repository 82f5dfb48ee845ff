"""The coming four weeks: which texts appear, and which end."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from publishing import moments
from publishing.models import Edition, Withdrawal

DAYS = 28


@dataclass(frozen=True)
class Entry:
    """A text that appears or ends at `at`."""

    at: datetime
    title: str
    url: str
    ends: bool

    @property
    def clock(self) -> str:
        return timezone.localtime(self.at, moments.BERLIN).strftime("%-H:%M Uhr")

    @property
    def what(self) -> str:
        return "endet" if self.ends else "erscheint"


@dataclass
class Day:
    date: date
    is_past: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Week:
    """Seven days from Monday on."""

    days: list[Day]


def weeks(at: datetime) -> list[Week]:
    """Return the weeks from this Monday until four weeks are covered, with what happens in them: one query."""
    today = moments.day_of(at)
    monday = today - timedelta(days=today.weekday())
    last = today + timedelta(days=DAYS - 1)
    entries = defaultdict(list)
    for entry in _entries(at, moments.midnight(last + timedelta(days=1))):
        entries[moments.day_of(entry.at)].append(entry)
    result = []
    while monday <= last:
        days = [monday + timedelta(days=number) for number in range(7)]
        result.append(Week([Day(day, day < today, day == today, entries[day]) for day in days]))
        monday += timedelta(days=7)
    return result


def _entries(since: datetime, until: datetime) -> list[Entry]:
    appears = Q(live_from__gt=since, live_from__lt=until)
    # What a planned edition replaces does not end for the reader
    ends = Q(live_until__gt=since, live_until__lt=until)
    withdrawn = Withdrawal.objects.effective(since).filter(document=OuterRef("document"))
    editions: Any = (
        Edition.objects.filter(appears | ends, ~Exists(withdrawn))
        .annotate(is_replaced=Exists(Edition.objects.filter(supersedes=OuterRef("pk"))))
        .only("document", "title", "live_from", "live_until")
        .order_by("live_from", "pk")
    )
    found = []
    for edition in editions:
        url = reverse("admin:publishing_open", args=[edition.document_id])
        if since < edition.live_from < until:
            found.append(Entry(edition.live_from, edition.title, url, ends=False))
        if edition.live_until and since < edition.live_until < until and not edition.is_replaced:
            found.append(Entry(edition.live_until, edition.title, url, ends=True))
    return sorted(found, key=lambda entry: entry.at)
