"""Announcements and events."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from publishing.moments import in_iso
from publishing.occurrences import from_json

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import Day, Id, Key, Listed, OneAsked
from ..standing import Standing, standing
from ..texts import Reference, Text, Topic, known

router = Router(tags=["Meldungen und Termine"])


class Subjects(Text):
    programs: list[Reference]
    departments: list[Reference]
    topics: list[Topic]


class News(Subjects):
    """Eine Meldung."""

    date: date


class NewsInFull(News):
    content_html: str = Field(description="Der Text als HTML")


class Event(Subjects):
    """Ein Termin."""

    starts_at: str = Field(examples=["2026-12-04T18:00:00+01:00"])
    ends_at: str = Field(description="Ende, sonst das Ende seines letzten Tages")
    is_all_day: bool
    cancelled: bool = Field(description="Der Termin fällt aus")
    place: str | None
    address: str | None
    online_url: str | None
    registration: str | None
    registration_url: str | None


class EventInFull(Event):
    content_html: str = Field(description="Der Text als HTML")


class Spanned(BaseModel):
    """Days between which the date lies."""

    model_config = ConfigDict(populate_by_name=True)
    program: Key = Field(None, description="Nur, was zu diesem Förderprogramm gehört.")
    department: Key = Field(None, description="Nur, was diese Organisationseinheit nennt.")
    topic: Key = Field(None, description="Nur, was dieses Thema hat.")
    from_: Day = Field(None, alias="from", description="Von diesem Tag an.")
    until: Day = Field(None, description="Bis zu diesem Tag, ihn eingeschlossen.")


class NewsAsked(Listed, Spanned):
    pass


@resource(router, "/news", Listing[News], "Alle Meldungen")
def news(request: Any, response: HttpResponse, asked: Query[NewsAsked]) -> Any:
    """Die neuesten zuerst."""
    items, address = _listed("news", request, response, asked)
    return {"items": [_announcement(*item) for item in items], "next": address}


@resource(router, "/news/{id}", NewsInFull, "Eine Meldung")
def news_item(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit ihrem Text."""
    edition, names, showing = _single("news", id, request, asked)
    return _announcement(edition, names) | {"content_html": texts.body(edition, showing)}


@resource(router, "/events", Listing[Event], "Alle Termine")
def events(request: Any, response: HttpResponse, asked: Query[NewsAsked]) -> Any:
    """Die spätesten zuerst, auch vergangene."""
    items, address = _listed("event", request, response, asked)
    return {"items": [_event(*item) for item in items], "next": address}


@resource(router, "/events/{id}", EventInFull, "Ein Termin")
def event(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit seinem Text."""
    edition, names, showing = _single("event", id, request, asked)
    return _event(edition, names) | {"content_html": texts.body(edition, showing)}


def _listed(
    kind: str, request: Any, response: HttpResponse, asked: Any
) -> tuple[list[tuple[Any, texts.Named]], str | None]:
    showing, after = paging.shown(request, asked)
    rows = showing.editions().of_kind(kind)
    rows = lists.about(rows, showing, program=asked.program, department=asked.department)
    rows = lists.tagged(rows, asked.topic)
    if asked.from_:
        rows = rows.filter(sort_at__gte=texts.beginning_of(asked.from_))
    if asked.until and asked.until < date.max:
        rows = rows.filter(sort_at__lt=texts.beginning_after(asked.until))
    found, address = lists.page(request, response, asked, rows, paging.NEWEST, showing, after)
    names = _names(found, asked.language, showing)
    return [(edition, names) for edition in found], address


def _single(kind: str, id: str, request: Any, asked: OneAsked) -> tuple[Any, texts.Named, Standing]:
    showing = standing(request.at, asked.stand)
    edition = lists.one(kind, id, asked, showing)
    return edition, _names([edition], asked.language, showing), showing


def _names(editions: list[Any], language: str, showing: Standing) -> texts.Named:
    return texts.named(texts.linked_ids(editions, "program", "department"), language, showing)


def _subjects(edition: Any, names: texts.Named) -> dict[str, Any]:
    return {
        **texts.text(edition),
        "programs": names.linked(edition, "program"),
        "departments": names.linked(edition, "department"),
        "topics": edition.data.get("topics", []),
    }


def _announcement(edition: Any, names: texts.Named) -> dict[str, Any]:
    return _subjects(edition, names) | {"date": edition.data["date"]}


def _event(edition: Any, names: texts.Named) -> dict[str, Any]:
    occurrence = from_json(edition.data)
    return _subjects(edition, names) | {
        "starts_at": in_iso(occurrence.starts_at),
        "ends_at": in_iso(occurrence.ends_at),
        "is_all_day": occurrence.is_all_day,
        "cancelled": edition.data["cancelled"],
        **{
            name: known(edition.data.get(name))
            for name in ("place", "address", "online_url", "registration", "registration_url")
        },
    }
