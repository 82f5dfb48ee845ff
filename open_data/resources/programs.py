"""Programmes and their funding periods."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from organization import offices
from organization.models.external import name_on
from programs import overview
from programs.measures.overview import Counts, counts_by_program, counts_of
from programs.measures.status import MeasureStatus
from programs.papers import PaperKind, kind_word
from programs.status import Status
from programs.status_sentence import status_sentence
from publishing import languages, past_files
from publishing.hindsight import Hindsight
from publishing.models import Edition
from publishing.moments import day_of

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import AsOf, Choice, Day, Id, InLanguage, Key, Listed, OneAsked, Paged, enum
from ..standing import Standing, standing
from ..texts import Reference, Text, known

# Inside of a class that has a field of that name
CalendarDay = date
router = Router(tags=["Programme"])
# What is not checked is neither
ACCESSIBLE = {"accessible": True, "barriers": False}
CODES = [status.name.lower() for status in Status]


class State(BaseModel):
    code: str = Field(json_schema_extra=enum(CODES), examples=["running"])
    label: str = Field(examples=["laufend"])


class Body(BaseModel):
    """Eine Stelle außerhalb der Kreisverwaltung; der Name ist der des gezeigten Tages."""

    name: str
    website: str | None


class Goal(BaseModel):
    title: str
    text: str


class Period(BaseModel):
    """Eine Förderperiode."""

    model_config = ConfigDict(populate_by_name=True)
    from_: date = Field(alias="from", description="Erster Tag")
    until: date | None = Field(description="Letzter Tag; null, wenn kein Ende feststeht")
    focus: str | None
    volume: str | None = Field(
        description="Fördersumme in Euro als Text, mit Punkt", examples=["120000.00"]
    )
    volume_note: str | None


class KindOfPaper(BaseModel):
    code: str = Field(json_schema_extra=enum(PaperKind.values), examples=["guideline"])
    label: str = Field(examples=["Richtlinie"])


class Paper(BaseModel):
    """Ein Dokument zum Programm: eine Datei dieser Website oder die Adresse einer anderen Stelle."""

    title: str = Field(examples=["Förderrichtlinie WIR"])
    kind: KindOfPaper | None
    date: CalendarDay | None = Field(description="Datum des Dokuments")
    url: str | None = Field(
        description="Wo es zu lesen ist; null, wenn die Datei nicht mehr angeboten wird"
    )
    media_type: str | None = Field(
        description="Typ der Datei; null, wenn das Dokument bei einer anderen Stelle liegt",
        examples=["application/pdf"],
    )
    bytes: int | None = Field(description="Größe der Datei", examples=[48200])
    language: str | None = Field(description="Sprache der Datei (BCP 47)", examples=["de"])
    accessible: bool | None = Field(
        description="Ob die Datei barrierefrei ist; null, wenn das nicht geprüft ist"
    )


class PeriodOfProgram(Period):
    program: Reference


class InOffice(Reference):
    post: str
    acting: bool = Field(description="kommissarisch")
    since: date


class Program(Text):
    """Ein Förderprogramm."""

    model_config = ConfigDict(populate_by_name=True)
    code: str = Field(examples=["WIR"])
    long_name: str | None
    status: State
    sentence: str = Field(description="Der Satz, mit dem die Seite den Stand beschreibt")
    measures: dict[str, int] = Field(
        description="Wie viele Maßnahmen in welchem Stand sind",
        examples=[{"active": 3, "closed": 2}],
    )
    from_: date | None = Field(alias="from", description="Erster Tag der ersten Förderperiode")
    until: date | None = Field(description="Bis zu welchem Tag die Förderung zugesagt ist oder war")
    legal_basis: str | None
    funding_kind: str | None
    funding_area: str | None
    target_groups: str | None
    website: str | None
    funder: Body | None = Field(description="Zuwendungsgeber")
    granting_authority: Body | None = Field(description="Bewilligungsbehörde")
    department: Reference | None = Field(description="federführende Organisationseinheit")
    coordinators: list[InOffice] = Field(description="Wer am gezeigten Tag im Amt ist")
    contact_mailbox: str | None = Field(description="Postfach, wenn gerade niemand im Amt ist")
    goals: list[Goal]
    periods: list[Period]
    documents: list[Paper] = Field(description="In der Reihenfolge der Seite")


class ProgramInFull(Program):
    content_html: str = Field(description="Der Text der Seite als HTML")


class ProgramsAsked(Listed):
    status: Choice(CODES) = Field(None, description="Nur Programme in diesem Stand.")  # type: ignore[valid-type]
    department: Key = Field(
        None, description="Nur Programme, die diese Organisationseinheit führt."
    )


class PeriodsAsked(InLanguage, AsOf, Paged):
    program: Key = Field(None, description="Nur Förderperioden dieses Programms.")
    on: Day = Field(None, description="Nur Förderperioden, in denen dieser Tag liegt.")


@resource(router, "/programs", Listing[Program], "Alle Förderprogramme")
def programs(request: Any, response: HttpResponse, asked: Query[ProgramsAsked]) -> Any:
    """In der Reihenfolge, in der sie angelegt wurden. Der Stand ist aus Förderperioden und Besetzungen abgeleitet."""
    showing, after = paging.shown(request, asked)
    rows = lists.about(showing.editions().of_kind("program"), showing, department=asked.department)
    if asked.status:
        rows = rows.filter(pk__in=_in_status(rows, asked.status, showing))
    found, address = lists.page(request, response, asked, rows, paging.BY_ID, showing, after)
    return {"items": described(found, asked.language, showing), "next": address}


@resource(router, "/programs/{id}", ProgramInFull, "Ein Förderprogramm")
def program(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit dem Text seiner Seite."""
    showing = standing(request.at, asked.stand)
    edition = lists.one("program", id, asked, showing)
    fields = described([edition], asked.language, showing)[0]
    return fields | {"content_html": texts.body(edition, showing)}


