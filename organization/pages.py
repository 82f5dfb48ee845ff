"""What the public pages of departments and people show beside their own edition."""

from datetime import datetime
from typing import Any

from publishing.kinds import Kind
from publishing.models import Edition


def department_context(edition: Edition, at: datetime) -> dict[str, Any]:
    return {}


def person_context(edition: Edition, at: datetime) -> dict[str, Any]:
    return {}


DEPARTMENT = Kind(
    "department",
    "organization.Department",
    "organization/department_detail.html",
    department_context,
)
PERSON = Kind("person", "organization.Person", "organization/person_detail.html", person_context)
