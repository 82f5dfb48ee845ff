"""Enters reports to funders as two people would: one drafts, the other freezes, where this machine can make a PDF."""

from datetime import datetime

from accounts.models import User
from programs.models import Award
from programs.reports import actions
from programs.reports.data import fingerprint
from programs.reports.facts import Span
from programs.reports.pdf import is_available

from ..dates import Dates
from ..reports import ReportPlan


def write(
    plans: tuple[ReportPlan, ...], dates: Dates, now: datetime, *, by: User, approver: User
) -> None:
    """Draft every report and freeze those that are finished; without Pango they stay drafts."""
    for plan in plans:
        # No edition holds a file number, so nothing that is public changes
        Award.objects.filter(award_id=plan.award).update(file_number=plan.file_number)
        award = Award.objects.get(award_id=plan.award, program__translation_of=None)
        span = Span(dates.day(plan.start), dates.day(plan.end))
        report = actions.draft(award, span, by=by, at=now, words=plan.words)
        if plan.is_frozen and is_available():
            seen = fingerprint(actions.data_of(report, now))
            actions.freeze(report, by=approver, at=now, seen=seen)
