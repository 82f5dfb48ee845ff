"""What machines read of a programme: the service it is to citizens, and the grants that pay for it."""

from typing import Any

from publishing import structured
from publishing.structured import Item


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
