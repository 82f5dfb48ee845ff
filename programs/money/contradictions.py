"""Names sums that contradict each other, for the newsroom; the public page shows them as they are entered."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from publishing.moments import day_in_words
from publishing.templatetags.german import euro

from .adding import NOTHING, Grant, Money, PeriodMoney, grants_of, money_of


def contradictions(data: dict[str, Any]) -> Iterator[str]:
    """Yield a sentence for each contradiction in the data of a programme, as an edition holds them or would."""
    money = money_of(data)
    for grant in grants_of(data.get("awards", [])):
        yield from _of_grant(grant)
    yield from _of_periods(money, bool(data.get("periods")))


def calls_ahead(data: dict[str, Any], day: date) -> Iterator[str]:
    """Yield a sentence for each call or return that lies after `day`, on which the data become public."""
    for grant in grants_of(data.get("awards", [])):
        for one in grant.disbursements:
            if one.date > day:
                what, counts = (
                    ("Die Rückzahlung", "zurückgezahlt")
                    if one.is_returned
                    else ("Der Mittelabruf", "abgerufen")
                )
                yield (
                    f"„{grant.title}“: {what} vom {day_in_words(one.date)} liegt in der Zukunft, zählt öffentlich aber"
                    f" schon als {counts}."
                )


def _of_grant(grant: Grant) -> Iterator[str]:
    name = f"„{grant.title}“"
    if grant.called > grant.amount:
        yield (
            f"{name}: Abgerufen sind {euro(grant.called)}, bewilligt aber nur {euro(grant.amount)}."
        )
    yield from _of_returns(grant, name)
    if grant.passed_on_sum > grant.amount:
        yield (
            f"{name}: Weitergegeben sind {euro(grant.passed_on_sum)}, bewilligt aber nur {euro(grant.amount)}."
        )
    if grant.total_cost is not None:
        paid = grant.amount + (grant.own_contribution or NOTHING)
        if paid > grant.total_cost:
            yield (
                f"{name}: Bewilligte Summe und Eigenanteil ergeben {euro(paid)}, die Gesamtkosten sind aber nur"
                f" {euro(grant.total_cost)}."
            )
        elif paid < grant.total_cost:
            yield (
                f"{name}: Von den Gesamtkosten ({euro(grant.total_cost)}) tragen bewilligte Summe und Eigenanteil nur"
                f" {euro(paid)}. Wenn andere den Rest zahlen, sagen Sie es in der Beschreibung."
            )
    for earlier, later in zip(grant.notices, grant.notices[1:], strict=False):
        if later["award_date"] < earlier["award_date"]:
            yield f"{name}: Der Änderungsbescheid ist älter als der Bescheid, den er ändert."


def _of_returns(grant: Grant, name: str) -> Iterator[str]:
    """Yield a sentence for the first return of more than was called by its day."""
    left = NOTHING
    for one in grant.disbursements:
        if one.is_returned and one.amount > left:
            yield (
                f"{name}: Zurückgezahlt sind am {day_in_words(one.date)} {euro(one.amount)}, abgerufen und noch nicht"
                f" zurückgezahlt waren da aber nur {euro(left)}."
            )
            return
        left += one.net


def _of_periods(money: Money, has_periods: bool) -> Iterator[str]:
    for period in money.periods:
        if period.start is None:
            for grant in period.grants:
                yield f"„{grant.title}“ liegt in keiner Förderperiode." + (
                    "" if has_periods else " Es ist noch keine eingetragen."
                )
        elif period.grants and period.volume is not None and period.volume != period.sums.granted:
            yield (
                f"Förderperiode {_span(period)}: Als Fördersumme sind {euro(period.volume)} eingetragen, die Bescheide"
                f" ergeben {euro(period.sums.granted)}."
            )


def _span(period: PeriodMoney) -> str:
    start = day_in_words(period.start) if period.start else ""
    return f"{start} bis {day_in_words(period.end)}" if period.end else f"ab {start}"
