"""What the public pages of announcements and simple pages show beside their own edition."""

from datetime import datetime
from typing import Any

from organization import offices
from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition

from .cards import cards_with, date_of

FURTHER = 4


def news_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by at most three queries:

    date         date of the announcement (datetime.date)
    programs     live editions of its programmes (the first is the kicker)
    departments  live editions of the departments named with it
    contact      offices.Contact as of `at` (offices: list of Office(person, title, since, acting); is_vacant;
                 department: Edition with data["mailbox"], data["telephone"]) or None where nothing leads to one
    further      up to four NewsCards: the newest others of its first programme
    updated      moment of the last announced change (aware datetime) or None
    changes      announced changes, latest first: editions with live_from, number and change_note (may be empty)
    """
    programs = targets.get("program", [])
    departments = targets.get("department", [])
    changes = reading.change_notes(edition, at) if edition.number > 1 else []
    return {
        "date": date_of(edition),
        "programs": programs,
        "departments": departments,
        "contact": _contact(programs, departments, at),
        "further": _further(edition, programs, at),
        "updated": changes[0].live_from if changes else None,
        "changes": changes,
    }


def _contact(
    programs: list[Edition], departments: list[Edition], at: datetime
) -> offices.Contact | None:
    """Whoever coordinates the first programme; else the department of the announcement, or the programme's."""
    if not programs:
        return offices.Contact([], departments[0]) if departments else None
    program = programs[0]
    named = [edition.document_id for edition in departments]
    lead = [] if named else sorted(reading.target_ids([program], "department"))
    people, found = offices.people_and_departments([program.document_id], lead, at)
    department = (departments + found)[0] if departments or found else None
    contact = offices.coordination(program.document_id, people, department, at)
    return contact if contact.offices or department else None


def _further(edition: Edition, programs: list[Edition], at: datetime) -> list[Any]:
    if not programs:
        return []
    program = programs[0]
    newest = reading.referring(program.document_id, rel="program", kind="news", at=at)
    others = [other for other in newest[: FURTHER + 1] if other.document_id != edition.document_id]
    return cards_with(others[:FURTHER], {program.document_id: program})


def page_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return {}: a simple page shows its own text only, with `edition.live_from` as its date."""
    return {}


NEWS = Kind("news", "news.NewsItem", "news/newsitem_detail.html", news_context)
PAGE = Kind("page", "news.Page", "news/page_detail.html", page_context)
