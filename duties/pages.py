"""What the public pages of the three statements show beside their own edition."""

from datetime import datetime
from typing import Any

from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.structured import web_page

# Of Barrier.Reason, in the order of the page
REASONS = ("not_yet", "burden", "outside")


def nothing_more(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return {}: the template reads edition.data, which has the fields of the kind and, frozen, its rows."""
    return {}


def accessibility_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return `barriers`: the barriers in edition.data by reason, empty groups left out."""
    barriers = edition.data.get("barriers", [])
    groups = [(code, [one for one in barriers if one["reason"] == code]) for code in REASONS]
    return {"barriers": [(code, found) for code, found in groups if found]}


IMPRINT = Kind("imprint", "duties.Imprint", "duties/imprint.html", nothing_more, web_page)
PRIVACY = Kind(
    "privacy", "duties.PrivacyStatement", "duties/privacy_statement.html", nothing_more, web_page
)
ACCESSIBILITY = Kind(
    "accessibility",
    "duties.AccessibilityStatement",
    "duties/accessibility_statement.html",
    accessibility_context,
    web_page,
)
