"""Measures, what was reported of them, and what was promised for when."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from programs.measures.status import MeasureStatus, Outlook
from programs.precision import Precision
from programs.promises import Promise, promises_of
from programs.promises import State as PromiseState
from publishing import languages
from publishing.moments import day_of

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import AsOf, Choice, Day, Id, InLanguage, Key, Listed, OneAsked, Paged, enum
from ..standing import Standing, standing
from ..texts import Reference, Text, known

# Inside of a class that has a field of that name
CalendarDay = date
router = Router(tags=["Maßnahmen"])
STATUSES = list(MeasureStatus.values)
PROMISED = [state.name.lower() for state in PromiseState]


class MeasureState(BaseModel):
    code: str = Field(json_schema_extra=enum(STATUSES))
    label: str = Field(examples=["in Umsetzung"])
    since: date | None = Field(description="An welchem Tag das gemeldet wurde")
    reason: str | None = Field(description="Grund eines Abbruchs")


class OutlookState(BaseModel):
    code: str = Field(json_schema_extra=enum(list(Outlook.values)))
    label: str = Field(examples=["im Plan"])


class Update(BaseModel):
    """Ein Sachstand. Er wird nie geändert; was sich als falsch erweist, berichtigt ein neuer."""

    id: str = Field(examples=["17"])
    date: date
    status: str = Field(json_schema_extra=enum(STATUSES))
    outlook: OutlookState | None
    text: str
    next_step: str | None
    reason: str | None


class UpdateOfMeasure(Update):
    measure: Reference


class Measure(Text):
    """Eine Maßnahme eines Förderprogramms."""

    program: Reference | None
    department: Reference | None
    goals: list[str]
    status: MeasureState
    outlook: OutlookState | None
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    latest_update: Update | None = Field(description="Der neueste Sachstand")


class MeasureInFull(Measure):
    updates: list[Update] = Field(description="Alle Sachstände, der neueste zuerst")
    content_html: str = Field(description="Der Text der Seite als HTML")


class PromisedDate(BaseModel):
    date: date
    precision: str = Field(
        description="Wie genau der Tag gemeint ist", json_schema_extra=enum(list(Precision.values))
    )
    announced_on: CalendarDay | None
    note: str | None = Field(description="Warum verschoben wurde")


class Milestone(BaseModel):
    """Ein Meilenstein mit jedem Termin, der je zugesagt war."""

    program: Reference
    measure: Reference | None = Field(
        description="Die Maßnahme, zu der er gehört, wenn sie veröffentlicht ist"
    )
    title: str
    state: str = Field(json_schema_extra=enum(PROMISED))
    state_label: str = Field(examples=["zugesagt"])
    reached_on: date | None
    dates: list[PromisedDate] = Field(description="Der älteste zuerst, der letzte gilt")


class MeasuresAsked(Listed):
    program: Key = Field(None, description="Nur Maßnahmen dieses Förderprogramms.")
    department: Key = Field(None, description="Nur Maßnahmen dieser Organisationseinheit.")
    status: Choice(STATUSES) = Field(None, description="Nur Maßnahmen in diesem Stand.")  # type: ignore[valid-type]


class OfProgramAsked(InLanguage, AsOf, Paged):
    program: Key = Field(None, description="Nur, was zu diesem Förderprogramm gehört.")


class UpdatesAsked(OfProgramAsked):
    since: Day = Field(None, description="Nur Sachstände von diesem Tag an.")


class MilestonesAsked(OfProgramAsked):
    state: Choice(PROMISED) = Field(None, description="Nur Meilensteine in diesem Stand.")  # type: ignore[valid-type]


@resource(router, "/measures", Listing[Measure], "Alle Maßnahmen")
def measures(request: Any, response: HttpResponse, asked: Query[MeasuresAsked]) -> Any:
    """In der Reihenfolge, in der sie angelegt wurden, jede mit ihrem neuesten Sachstand."""
    showing, after = paging.shown(request, asked)
    rows = lists.about(
        showing.editions().of_kind("measure"),
        showing,
        program=asked.program,
        department=asked.department,
    )
    if asked.status:
        rows = rows.filter(standing__status=asked.status)
    found, address = lists.page(request, response, asked, rows, paging.BY_ID, showing, after)
    return {"items": _measures(found, asked.language, showing), "next": address}


@resource(router, "/measures/{id}", MeasureInFull, "Eine Maßnahme")
def measure(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit allen Sachständen und dem Text ihrer Seite."""
    showing = standing(request.at, asked.stand)
    edition = lists.one("measure", id, asked, showing)
    fields = _measures([edition], asked.language, showing)[0]
    with languages.speaking(languages.get(asked.language)):
        updates = [_update(one) for one in texts.german(edition).data["updates"]]
    return fields | {"updates": updates, "content_html": texts.body(edition, showing)}


