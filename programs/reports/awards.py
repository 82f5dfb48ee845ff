"""The award of a Sachbericht and the money of its programme, as money.adding adds up what the edition holds."""

from datetime import date
from typing import Any

from organization.models.external import name_on
from publishing.moments import day_from

from ..models import Award
from ..money.adding import NOTHING, Grant, Money, Sums, grants_of
from .facts import AwardFacts, Called, MoneyRow, NoticeFacts, PassedOn, Span


def grant_named(data: dict[str, Any], award_id: str) -> Grant | None:
    """Return the chain that begins with the notice, as the data of an edition hold it; None where it does not."""
    grants = grants_of(data.get("awards", []))
    return next((one for one in grants if one.notices[0]["id"] == award_id), None)


def award_facts(grant: Grant, file_number: str, span: Span) -> AwardFacts:
    """Return what the report says of the award itself; `file_number` is the newsroom's own."""
    latest = grant.latest
    by_end = [one for one in grant.disbursements if one.date <= span.end]
    return AwardFacts(
        id=grant.notices[0]["id"],
        title=grant.title,
        description=latest["description"],
        file_number=file_number,
        funder=name_on(latest["funder"], span.end),
        authority=name_on(latest["authority"], span.end),
        recipient=name_on(latest["recipient"], span.end),
        financing=dict(Award.FinancingType.choices).get(latest["financing_type"], ""),
        note=latest["note"],
        start=grant.start,
        end=grant.end,
        report_due=day_from(latest["report_due"]),
        amount=grant.amount,
        total_cost=grant.total_cost,
        own_contribution=grant.own_contribution,
        called=grant.called,
        called_by_end=sum((one.net for one in by_end), NOTHING),
        returned=grant.returned,
        returned_by_end=sum((one.amount for one in by_end if one.is_returned), NOTHING),
        called_inside=[
            Called(one.date, one.net) for one in grant.disbursements if span.holds(one.date)
        ],
        notices=[
            NoticeFacts(one["id"], date.fromisoformat(one["award_date"]), Grant([one]).amount)
            for one in grant.notices
        ],
        passed_on=[
            PassedOn(
                one.title,
                name_on(one.latest["recipient"], span.end),
                one.amount,
                one.called,
                one.returned,
            )
            for one in grant.passed_on
        ],
    )


def money_rows(money: Money) -> list[MoneyRow]:
    """Return a row for each funding period that has awards, and last the total where there is more than one."""
    rows = [
        _row(period.sums, period.start, period.end, period.focus, period.notes)
        for period in money.periods
        if period.grants
    ]
    if len(rows) > 1:
        rows.append(_row(money.total, None, None, "", [], is_total=True))
    return rows


def _row(
    sums: Sums,
    start: date | None,
    end: date | None,
    focus: str,
    notes: list[str],
    *,
    is_total: bool = False,
) -> MoneyRow:
    return MoneyRow(start, end, focus, notes, **vars(sums), is_total=is_total)
