"""Counts several lists in one query."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import User


def totals(user: User, lists: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """Return the number of rows of each list, by its name: one query, on the row of the person who asks."""
    counts = {f"total_{name}": _count(rows) for name, rows in lists.items()}
    row = User.objects.filter(pk=user.pk).annotate(**counts).values(*counts).get() if counts else {}
    return {name: row[f"total_{name}"] for name in lists}


def _count(rows: QuerySet[Any]) -> Coalesce:
    keys = rows.order_by().values("pk").distinct()
    counted = rows.model._default_manager.filter(pk__in=keys).order_by().values(whole=Value(1))
    total = counted.annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
