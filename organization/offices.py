"""Who holds which post on a day, told from live editions of people; and where to turn when nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from publishing import reading
from publishing.models import Edition
from publishing.moments import day_from, day_of


@dataclass(frozen=True)
class Office:
    """A person on a post for a term; `person` is the person's live edition, `day` the day looked at."""

    person: Edition
    post: str
    title: str
    department: int
    program: int | None
    is_head: bool
    since: date
    until: date | None
    acting: bool
    day: date

    @property
    def is_current(self) -> bool:
        return self.since <= self.day and not self.is_former

    @property
    def is_former(self) -> bool:
        return self.until is not None and self.until < self.day

    @property
    def is_coming(self) -> bool:
        return self.since > self.day


@dataclass(frozen=True)
class Contact:
    """Whom to ask about something: the people in office, or else the mailbox of the department."""

    offices: list[Office]
    department: Edition | None = None

    @property
    def is_vacant(self) -> bool:
        return not self.offices


def offices_of(person: Edition, at: datetime) -> list[Office]:
    """Return all terms that the person's edition names, latest first."""
    day = day_of(at)
    offices = [_office(person, item, day) for item in person.data.get("appointments", [])]
    return sorted(offices, key=lambda office: office.since, reverse=True)


def current_offices(people: Iterable[Edition], at: datetime) -> list[Office]:
    """Return the offices that the people hold on the Berlin day of `at`: the head first, then by name."""
    offices = [
        office for person in people for office in offices_of(person, at) if office.is_current
    ]
    return sorted(offices, key=lambda office: (not office.is_head, office.person.sort_title))


def people_coordinating(program_ids: Iterable[int], at: datetime) -> list[Edition]:
    """Return the live editions of people who hold, held or will hold a post of the programmes: one query."""
    ids = set(program_ids)
    if not ids:
        return []
    return list(reading.referring_to_any(ids, rel="program", kinds=["person"], at=at))


def people_and_departments(
    program_ids: Iterable[int], department_ids: Iterable[int], at: datetime
) -> tuple[list[Edition], list[Edition]]:
    """Return the people of the programmes, and the live editions of the departments: one query for both."""
    people = reading.referring_to_any(program_ids, rel="program", kinds=["person"], at=at)
    departments = Edition.objects.live(at).filter(document__in=set(department_ids)).for_card()
    both = list(people.order_by().union(departments.order_by(), all=True))
    found = [one for one in both if one.kind == "person"]
    return found, [one for one in both if one.kind == "department"]


def coordination(
    program_id: int, people: Iterable[Edition], department: Edition | None, at: datetime
) -> Contact:
    """Return whom to ask about a programme: its coordinators among `people`, else the lead department's mailbox."""
    offices = [office for office in current_offices(people, at) if office.program == program_id]
    return Contact(offices, department)


def _office(person: Edition, item: dict[str, Any], day: date) -> Office:
    return Office(
        person=person,
        post=item["post"],
        title=item["title"],
        department=item["department"],
        program=item["program"],
        is_head=item["is_head"],
        since=date.fromisoformat(item["from"]),
        until=day_from(item["until"]),
        acting=item["acting"],
        day=day,
    )