@resource(router, "/periods", Listing[PeriodOfProgram], "Alle Förderperioden")
def periods(request: Any, response: HttpResponse, asked: Query[PeriodsAsked]) -> Any:
    """Nach Programmen, darin nach ihrem Beginn."""
    showing, after = paging.shown(request, asked)
    rows = lists.programs(asked.program, showing)
    return lists.parts(
        request, response, asked, rows, lambda one: _periods(one, asked.on), after, showing, "program",
        lambda period, names: period,
    )  # fmt: skip


def described(editions: list[Any], language: str, showing: Standing) -> list[dict[str, Any]]:
    """Return the fields of Program: one query for the departments and the people in office."""
    people, departments = _people_and_departments(editions, showing)
    names = texts.Named([*people, *departments], language)
    by_id = {one.document_id: one for one in departments if not one.translation_of_id}
    counts, lost = _counts(editions, showing), _no_longer_served(editions, showing)
    with languages.speaking(languages.get(language)):
        return [
            _program(one, people, by_id, names, counts.get(one.subject_id, {}), lost, showing)
            for one in editions
        ]


def _counts(editions: list[Any], showing: Standing) -> dict[int, Counts]:
    german = [one for one in editions if not one.translation_of_id]
    others = [one.subject_id for one in editions if one.translation_of_id]
    found = counts_of(german, showing.at) if german else {}
    return found | (counts_by_program(others, showing.at) if others else {})


def _people_and_departments(editions: list[Any], showing: Standing) -> tuple[list[Any], list[Any]]:
    subjects = {one.subject_id for one in editions}
    linked = Edition.objects.filter(
        links__target__in=subjects, links__rel="program", links__kind="person"
    )
    asked = Q(pk__in=linked.values("pk"))
    departments = texts.linked_ids(editions, "department")
    asked |= Q(document__in=departments) | Q(translation_of__in=departments, kind="department")
    rows = showing.editions().filter(asked).annotate(uuid=F("document__uuid"))
    found = list(rows.order_by().for_card())
    german = [one for one in found if one.language == texts.GERMAN]
    people = [one for one in german if one.kind == "person"]
    return people, [one for one in found if one.kind == "department"]


