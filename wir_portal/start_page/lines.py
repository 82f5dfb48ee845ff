"""The few lines with which a list of the first page begins."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

# A first page is read at a glance; the list has the rest
SHOWN = 5


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    detail: str


def first_rows(ordered: QuerySet[Any]) -> QuerySet[Any]:
    """Return the first few rows of an ordered queryset as one without order, which can be a part of a union."""
    # A part of a union has no limit of its own in SQLite; as a condition it may have one
    rows = ordered.model._default_manager.filter(pk__in=ordered.values("pk")[:SHOWN])
    return rows.order_by()


def union(parts: list[QuerySet[Any]]) -> list[Any]:
    """Return the rows of all parts by one query; none where there are no parts."""
    if not parts:
        return []
    return list(parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])
