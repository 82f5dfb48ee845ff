"""The worklists of texts, as the first page shows them: how many, and the most urgent few."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.models import User
from publishing import kinds, moments
from publishing.newsroom.worklists import Worklist, offered_to

from .lines import COUNTED, SHOWN, Line, beginning, by_section, total

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
    lines: list[Line]


def tasks_of(user: User, at: datetime) -> list[Task]:
    """Return the worklists of the person, each with its beginning: one query, and those of lists told in words."""
    worklists = [one for one in offered_to(user) if one.code not in ELSEWHERE]
    found = {one.code: one.find(user, at) for one in worklists if not one.listed}
    parts = [beginning(code, rows).values(*COUNTED, *COLUMNS) for code, rows in found.items()]
    rows = by_section(parts)
    told = {one.code: one.listed(user, at) for one in worklists if one.listed}
    address = reverse("admin:publishing_document_changelist")
    tasks = []
    for one in worklists:
        url = reverse(one.place) if one.place else f"{address}?aufgabe={one.code}"
        if one.code in told:
            listed = told[one.code]
            lines = [Line(line.title, line.url, line.detail) for line in listed[:SHOWN]]
            tasks.append(Task(one, url, len(listed), lines))
        else:
            own = _in_order(rows[one.code], found[one.code])
            tasks.append(Task(one, url, total(own), [_line(row, one.code) for row in own]))
    return tasks


def _in_order(rows: list[dict[str, Any]], ordered: Any) -> list[dict[str, Any]]:
    first, *_ = ordered.query.order_by
    column, newest_first = first.removeprefix("-"), first.startswith("-")
    return sorted(rows, key=lambda row: (row[column], row["pk"]), reverse=newest_first)


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
