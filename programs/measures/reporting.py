"""Entering a Sachstand for one measure, as the monthly round does it for many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from publishing import moments, working_copy
from publishing.actions.rules import locked, permit_change
from publishing.errors import ActionRefused
from publishing.models import Document

from ..models import Measure, ProgressUpdate
from .problems import refusal
from .reported import History
from .status import MeasureStatus, may_follow


@dataclass(frozen=True)
class Entry:
    """What somebody reports of a measure for the day `date`."""

    date: date
    status: str
    outlook: str
    text: str
    next_step: str = ""
    reason: str = ""


def unfit(day: date, status: str, reason: str, *, today: date) -> Iterator[tuple[str, str]]:
    """Name what no Sachstand may say, whatever was reported before: the field and a sentence."""
    if day > today:
        yield "date", "Ein Sachstand gilt für heute oder einen früheren Tag."
    if status == MeasureStatus.CANCELLED and not reason.strip():
        yield "reason", "Bitte nennen Sie den Grund des Abbruchs."


@transaction.atomic
def report(
    measure: Document, entry: Entry, *, by: User, at: datetime, version: int
) -> ProgressUpdate:
    """Add a Sachstand to the working copy, which is a draft again by that.

    Refused where somebody saved the measure since `version`, and where it cannot follow what was reported before.
    """
    document = locked(measure, version)
    permit_change(by, document)
    for _, words in unfit(entry.date, entry.status, entry.reason, today=moments.day_of(at)):
        raise ActionRefused(words)
    update = ProgressUpdate(
        measure=Measure.objects.get(pk=document.pk), created_by=by, created_at=at, **vars(entry)
    )
    _require_possible(update)
    update.save()
    working_copy.changed(document, by=by, at=at, fields=["Sachstände"])
    return update


def _require_possible(update: ProgressUpdate) -> None:
    others = update.measure.updates.all()
    for before, after in History([*others, update]).steps():
        if update in (before, after) and not may_follow(before.status, after.status):
            raise ActionRefused(refusal(before, after))
