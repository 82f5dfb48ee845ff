"""What machines read of programmes and measures: the service to citizens, the grants that pay for it, what is done."""

from datetime import date
from decimal import Decimal
from typing import Any

from publishing import structured
from publishing.structured import Item

from .measures.status import MeasureStatus
from .money.notices import Notice
from .periods import PeriodView


def service(context: dict[str, Any]) -> list[Item]:
    """Return the programme as a GovernmentService and as a FundingScheme, and what is granted as MonetaryGrants."""
    edition, department = context["edition"], context["department"]
    provider = (
        structured.named(department, "GovernmentOrganization")
        if department
        else structured.county()
    )
    data = edition.data
    names = [data.get("code"), data.get("long_name")]
    return [
        {
            **structured.described(edition, "GovernmentService"),
            "alternateName": [name for name in names if name and name != edition.title],
            "serviceType": data.get("funding_area"),
            "audience": _audience(data.get("target_groups")),
            "provider": provider,
            "image": structured.picture(context["image"]),
        },
        _scheme(context),
        *_grants(context, provider),
    ]


# How schema.org calls that something is still to come, goes on, is done or has failed
ACTION = {
    MeasureStatus.PLANNED: "PotentialActionStatus",
    MeasureStatus.ACTIVE: "ActiveActionStatus",
    MeasureStatus.FINALISATION: "ActiveActionStatus",
    MeasureStatus.SUSPENDED: "ActiveActionStatus",
    MeasureStatus.CLOSED: "CompletedActionStatus",
    MeasureStatus.CANCELLED: "FailedActionStatus",
}


def measure(context: dict[str, Any]) -> list[Item]:
    """Return the measure as an Action of the unit that does the work, with the days that are known."""
    edition, standing = context["edition"], context["standing"]
    department, program = context["department"], context["program"]
    (planned_start, planned_end), (start, end) = context["planned"], context["actual"]
    return [
        {
            **structured.described(edition, "Action"),
            "actionStatus": f"https://schema.org/{ACTION[standing.status]}",
            "startTime": structured.moment(start or planned_start),
            "endTime": structured.moment(end or planned_end),
            "agent": structured.named(department, "GovernmentOrganization")
            if department
            else structured.county(),
            "object": structured.named(program, "GovernmentService") if program else None,
            "image": structured.picture(context["image"]),
        }
    ]


def _audience(words: str | None) -> Item | None:
    return {"@type": "Audience", "audienceType": words} if words else None


def _scheme(context: dict[str, Any]) -> Item:
    """Return the programme as that by which the money is given."""
    edition = context["edition"]
    return {
        "@type": "FundingScheme",
        "name": edition.data.get("long_name") or edition.title,
        "alternateName": edition.data.get("code"),
        "url": edition.data.get("website"),
        "parentOrganization": _body(context, "funder"),
    }


def _grants(context: dict[str, Any], provider: Item) -> list[Item]:
    """Return each award, and what is passed on of it, with the sum that holds now.

    Without awards each funding period that names a sum.
    """
    if context["notices"]:
        return [
            _award(one, context, provider)
            for notice in context["notices"]
            for one in (notice, *notice.passed_on)
        ]
    return [_period(period, context, provider) for period in context["periods"]]


def _award(notice: Notice, context: dict[str, Any], provider: Item) -> Item:
    recipient = {"@type": "Organization", "name": notice.recipient} if notice.recipient else None
    return {
        "@type": "MonetaryGrant",
        "identifier": notice.award_id,
        "name": notice.title,
        "description": notice.description,
        "url": structured.url(context["edition"]),
        "fundedItem": recipient or provider,
        "funder": _named(notice.funder) or (structured.county() if notice.is_passed_on else None),
        "sponsor": _named(notice.authority),
        "amount": _amount(notice.amount, notice.note, notice.start, notice.end),
    }


def _period(period: PeriodView, context: dict[str, Any], provider: Item) -> Item:
    edition = context["edition"]
    return {
        "@type": "MonetaryGrant",
        "name": period.focus or edition.title,
        "url": structured.url(edition),
        "fundedItem": provider,
        "funder": _body(context, "funder"),
        "sponsor": _body(context, "granting_authority"),
        "amount": _amount(period.volume, period.volume_note, period.start, period.end),
    }


def _amount(value: Decimal | None, note: str, start: date | None, end: date | None) -> Item | None:
    if value is None:
        return None
    return {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": float(value),
        "description": note,
        "validFrom": structured.moment(start),
        "validThrough": structured.moment(end),
    }


def _named(name: str) -> Item | None:
    return {"@type": "Organization", "name": name} if name else None


def _body(context: dict[str, Any], role: str) -> Item | None:
    if not context[role]:
        return None
    return {"@type": "Organization", "name": context[role], "url": context[f"{role}_website"]}
