"""What a programme's coordinator has to see to this month beside the measures."""

from dataclasses import dataclass
from datetime import date, datetime

from organization.models import Appointment
from publishing.moments import day_in_words, day_of, months_after
from publishing.newsroom.horizon import days_ahead

from .models import FundingPeriod, MilestoneDate, Program, joined
from .precision import span_of

REPORTS_AHEAD = 3


@dataclass(frozen=True)
class Due:
    """Something to see to by the day `by`; `document` is where it is entered, `is_late` that the day is over."""

    by: date
    title: str
    detail: str
    document: int
    is_late: bool


def due_of(program: Program, at: datetime) -> list[Due]:
    """Return what is due, the soonest first: four queries.

    Milestones not reached whose date is this month or over, reports to funders due within three months, and what ends
    within nine months with nothing to follow: terms of office of the programme's posts, funding periods.
    """
    today = day_of(at)
    month_ends = months_after(today.replace(day=1), 1)
    found = [
        *_milestones(program, today, month_ends),
        *_funder_reports(program, today),
        *_endings(program, at),
    ]
    return sorted(found, key=lambda due: (due.by, due.title))


def _milestones(program: Program, today: date, month_ends: date) -> list[Due]:
    promised = MilestoneDate.objects.filter(
        milestone__program=program, milestone__reached_on=None
    ).select_related("milestone")
    # The one to which it was moved last
    holding = {one.milestone_id: one for one in promised.order_by("milestone", "position")}
    dues = []
    for one in holding.values():
        by = span_of(one.date, one.precision)[1]
        if by < month_ends:
            words = f"Meilenstein, zugesagt für {one}: erreicht, oder verschoben und warum?"
            dues.append(Due(by, one.milestone.title, words, program.pk, by < today))
    return dues


def _funder_reports(program: Program, today: date) -> list[Due]:
    horizon = months_after(today, REPORTS_AHEAD)
    awards = joined(program.awards.all())
    amended = {award.amends_id for award in awards}
    found = []
    for award in awards:
        # Of an award that was amended the last notice counts
        by = None if award.pk in amended else award.said("report_due")
        if by and by <= horizon:
            words = f"Verwendungsnachweis bis {day_in_words(by)}"
            found.append(Due(by, award.title, words, program.pk, by < today))
    return found


def _endings(program: Program, at: datetime) -> list[Due]:
    today, last = days_ahead(at)
    terms = Appointment.objects.ending(today, last).filter(post__program=program.pk)
    periods = FundingPeriod.objects.ending(today, last).filter(program=program)
    found = []
    for term in terms.select_related("post", "person"):
        until = f"{term.person} bis {day_in_words(term.term_until)}, noch ohne Nachfolge"
        found.append(Due(term.term_until, str(term.post), until, term.person_id, False))
    for period in periods:
        until = f"endet am {day_in_words(period.end)}, eine weitere ist nicht eingetragen"
        found.append(Due(period.end, "Förderperiode", until, program.pk, False))
    return found
