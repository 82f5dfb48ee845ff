"""What machines read of a department; of people they read nothing here, for who keeps a contact takes its card."""

from typing import Any

from publishing import structured
from publishing.structured import Item


def department(context: dict[str, Any]) -> list[Item]:
    """Return the unit as a GovernmentOrganization."""
    edition, ancestors = context["edition"], context["ancestors"]
    data = edition.data
    return [
        {
            **structured.described(edition, "GovernmentOrganization"),
            "email": data.get("mailbox"),
            "telephone": data.get("telephone"),
            "address": " ".join((data.get("address") or "").split()),
            "parentOrganization": structured.named(ancestors[-1].edition, "GovernmentOrganization")
            if ancestors
            else None,
            "image": structured.picture(context["image"]),
        }
    ]
