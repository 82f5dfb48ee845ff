"""What announcements and events have in common: they belong to programmes and departments, and to a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from database.alphabet import alphabetical
from publishing.content import Link
from publishing.models import Document, Rel
from publishing.relations import related


def today() -> date:
    """Return the day it is in Germany, for a field of a new form."""
    return timezone.localdate()


def links_of(document: Any) -> Iterator[Link]:
    """Yield the references of an announcement or event to its programmes and departments."""
    for position, program in enumerate(_by_title(related(document, "programs"))):
        yield Link(Rel.PROGRAM, target_id=program.pk, position=position)
    for position, department in enumerate(_by_title(related(document, "departments"))):
        yield Link(Rel.DEPARTMENT, target_id=department.pk, position=position)


def _by_title(documents: list[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: (alphabetical(document.title), document.pk))
