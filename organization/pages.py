"""What the public pages of departments and people show beside their own edition."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition

from . import structured, tree
from .offices import Office, current_offices, offices_of

NEWS_SHOWN = 5


@dataclass(frozen=True)
class PostView:
    """A post of a department with whoever holds it on the day looked at."""

    title: str
    is_head: bool
    seats: int
    offices: list[Office]

    @property
    def is_vacant(self) -> bool:
        return not self.offices

    @property
    def free_seats(self) -> int:
        return max(self.seats - len(self.offices), 0)


def department_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by three queries:

    node       tree.Node of the department (unit_kind, is_dissolved, level)
    ancestors  Nodes from the top down (breadcrumb), without the department itself
    children   Nodes of the units below it
    head       PostView of its head (offices may be empty: is_vacant) or None where no such post is set up
    posts      PostViews of the other posts (title, seats, offices, is_vacant, free_seats)
    programs   live editions of programmes that it leads, by title
    news       live editions of the newest announcements that name it (up to five); news_more: whether there are more
    and in edition.data: mailbox, telephone, address, opening_hours (strings, may be empty)
    """
    nodes = tree.tree(at)
    node = nodes.get(edition.subject_id) or tree.Node(edition, tree.day_of(at))
    people, programs = _people_and_programs(edition.subject_id, at)
    posts = _posts(edition, people, at)
    subject, language = edition.subject_id, edition.language
    newest = reading.referring(subject, rel="department", kind="news", at=at, language=language)
    news = list(newest[: NEWS_SHOWN + 1])
    return {
        "node": node,
        "ancestors": node.ancestors,
        "children": node.children,
        "head": next((post for post in posts if post.is_head), None),
        "posts": [post for post in posts if not post.is_head],
        "programs": programs,
        "news": news[:NEWS_SHOWN],
        # The list has German announcements as well
        "news_more": len(news) > NEWS_SHOWN or not edition.spoken.is_german,
    }


def _people_and_programs(document_id: int, at: datetime) -> tuple[list[Edition], list[Edition]]:
    both = reading.referring_to_any(
        [document_id], rel="department", kinds=["person", "program"], at=at
    ).by_title()
    people = [one for one in both if one.kind == "person"]
    return people, [one for one in both if one.kind == "program"]


def _posts(edition: Edition, people: list[Edition], at: datetime) -> list[PostView]:
    held = current_offices(people, at)
    return [
        PostView(
            title=post["title"],
            is_head=post["is_head"],
            seats=post["seats"],
            offices=[office for office in held if office.post == post["uuid"]],
        )
        for post in edition.data.get("posts", [])
    ]


@dataclass(frozen=True)
class OfficeView:
    """A term of a person with the live pages that it leads to (None where one is not public)."""

    office: Office
    department: Edition | None
    program: Edition | None


def person_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, without a query:

    current    OfficeViews held today: office (title, since, until, acting, is_head), department, program
    coming     OfficeViews whose term begins later
    former     OfficeViews whose term is over
    is_former  True when the person holds no office any more and none is to come
    and in edition.data: honorific, pronoun, email, telephone, room (strings, may be empty)
    """
    linked = {
        target.subject_id: target
        for rel in ("department", "program")
        for target in targets.get(rel, [])
    }
    views = [
        OfficeView(office, linked.get(office.department), linked.get(office.program or 0))
        for office in offices_of(edition, at)
    ]
    return {
        "current": [view for view in views if view.office.is_current],
        "coming": [view for view in views if view.office.is_coming],
        "former": [view for view in views if view.office.is_former],
        "is_former": bool(views) and all(view.office.is_former for view in views),
    }


DEPARTMENT = Kind(
    "department",
    "organization.Department",
    "organization/department_detail.html",
    department_context,
    structured.department,
)
PERSON = Kind("person", "organization.Person", "organization/person_detail.html", person_context)