@resource(router, "/updates", Listing[UpdateOfMeasure], "Alle Sachstände")
def updates(request: Any, response: HttpResponse, asked: Query[UpdatesAsked]) -> Any:
    """Nach Maßnahmen, in jeder der neueste zuerst; auf Deutsch."""
    showing, after = paging.shown(request, asked)
    rows = lists.about(
        showing.editions().of_kind("measure").in_language(texts.GERMAN).for_card(),
        showing,
        program=asked.program,
    )
    since = asked.since.isoformat() if asked.since else ""

    def of(edition: Any) -> Iterator[Any]:
        return (one for one in edition.data["updates"] if one["date"] >= since)

    return lists.parts(
        request, response, asked, rows, of, after, showing, "measure", lambda one, names: _update(one)
    )  # fmt: skip


@resource(router, "/milestones", Listing[Milestone], "Alle Meilensteine")
def milestones(request: Any, response: HttpResponse, asked: Query[MilestonesAsked]) -> Any:
    """Nach Programmen, darin nach dem Termin, der jetzt gilt; verschobene mit jedem früheren Termin."""
    showing, after = paging.shown(request, asked)
    rows = lists.programs(asked.program, showing)
    day = day_of(showing.at)

    def of(edition: Any) -> Iterator[Promise]:
        found = promises_of(edition.data, day)
        return (one for one in found if asked.state in (None, one.state.name.lower()))

    return lists.parts(
        request, response, asked, rows, of, after, showing, "program", _milestone,
        lambda one: one.measure_id,
    )  # fmt: skip


def _measures(editions: list[Any], language: str, showing: Standing) -> list[dict[str, Any]]:
    names = texts.named(texts.linked_ids(editions, "program", "department"), language, showing)
    with languages.speaking(languages.get(language)):
        return [_measure(one, names) for one in editions]


def _measure(edition: Any, names: texts.Named) -> dict[str, Any]:
    data = edition.data
    # Of a translation too, how and when is said by the German text alone
    told = texts.german(edition).data
    return {
        **texts.text(edition),
        "program": names.one(data["program"]),
        "department": names.one(data["department"]),
        "goals": data["goals"],
        "status": {
            "code": told["status"],
            "label": gettext(MeasureStatus(told["status"]).label),
            "since": told["status_on"],
            "reason": known(told["status_reason"]),
        },
        "outlook": _outlook(told["outlook"]),
        **{
            name: told[name]
            for name in ("planned_start", "planned_end", "actual_start", "actual_end")
        },
        "latest_update": _update(told["latest"]) if told["latest"] else None,
    }


def _outlook(code: str) -> dict[str, str] | None:
    return {"code": code, "label": gettext(Outlook(code).label)} if code else None


def _update(frozen: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(frozen["id"]),
        "date": frozen["date"],
        "status": frozen["status"],
        "outlook": _outlook(frozen["outlook"]),
        "text": frozen["text"],
        "next_step": known(frozen["next_step"]),
        "reason": known(frozen["reason"]),
    }


def _milestone(promise: Promise, names: texts.Named) -> dict[str, Any]:
    return {
        "measure": names.one(promise.measure_id),
        "title": promise.title,
        "state": promise.state.name.lower(),
        "state_label": gettext(promise.state.value),
        "reached_on": promise.reached_on,
        "dates": [
            {
                "date": one.day,
                "precision": one.precision,
                "announced_on": one.announced_on,
                "note": known(one.note),
            }
            for one in promise.dates
        ],
    }
