"""The single notices behind a programme's money, as its page lists them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from organization.models.external import name_on
from publishing.moments import day_from

from ..models import Award
from .adding import Grant, Money


@dataclass(frozen=True)
class Amount:
    """What one notice granted, in euros; `date` is that of the notice."""

    date: date
    amount: Decimal


@dataclass(frozen=True)
class Notice:
    """A grant; names are those of the day looked at, "" for the county; `former` are amounts that hold no longer.

    `called` in euros until `called_until`, less what was `returned`; `passed_on` are the Notices that pass its money
    on.
    """

    award_id: str
    title: str
    description: str
    note: str
    amount: Decimal
    date: date
    start: date | None
    end: date | None
    funder: str
    authority: str
    recipient: str
    financing: str
    report_due: date | None
    former: list[Amount]
    called: Decimal
    called_until: date | None
    returned: Decimal
    is_passed_on: bool
    passed_on: list["Notice"]


def notices_of(money: Money, day: date) -> list[Notice]:
    """Return the grants as seen on `day`, newest first."""
    return sorted((_notice(one, day) for one in money.grants), key=_begins, reverse=True)


def _begins(notice: Notice) -> tuple[date, str]:
    return notice.start or notice.date, notice.award_id


def _notice(grant: Grant, day: date) -> Notice:
    latest = grant.latest
    called = grant.disbursements
    return Notice(
        award_id=latest["id"],
        title=latest["title"],
        description=latest["description"],
        note=latest["note"],
        amount=grant.amount,
        date=date.fromisoformat(latest["award_date"]),
        start=grant.start,
        end=grant.end,
        funder=name_on(latest["funder"], day),
        authority=name_on(latest["authority"], day),
        recipient=name_on(latest["recipient"], day),
        financing=dict(Award.FinancingType.choices).get(latest["financing_type"], ""),
        report_due=day_from(latest["report_due"]),
        former=[
            Amount(date.fromisoformat(one["award_date"]), Decimal(one["amount"]))
            for one in grant.notices[:-1]
        ],
        called=grant.called,
        called_until=called[-1].date if called else None,
        returned=grant.returned,
        is_passed_on=grant.is_passed_on,
        passed_on=[_notice(one, day) for one in grant.passed_on],
    )
