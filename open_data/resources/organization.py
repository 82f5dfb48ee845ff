"""Departments, and people with the posts that they hold."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from organization import offices

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import Changed, Choice, Id, InLanguage, Key, Listed, OneAsked, Paged, enum
from ..standing import Standing, standing
from ..texts import Reference, Text, known

router = Router(tags=["Organisation"])
HOLDING = ["current", "coming", "former"]


class Post(BaseModel):
    title: str
    is_head: bool = Field(description="Leitung der Organisationseinheit")
    seats: int


class Department(Text):
    """Eine Organisationseinheit der Kreisverwaltung."""

    unit_kind: str = Field(examples=["Fachdienst"])
    parent: Reference | None = Field(description="Wozu sie gehört")
    exists_from: date | None
    exists_until: date | None
    mailbox: str | None
    telephone: str | None
    address: str | None
    opening_hours: str | None
    posts: list[Post]


class DepartmentInFull(Department):
    content_html: str = Field(description="Der Text der Seite als HTML")


class Office(BaseModel):
    """Eine Besetzung: wer welche Stelle von wann bis wann hat."""

    model_config = ConfigDict(populate_by_name=True)
    post: str
    department: Reference | None
    program: Reference | None = Field(description="Förderprogramm, das die Stelle koordiniert")
    is_head: bool
    acting: bool = Field(description="kommissarisch")
    from_: date = Field(alias="from")
    until: date | None = Field(description="Letzter Tag; null, wenn kein Ende feststeht")
    holding: str = Field(
        description="im Amt, kommt noch oder vorbei", json_schema_extra=enum(HOLDING)
    )


class Coordinator(Text):
    """Eine Person, an die man sich wenden kann. Ist sie nicht mehr im Amt, fehlen ihre Kontaktdaten."""

    honorific: str | None
    pronoun: str | None
    email: str | None
    telephone: str | None
    room: str | None
    offices: list[Office]


class DepartmentsAsked(Listed):
    parent: Key = Field(None, description="Nur Einheiten, die zu dieser gehören.")


class CoordinatorsAsked(InLanguage, Paged, Changed):
    program: Key = Field(
        None, description="Nur Personen mit einer Stelle in diesem Förderprogramm."
    )
    department: Key = Field(None, description="Nur Personen mit einer Stelle in dieser Einheit.")
    holding: Choice(HOLDING) = Field(  # type: ignore[valid-type]
        None, description="Nur Personen, die heute eine Stelle haben, bald oder früher."
    )


@resource(router, "/departments", Listing[Department], "Alle Organisationseinheiten")
def departments(request: Any, response: HttpResponse, asked: Query[DepartmentsAsked]) -> Any:
    """In der Reihenfolge, in der sie angelegt wurden; wozu jede gehört, steht in „parent“."""
    showing, after = paging.shown(request, asked)
    rows = showing.editions().of_kind("department")
    if asked.parent:
        above = texts.found_by("department", asked.parent, showing)
        rows = rows.filter(links__target=above, links__rel="parent")
    found, address = lists.page(request, response, asked, rows, paging.BY_ID, showing, after)
    return {"items": _departments(found, asked.language, showing), "next": address}


@resource(router, "/departments/{id}", DepartmentInFull, "Eine Organisationseinheit")
def department(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit dem Text ihrer Seite."""
    showing = standing(request.at, asked.stand)
    edition = lists.one("department", id, asked, showing)
    fields = _departments([edition], asked.language, showing)[0]
    return fields | {"content_html": texts.body(edition, showing)}


@resource(router, "/coordinators", Listing[Coordinator], "Alle Ansprechpersonen")
def coordinators(request: Any, response: HttpResponse, asked: Query[CoordinatorsAsked]) -> Any:
    """Mit ihren Stellen, früheren und künftigen. Frühere Stände gibt es hier nicht: Das sind Daten von Menschen.

    Auch jede weitere Seite zeigt deshalb die Gegenwart.
    """
    showing, after = paging.shown(request, asked)
    rows = lists.about(
        showing.editions().of_kind("person"),
        showing,
        program=asked.program,
        department=asked.department,
    )
    if asked.holding:
        rows = rows.filter(pk__in=_holding(rows, asked.holding, showing))
    found, address = lists.page(request, response, asked, rows, paging.BY_ID, showing, after)
    return {"items": _people(found, asked.language, showing), "next": address}


@resource(router, "/coordinators/{id}", Coordinator, "Eine Ansprechperson")
def coordinator(
    request: Any, response: HttpResponse, id: Path[Id], asked: Query[InLanguage]
) -> Any:
    """Wie in der Liste."""
    showing = standing(request.at)
    return _people([lists.one("person", id, asked, showing)], asked.language, showing)[0]


def _departments(editions: list[Any], language: str, showing: Standing) -> list[dict[str, Any]]:
    names = texts.named((one.data.get("parent") for one in editions), language, showing)
    return [
        {
            **texts.text(one),
            "unit_kind": one.data["unit_kind"],
            "parent": names.one(one.data.get("parent")),
            "exists_from": one.data.get("valid_from"),
            "exists_until": one.data.get("valid_until"),
            **{
                name: known(one.data.get(name))
                for name in ("mailbox", "telephone", "address", "opening_hours")
            },
            "posts": [
                {name: post[name] for name in ("title", "is_head", "seats")}
                for post in one.data.get("posts", [])
            ],
        }
        for one in editions
    ]


def _people(editions: list[Any], language: str, showing: Standing) -> list[dict[str, Any]]:
    names = texts.named(texts.linked_ids(editions, "department", "program"), language, showing)
    return [_person(one, names, showing) for one in editions]


def _person(edition: Any, names: texts.Named, showing: Standing) -> dict[str, Any]:
    terms = offices.offices_of(edition, showing.at)
    # As on the person's page: whoever is out of office is asked no more
    is_former = bool(terms) and all(term.is_former for term in terms)
    data: dict[str, Any] = {} if is_former else edition.data
    return {
        **texts.text(edition),
        "honorific": known(edition.data.get("honorific")),
        "pronoun": known(edition.data.get("pronoun")),
        **{name: known(data.get(name)) for name in ("email", "telephone", "room")},
        "offices": [_office(term, names) for term in terms],
    }


def _office(term: offices.Office, names: texts.Named) -> dict[str, Any]:
    return {
        "post": term.title,
        "department": names.one(term.department),
        "program": names.one(term.program),
        "is_head": term.is_head,
        "acting": term.acting,
        "from": term.since,
        "until": term.until,
        "holding": _held(term),
    }


def _held(term: offices.Office) -> str:
    return "former" if term.is_former else "coming" if term.is_coming else "current"


def _holding(rows: Any, holding: str, showing: Standing) -> list[int]:
    people = list(rows.in_language(texts.GERMAN).order_by().for_card())
    return [
        person.pk
        for person in people
        if any(_held(term) == holding for term in offices.offices_of(person, showing.at))
    ]
