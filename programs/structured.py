"""What machines read of programmes and measures: the service to citizens, the grants that pay for it, what is done."""

from typing import Any

from publishing import structured
from publishing.structured import Item

from .measure_status import MeasureStatus


def service(context: dict[str, Any]) -> list[Item]:
    """Return the programme as a GovernmentService, and each of its funding periods as a MonetaryGrant."""
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
        *(_grant(period, context, provider) for period in context["periods"]),
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


def _grant(period: Any, context: dict[str, Any], provider: Item) -> Item:
    edition = context["edition"]
    return {
        "@type": "MonetaryGrant",
        "name": period.focus or edition.title,
        "url": structured.url(edition),
        "fundedItem": provider,
        "funder": _body(context, "funder"),
        "sponsor": _body(context, "granting_authority"),
        "amount": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": float(period.volume),
            "description": period.volume_note,
            "validFrom": structured.moment(period.start),
            "validThrough": structured.moment(period.end),
        }
        if period.volume is not None
        else None,
    }


def _body(context: dict[str, Any], role: str) -> Item | None:
    if not context[role]:
        return None
    return {"@type": "Organization", "name": context[role], "url": context[f"{role}_website"]}
