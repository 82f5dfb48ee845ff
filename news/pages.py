"""What the public pages of announcements and simple pages show beside their own edition."""

from datetime import datetime
from typing import Any

from organization import offices
from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.structured import web_page

from . import structured
from .cards import cards_with, date_of

FURTHER = 4


def news_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by at most two queries:

    date         date of the announcement (datetime.date)
    programs     live editions of its programmes (the first is the kicker)
    departments  live editions of the departments named with it
    contact      offices.Contact as of `at` (offices: list of Office(person, title, since, acting); is_vacant;
                 department: Edition with data["mailbox"], data["telephone"]) or None where nothing leads to one
    further      up to four NewsCards: the newest others of its first programme
    """
    programs = targets.get("program", [])
    departments = targets.get("department", [])
    return {
        "date": date_of(edition),
        "programs": programs,
        "departments": departments,
        "contact": contact_of(programs, departments, at),
        "further": _further(edition, programs, at),
    }


def contact_of(
    programs: list[Edition], departments: list[Edition], at: datetime
) -> offices.Contact | None:
    """Whoever coordinates the first programme; else the department of the announcement, or the programme's."""
    if not programs:
        return offices.Contact([], departments[0]) if departments else None
    program = programs[0]
    named = [edition.subject_id for edition in departments]
    lead = [] if named else sorted(reading.target_ids([program], "department"))
    people, found = offices.people_and_departments([program.subject_id], lead, at)
    department = (departments + found)[0] if departments or found else None
    contact = offices.coordination(program.subject_id, people, department, at)
    return contact if contact.offices or department else None


def _further(edition: Edition, programs: list[Edition], at: datetime) -> list[Any]:
    if not programs:
        return []
    program = programs[0]
    subject, language = program.subject_id, edition.language
    newest = reading.referring(subject, rel="program", kind="news", at=at, language=language)
    others = [other for other in newest[: FURTHER + 1] if other.document_id != edition.document_id]
    return cards_with(others[:FURTHER], {subject: program})


def page_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return {}: a simple page shows its own text only, with `edition.live_from` as its date."""
    return {}


NEWS = Kind("news", "news.NewsItem", "news/newsitem_detail.html", news_context, structured.article)
PAGE = Kind("page", "news.Page", "news/page_detail.html", page_context, web_page)
