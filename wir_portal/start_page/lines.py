"""How many things a list of the first page has, and the few lines with which it begins."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, IntegerField, QuerySet, Subquery, Value

# A first page is read at a glance; the list has the rest
SHOWN = 5
COUNTED = ("section", "total")


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    detail: str


def beginning(code: str, ordered: QuerySet[Any]) -> QuerySet[Any]:
    """Return the first few rows of an ordered queryset, each with the list's code and the number of all its rows.

    Without order, so that it can be a part of a union.
    """
    # A part of a union has no limit of its own in SQLite; as a condition it may have one
    rows = ordered.model._default_manager.filter(pk__in=ordered.values("pk")[:SHOWN])
    section = Value(code, output_field=CharField())
    return rows.order_by().annotate(section=section, total=_number_of(ordered))


def by_section(parts: list[QuerySet[Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all beginnings by their list's code, none for what is empty: one query."""
    found = defaultdict(list)
    for row in _union(parts):
        found[row["section"]].append(row)
    return found


def total(rows: Iterable[dict[str, Any]]) -> int:
    """Return how many rows the list has of which these are the first."""
    return next((row["total"] for row in rows), 0)


def _union(parts: list[QuerySet[Any]]) -> Iterable[dict[str, Any]]:
    if not parts:
        return []
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def _number_of(rows: QuerySet[Any]) -> Subquery:
    keys = rows.order_by().values("pk").distinct()
    counted = rows.model._default_manager.filter(pk__in=keys).order_by().values(whole=Value(1))
    return Subquery(
        counted.annotate(number=Count("pk")).values("number"), output_field=IntegerField()
    )
