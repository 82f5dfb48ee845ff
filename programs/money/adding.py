"""What was granted, called and passed on, by funding period, from the awards as an edition holds them.

The last notice of each chain of amendments counts, never their sum; what was called on any notice of a chain counts,
less what was paid back of it.
Nothing is corrected here: sums that contradict each other are shown as they are, and `contradictions` names them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from publishing.moments import day_from

Item = dict[str, Any]
NOTHING = Decimal("0.00")
# What an edition calls a disbursement that was paid back; all others were called
RETURN = "return"


@dataclass(frozen=True)
class Disbursed:
    """`amount` in euros was called on `date`, or paid back (`is_returned`)."""

    date: date
    amount: Decimal
    is_returned: bool = False

    @property
    def net(self) -> Decimal:
        """The amount as it counts in what is called: less than nothing for what was paid back."""
        return -self.amount if self.is_returned else self.amount


@dataclass
class Grant:
    """A chain of notices: the award and its amendments, oldest first; amounts in euros.

    `passed_on` are the grants that pass its money on, `period` the number of its funding period or None.
    """

    notices: list[Item]
    passed_on: list["Grant"] = field(default_factory=list)
    is_passed_on: bool = False
    period: int | None = None

    @property
    def latest(self) -> Item:
        return self.notices[-1]

    @property
    def title(self) -> str:
        return self.latest["title"]

    @property
    def amount(self) -> Decimal:
        return Decimal(self.latest["amount"])

    @property
    def total_cost(self) -> Decimal | None:
        return _decimal(self.latest["total_cost"])

    @property
    def own_contribution(self) -> Decimal | None:
        return _decimal(self.latest["own_contribution"])

    @property
    def start(self) -> date | None:
        return day_from(self.latest["from"])

    @property
    def end(self) -> date | None:
        return day_from(self.latest["until"])

    @cached_property
    def disbursements(self) -> list[Disbursed]:
        """What was called on any of the notices, and paid back, by day."""
        found = [
            Disbursed(
                date.fromisoformat(one["date"]),
                Decimal(one["amount"]),
                # Editions from before tell calls alone
                one.get("kind") == RETURN,
            )
            for notice in self.notices
            for one in notice["disbursements"]
        ]
        return sorted(found, key=lambda one: one.date)

    @property
    def called(self) -> Decimal:
        """What was called and not paid back."""
        return sum((one.net for one in self.disbursements), NOTHING)

    @property
    def returned(self) -> Decimal:
        return sum((one.amount for one in self.disbursements if one.is_returned), NOTHING)

    @property
    def passed_on_sum(self) -> Decimal:
        return sum((one.amount for one in self.passed_on), NOTHING)


@dataclass(frozen=True)
class Sums:
    """Amounts in euros; `own` and `total_cost` are None where no award says anything about them.

    `called` is what was called less what was paid back, `returned` the latter.
    """

    granted: Decimal
    called: Decimal
    returned: Decimal
    passed_on: Decimal
    own: Decimal | None
    total_cost: Decimal | None


@dataclass(frozen=True)
class PeriodMoney:
    """The grants of one funding period; `start` None: those that belong to none.

    `volume` is what the period itself is said to be worth in euros, `notes` what stands beside the sums.
    """

    start: date | None
    end: date | None
    focus: str
    volume: Decimal | None
    notes: list[str]
    grants: list[Grant]
    sums: Sums

    @property
    def has_nothing(self) -> bool:
        return not self.grants


@dataclass(frozen=True)
class Money:
    """`periods` by start, those without any sum left out, what belongs to no period last; `total` is over all."""

    periods: list[PeriodMoney]
    grants: list[Grant]
    total: Sums

    @property
    def has_volumes(self) -> bool:
        return any(period.volume is not None for period in self.periods)

    @property
    def announced(self) -> Decimal | None:
        """What the funding periods are said to be worth in euros, None where none of them says anything."""
        volumes = [period.volume for period in self.periods if period.volume is not None]
        return sum(volumes, Decimal()) if volumes else None

    @property
    def has_cents(self) -> bool:
        """Whether any sum of the table is not whole: then all have cents, so that digits stand below digits."""
        sums = [self.total, *(period.sums for period in self.periods)]
        amounts = [period.volume for period in self.periods]
        for one in sums:
            amounts += [one.granted, one.called, one.returned, one.passed_on, one.own]
        return any(amount is not None and amount % 1 for amount in amounts)


def money_of(data: Item) -> Money:
    """Return the money of a programme, given the data of its edition, or what would be frozen into one as JSON."""
    periods = sorted(data.get("periods", []), key=lambda item: (item["from"], item["until"] or ""))
    grants = grants_of(data.get("awards", []))
    for grant in grants:
        _place(grant, periods)
    first = [grant for grant in grants if not grant.is_passed_on]
    rows = [_period_money(item, number, first) for number, item in enumerate(periods)]
    outside = _of_none([grant for grant in first if grant.period is None])
    return Money(
        periods=[row for row in (*rows, outside) if row.grants or row.volume is not None],
        grants=first,
        total=sums_of(first),
    )


def grants_of(awards: Iterable[Item]) -> list[Grant]:
    """Return the chains of amendments, in the order of their first notices; those passed on know it."""
    awards = list(awards)
    following = {item["amends"]: item for item in awards if item["amends"]}
    known = {item["id"] for item in awards}
    chains: dict[str, Grant] = {}
    grants = []
    for item in awards:
        if item["amends"] in known:
            continue
        grant = Grant(notices=[item])
        while (notice := following.get(grant.latest["id"])) and notice not in grant.notices:
            grant.notices.append(notice)
        grants.append(grant)
        chains.update({notice["id"]: grant for notice in grant.notices})
    for grant in grants:
        parent = chains.get(grant.notices[0]["parent"])
        if parent and parent is not grant:
            grant.is_passed_on = True
            parent.passed_on.append(grant)
    return grants


def sums_of(grants: list[Grant]) -> Sums:
    """Add up grants that are not passed on; what a recipient passes on further is no second passing on."""
    own = [one.own_contribution for one in grants if one.own_contribution is not None]
    costs = [one.total_cost for one in grants if one.total_cost is not None]
    return Sums(
        granted=sum((one.amount for one in grants), NOTHING),
        called=sum((one.called for one in grants), NOTHING),
        returned=sum((one.returned for one in grants), NOTHING),
        passed_on=sum((one.passed_on_sum for one in grants), NOTHING),
        own=sum(own, NOTHING) if own else None,
        total_cost=sum(costs, NOTHING) if costs else None,
    )


def _place(grant: Grant, periods: list[Item]) -> None:
    """Find the period: the one that the last notice names, else the one in which the award begins."""
    named = grant.latest["period"]
    begins = grant.notices[0]["from"] or grant.latest["from"] or grant.notices[0]["award_date"]
    for number, item in enumerate(periods):
        if named and (named["from"], named["until"]) == (item["from"], item["until"]):
            grant.period = number
            return
    for number, item in enumerate(periods):
        if begins and item["from"] <= begins and (not item["until"] or begins <= item["until"]):
            grant.period = number
            return


def _period_money(item: Item, number: int, grants: list[Grant]) -> PeriodMoney:
    own = [grant for grant in grants if grant.period == number]
    return PeriodMoney(
        start=date.fromisoformat(item["from"]),
        end=day_from(item["until"]),
        focus=item["focus"],
        volume=_decimal(item["volume"]),
        notes=list(dict.fromkeys([*filter(None, [item["volume_note"]]), *_notes(own)])),
        grants=own,
        sums=sums_of(own),
    )


def _of_none(grants: list[Grant]) -> PeriodMoney:
    return PeriodMoney(None, None, "", None, _notes(grants), grants, sums_of(grants))


def _notes(grants: Iterable[Grant]) -> list[str]:
    """Return what stands beside the sums of the grants and of those that pass them on, each note once."""
    return list(dict.fromkeys(_all_notes(grants)))


def _all_notes(grants: Iterable[Grant]) -> Iterator[str]:
    for grant in grants:
        yield from (notice["note"] for notice in grant.notices if notice["note"])
        yield from _all_notes(grant.passed_on)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
