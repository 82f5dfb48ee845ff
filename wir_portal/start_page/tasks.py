"""The worklists of texts, as the first page shows them: how many, and the most urgent few."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Value
from django.urls import reverse

from accounts.models import User
from publishing import kinds, moments
from publishing.newsroom.worklists import Worklist, offered_to

from .counting import totals
from .lines import SHOWN, Line, first_rows, union

# Shown in the calendar
ELSEWHERE = {"geplant"}
COLUMNS = (
    "pk", "kind", "title", "submitted_at", "submitted_by__name", "last_edited_at", "last_edited_by__name",
    "review_due",
)  # fmt: skip


@dataclass
class Task:
    """`lines` are the first few of `total` texts; `url` leads to all of them."""

    worklist: Worklist
    url: str
    total: int
    lines: list[Line] = field(default_factory=list)


def tasks_of(user: User, at: datetime) -> list[Task]:
    """Return the worklists of the person, each with its beginning: two queries, and those of lists told in words."""
    worklists = [one for one in offered_to(user) if one.code not in ELSEWHERE]
    found = {one.code: one.find(user, at) for one in worklists if not one.listed}
    told = {one.code: one.listed(user, at) for one in worklists if one.listed}
    counted = totals(user, found) | {code: len(lines) for code, lines in told.items()}
    address = reverse("admin:publishing_document_changelist")
    tasks = {
        one.code: Task(
            one,
            reverse(one.place) if one.place else f"{address}?aufgabe={one.code}",
            counted[one.code],
        )
        for one in worklists
    }
    for code, row in _beginnings(found, counted):
        tasks[code].lines.append(_line(row, code))
    for code, listed in told.items():
        tasks[code].lines += [Line(one.title, one.url, one.detail) for one in listed[:SHOWN]]
    return list(tasks.values())


def _beginnings(found: dict[str, Any], counted: dict[str, int]) -> list[tuple[str, dict[str, Any]]]:
    """Return the first rows of every list that has some, in the order of each list: one query."""
    parts = [
        first_rows(rows).annotate(section=Value(code)).values("section", *COLUMNS)
        for code, rows in found.items()
        if counted[code]
    ]
    rows = union(parts)
    ordered = []
    for code, queryset in found.items():
        first, *_ = queryset.query.order_by
        column, newest_first = first.removeprefix("-"), first.startswith("-")
        own = [row for row in rows if row["section"] == code]
        ordered += [
            (code, row)
            for row in sorted(own, key=lambda row: (row[column], row["pk"]), reverse=newest_first)
        ]
    return ordered


def _line(row: dict[str, Any], code: str) -> Line:
    kind = kinds.get(row["kind"]).label
    if code == "wiedervorlage":
        detail = f"{kind}, fällig seit {moments.day_in_words(row['review_due'])}"
    elif code in ("freigeben", "eingereicht"):
        when = moments.in_words(row["submitted_at"])
        by = f" von {row['submitted_by__name']}" if code == "freigeben" else ""
        detail = f"{kind}, eingereicht{by}, {when}"
    else:
        by = row["last_edited_by__name"] or "dem System"
        detail = f"{kind}, zuletzt bearbeitet von {by}, {moments.in_words(row['last_edited_at'])}"
    return Line(row["title"], reverse("admin:publishing_open", args=[row["pk"]]), detail)
