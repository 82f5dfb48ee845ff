"""What a text shows of a post that it names: who holds it on the day of reading, else the mailbox of its unit."""

from collections.abc import Mapping
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from publishing.models import Edition

from .offices import current_offices


def cards(
    edition: Edition, targets: Mapping[str, list[Edition]], at: datetime
) -> dict[str, SafeString]:
    """Return the card of each post in the edition's text by the post's uuid, without a query.

    A post whose holder is not public and whose unit is not public either has no card.
    """
    departments = {found.subject_id: found for found in targets.get("contact", [])}
    held = current_offices(targets.get("staff", []), at)
    made = {}
    for item in edition.data["post_contacts"]:
        department = departments.get(item["department"])
        offices = [office for office in held if office.post == item["post"]]
        if offices or department:
            context = {
                "title": _title(item, department),
                "offices": offices,
                "department": department,
            }
            made[item["post"]] = render_to_string("organization/_post_contact.html", context)
    return made


def _title(item: dict[str, str], department: Edition | None) -> str:
    """The post's name as its unit's live edition has it; it may have been renamed since."""
    posts = department.data.get("posts", []) if department else []
    return next((post["title"] for post in posts if post["uuid"] == item["post"]), item["title"])
