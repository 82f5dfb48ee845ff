"""What lists are narrowed by: programmes and units that are public, and which units belong to which."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from .languages import GERMAN
from .models import Edition


def live_subjects(programs: Iterable[int], at: datetime) -> dict[int, Edition]:
    """Return the live editions of these programmes and of all units, by document: one query.

    A county has some hundred units at most, so these are read whole.
    """
    live = Edition.objects.live(at).order_by().for_card()
    units = live.of_kind("department").in_language(GERMAN)
    found = units.union(live.filter(document__in=set(programs)), all=True)
    return {edition.document_id: edition for edition in found}


def with_those_above(unit: int, subjects: dict[int, Edition]) -> Iterator[int]:
    """Yield a unit and the public ones above it: what it announces is theirs as well.

    As in the tree of the organization, a unit whose parent is not public stands at the top; a circle ends.
    """
    seen: set[int] = set()
    above: int | None = unit
    while above in subjects and above not in seen:
        seen.add(above)
        yield above
        above = subjects[above].data.get("parent")