def _program(
    edition: Any,
    people: list[Any],
    departments: dict[int, Any],
    names: texts.Named,
    counts: Counts,
    lost: set[str],
    showing: Standing,
) -> dict[str, Any]:
    card = overview.card(edition, people, departments, showing.at)
    data, day = edition.data, day_of(showing.at)
    department = card.contact.department
    return {
        **texts.text(edition),
        "code": card.code,
        "long_name": known(data.get("long_name")),
        "status": {"code": card.status.name.lower(), "label": gettext(card.status.value)},
        "sentence": status_sentence(card, counts),
        "measures": {status: counts.get(status, 0) for status in MeasureStatus.values},
        "from_": card.began,
        "until": card.ends,
        **{
            name: known(data.get(name))
            for name in ("legal_basis", "funding_kind", "funding_area", "target_groups", "website")
        },
        "funder": body(data.get("funder"), day),
        "granting_authority": body(data.get("granting_authority"), day),
        "department": names.one(department.document_id) if department else None,
        "coordinators": [_coordinator(office, names) for office in card.contact.offices],
        "contact_mailbox": (
            known(department.data.get("mailbox")) if department and card.contact.is_vacant else None
        ),
        "goals": data.get("goals", []),
        "periods": list(_periods(edition)),
        "documents": [_paper(item, lost) for item in data.get("papers", [])],
    }


def _no_longer_served(editions: list[Any], showing: Standing) -> set[str]:
    """Return the contents that pages of a past day name and nobody gets now: at present there are none."""
    if not isinstance(showing.at, Hindsight):
        return set()
    papers = [paper for one in editions for paper in one.data.get("papers", [])]
    hashes = {paper["file"]["hash"] for paper in papers if paper["file"]}
    return past_files.no_longer_served(hashes, showing.at.seen_from)


def _paper(item: dict[str, Any], lost: set[str]) -> dict[str, Any]:
    file = item["file"] or {}
    served = file.get("hash") not in lost
    return {
        "title": item["title"],
        "kind": {"code": item["kind"], "label": kind_word(item["kind"])} if item["kind"] else None,
        "date": item["date"],
        "url": urljoin(settings.SITE_URL, item["url"]) if served else None,
        **{name: file.get(name) for name in ("media_type", "bytes", "language")},
        "accessible": ACCESSIBLE.get(file.get("accessibility", "")),
    }


def _coordinator(office: offices.Office, names: texts.Named) -> dict[str, Any]:
    named = names.one(office.person.document_id) or {}
    return named | {"post": office.title, "acting": office.acting, "since": office.since}


def body(frozen: dict[str, Any] | None, day: date) -> dict[str, Any] | None:
    """Return the fields of Body for what an edition keeps of a body outside, with its name on `day`."""
    if not frozen:
        return None
    return {"name": name_on(frozen, day), "website": known(frozen.get("website"))}


def _periods(edition: Any, on: date | None = None) -> Iterator[dict[str, Any]]:
    """Yield the fields of Period by start; with `on` those that this day lies in."""
    for item in sorted(edition.data.get("periods", []), key=lambda item: item["from"]):
        if on and not (item["from"] <= on.isoformat() <= (item["until"] or "9999-12-31")):
            continue
        yield {
            "from": item["from"],
            "until": item["until"],
            "focus": known(item["focus"]),
            "volume": item["volume"],
            "volume_note": known(item["volume_note"]),
        }


def _in_status(rows: Any, code: str, showing: Standing) -> list[int]:
    """Return the editions whose programme is in the status: it is derived, and so all are looked at, by two queries."""
    editions = list(rows.in_language(texts.GERMAN).order_by().for_card())
    people, departments = _people_and_departments(editions, showing)
    by_id = {one.document_id: one for one in departments}
    cards = [overview.card(one, people, by_id, showing.at) for one in editions]
    return [card.edition.pk for card in cards if card.status.name.lower() == code]
