"""Generated awards with amendments, what was called and is reported of them, and milestones, some of them moved."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from programs.models import (
    Award,
    Disbursement,
    FunderReport,
    FundingPeriod,
    Milestone,
    MilestoneDate,
    Program,
)
from publishing.moments import months_after

YEARS = 4
# What is promised for which month of the programme, and which of these was moved
MILESTONES = (
    ("Auftaktveranstaltung", 6), ("Leitbild beschlossen", 14), ("Fachtag mit den Gemeinden", 26),
    ("Zwischenbericht liegt vor", 40), ("Netzwerk trägt sich selbst", 58), ("Abschlussbericht liegt vor", 66),
)  # fmt: skip
MOVED = 2
NOTE = "Beispielwert"


def grant(program: Program, period: FundingPeriod, number: int, day: date) -> None:
    """Store what is known of the programme's money and promises on `day`: an award a year, called in quarters."""
    for year in range(YEARS + 1):
        start = period.start.replace(year=period.start.year + year)
        award = Award.objects.create(
            program=program,
            award_id=f"p{number}-{start.year}",
            title=f"Personal- und Sachkosten {start.year}",
            amount_awarded=_amount(number, year),
            note=NOTE,
            award_date=start - timedelta(days=40),
            period_start=start,
            period_end=start.replace(month=12, day=31),
            period=period,
        )
        days = [months_after(start, 3 * quarter + 1) for quarter in range(4)]
        part = award.amount_awarded / 4
        Disbursement.objects.bulk_create(
            Disbursement(award=award, date=on, amount=part) for on in days if on <= day
        )
    for place, (title, months) in enumerate(MILESTONES):
        due = months_after(period.start, months)
        is_reached = due <= day and place not in (MOVED, MOVED + 1)
        milestone = Milestone.objects.create(
            program=program, title=title, reached_on=due if is_reached else None
        )
        MilestoneDate.objects.create(milestone=milestone, date=due, precision="month")


def amend(program: Program, number: int, day: date) -> None:
    """Store what happened by `day`: the last award was raised, a third of it passed on, a milestone moved."""
    last: Any = program.awards.latest("award_date")
    year = last.period_start.year
    same = {"program": program, "note": NOTE, "award_date": day, "period": last.period}
    Award.objects.create(
        award_id=f"p{number}-{year}-1", title=last.title, amends=last, period_start=last.period_start,
        period_end=last.period_end, amount_awarded=last.amount_awarded + 5000, **same,
    )  # fmt: skip
    Award.objects.create(
        award_id=f"p{number}-{year}-w", title="Angebote der Vereine", parent=last,
        period_start=last.period_start, period_end=last.period_end, amount_awarded=last.amount_awarded // 3, **same,
    )  # fmt: skip
    milestone = program.milestones.all()[MOVED]
    MilestoneDate.objects.create(
        milestone=milestone,
        position=1,
        date=months_after(milestone.dates.get().date, 9),
        precision="quarter",
        note="Die Gemeinden brauchten mehr Zeit für ihre Beschlüsse.",
    )


def draft_report(program: Program, day: date) -> None:
    """Store the draft of a report to the funder on the award that was running a year before `day`."""
    before = months_after(day, -12)
    award: Any = program.awards.filter(period_start__lte=before, period_end__gte=before).earliest(
        "pk"
    )
    FunderReport.objects.create(
        program=program, award_id=award.award_id, start=award.period_start, end=award.period_end,
        done="Die Maßnahmen liefen wie geplant.", reached="Die meisten Ziele sind erreicht.",
    )  # fmt: skip


def _amount(number: int, year: int) -> Decimal:
    return Decimal(60_000 + 4_000 * (number % 17) + 2_000 * year)
