"""The county's units, its people and posts, and the bodies outside."""

from .department import Department
from .external import Organization, OrganizationName
from .person import Appointment, Person, Post

__all__ = ["Appointment", "Department", "Organization", "OrganizationName", "Person", "Post"]
