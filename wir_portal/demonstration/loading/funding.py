"""Enters what one version of a programme says about awards, milestones and the next check."""

from decimal import Decimal

from organization.models import Organization
from programs.models import Award, Disbursement, Program

from ..dates import Dates
from ..outline import AwardPlan, FundingFacts, MilestonePlan
from ..programmes import SUM_IS_AN_EXAMPLE


def write_funding(document: Program, facts: FundingFacts, dates: Dates) -> None:
    """Make the working copy's awards those of `facts`, and add what is new of milestones."""
    document.review_due = dates.day_or_none(facts.review)
    document.awards.update(amends=None, parent=None)
    document.awards.all().delete()
    stored: dict[str, Award] = {}
    for plan in facts.awards:
        stored[plan.award_id] = _award(document, plan, stored, dates)
    for milestone in facts.milestones:
        _milestone(document, milestone, dates)


def _award(document: Program, plan: AwardPlan, stored: dict[str, Award], dates: Dates) -> Award:
    recipient = plan.recipient and Organization.objects.get(name=plan.recipient)
    award = Award.objects.create(
        program=document,
        award_id=plan.award_id,
        title=plan.title,
        amount_awarded=Decimal(plan.amount),
        note=SUM_IS_AN_EXAMPLE,
        award_date=dates.day(plan.date),
        period_start=dates.day_or_none(plan.start),
        period_end=dates.day_or_none(plan.end),
        total_cost=Decimal(plan.total) if plan.total else None,
        own_contribution=Decimal(plan.own) if plan.own else None,
        financing_type=plan.financing,
        report_due=dates.day_or_none(plan.report_due),
        location="06440000",
        recipient=recipient or None,
        amends=stored[plan.amends] if plan.amends else None,
        parent=stored[plan.parent] if plan.parent else None,
    )
    Disbursement.objects.bulk_create(
        Disbursement(award=award, date=dates.day(day), amount=abs(amount), kind=_kind(amount))
        for day, amount in ((day, Decimal(amount)) for day, amount in plan.called)
    )
    return award


def _kind(amount: Decimal) -> str:
    return Disbursement.Kind.RETURN if amount < 0 else Disbursement.Kind.CALL


def _milestone(document: Program, plan: MilestonePlan, dates: Dates) -> None:
    milestone, _created = document.milestones.get_or_create(title=plan.title)
    milestone.reached_on = dates.day_or_none(plan.reached_on) or milestone.reached_on
    if plan.measure:
        milestone.measure = document.measures.get(slug=plan.measure, translation_of=None)
    milestone.save()
    known = milestone.dates.count()
    for position, (day, precision, note) in enumerate(plan.dates, start=known):
        milestone.dates.create(
            position=position, date=dates.day(day), precision=precision, note=note
        )
