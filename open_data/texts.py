"""What all texts have in common in the interface, and how one names another."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from pydantic import BaseModel, Field

from news.feeds import absolute
from publishing import contact_blocks, past_files
from publishing.hindsight import Hindsight
from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.models.edition import EditionQuerySet
from publishing.moments import in_iso, midnight

from .parameters import UUID
from .problems import Fault, Refused
from .standing import Standing

PLACES = {"program": "/programme/{}/", "department": "/organisation/{}/"}
NOT_PUBLIC = {
    "program": "Ein Förderprogramm mit dieser Kennung oder Adresse ist nicht veröffentlicht.",
    "department": "Eine Organisationseinheit mit dieser Kennung oder Adresse ist nicht veröffentlicht.",
}


class Reference(BaseModel):
    """Nennt einen anderen veröffentlichten Text."""

    id: str = Field(
        description="Bleibende Kennung", examples=["5b3c1f6e-7f0d-4a53-9a63-0f2d6f3a9d11"]
    )
    title: str = Field(examples=["WIR – Vielfalt und Teilhabe"])
    url: str = Field(
        description="Seite für Menschen", examples=["https://wir.example/programme/wir/"]
    )


class Text(BaseModel):
    """Was jeder veröffentlichte Text hat."""

    id: str = Field(
        description="Bleibende Kennung, in jeder Sprache dieselbe",
        examples=["5b3c1f6e-7f0d-4a53-9a63-0f2d6f3a9d11"],
    )
    url: str = Field(
        description="Seite für Menschen", examples=["https://wir.example/programme/wir/"]
    )
    language: str = Field(description="Sprache dieses Textes (BCP 47)", examples=["de"])
    title: str
    summary: str
    edition: int = Field(description="Nummer der Fassung", examples=[3])
    updated_at: str = Field(
        description="Seit wann der Text so lautet, von kleinen Korrekturen abgesehen",
        examples=["2026-03-01T08:00:00+01:00"],
    )


class Topic(BaseModel):
    slug: str
    name: str


def identified(rows: EditionQuerySet, at: datetime) -> Any:
    """Return the editions with `uuid`, the document's lasting name, and `updated_at`."""
    return rows.with_updated_at(at).annotate(uuid=F("document__uuid"))


def text(edition: Any) -> dict[str, Any]:
    """Return the fields of Text."""
    return {
        "id": str(edition.uuid),
        "url": settings.SITE_URL + edition.path,
        "language": edition.language,
        "title": edition.title,
        "summary": edition.summary,
        "edition": edition.number,
        "updated_at": in_iso(edition.updated_at),
    }


def in_language(editions: Iterable[Any], language: str, showing: Standing) -> list[Any]:
    """Return the editions in their order, each in the language where it is public in it: one query, none for German.

    What a translation does not say itself, `german` tells of it.
    """
    editions = list(editions)
    if language == GERMAN or not editions:
        return editions
    sources = {one.document_id: one for one in editions}
    rows = showing.editions().filter(translation_of__in=sources, language=language)
    found = {}
    for one in rows.with_updated_at(showing.at).defer("search_text"):
        one.in_german = sources[one.translation_of_id]
        one.uuid = one.in_german.uuid
        found[one.translation_of_id] = one
    return [found.get(one.document_id, one) for one in editions]


def german(edition: Any) -> Any:
    """Return the German edition that `edition`, as in_language returned it, says in another language; else itself."""
    return getattr(edition, "in_german", edition)


class Named:
    """The live texts that others name, by document: see `named`."""

    def __init__(self, editions: Iterable[Any], language: str) -> None:
        editions = list(editions)
        self.german = {one.document_id: one for one in editions if not one.translation_of_id}
        spoken = {one.translation_of_id: one for one in editions if one.language == language}
        self.shown = {key: spoken.get(key, one) for key, one in self.german.items()}

    def one(self, document_id: int | None) -> dict[str, Any] | None:
        """Return the fields of Reference, or None where the document is not public."""
        if document_id not in self.german:
            return None
        shown = self.shown[document_id]
        url = settings.SITE_URL + shown.path
        return {"id": str(self.german[document_id].uuid), "title": shown.title, "url": url}

    def all(self, document_ids: Iterable[int | None]) -> list[dict[str, Any]]:
        """Return references to those that are public, in the order given."""
        return [found for found in map(self.one, document_ids) if found]

    def linked(self, edition: Edition, rel: str) -> list[dict[str, Any]]:
        """Return what the edition refers to for the reason `rel`."""
        return self.all(
            link["target"] for link in edition.data.get("links", []) if link["rel"] == rel
        )


def named(document_ids: Iterable[int | None], language: str, showing: Standing) -> Named:
    """Return what is public of these documents: one query, none without any."""
    ids = {one for one in document_ids if one}
    if not ids:
        return Named([], language)
    asked = Q(document__in=ids)
    if language != GERMAN:
        asked |= Q(translation_of__in=ids, language=language)
    rows = showing.editions().filter(asked).annotate(uuid=F("document__uuid"))
    return Named(rows.order_by().for_card(), language)


def linked_ids(editions: Iterable[Any], *rels: str) -> set[int]:
    """Return the documents to which the editions refer for any of the reasons."""
    return {
        link["target"]
        for one in editions
        for link in one.data.get("links", [])
        if link["rel"] in rels
    }


def found_by(kind: str, key: str, showing: Standing) -> int:
    """Return the document of a kind that a filter names by its id or slug: one query. Refused where there is none."""
    asked = Q(path=PLACES[kind].format(key))
    if re.fullmatch(UUID, key):
        asked |= Q(document__uuid=key)
    row = showing.editions().filter(asked, kind=kind).values_list("document_id", flat=True).first()
    if row is None:
        raise Refused(
            404, f"„{kind}“: {NOT_PUBLIC[kind]}", [Fault(parameter=kind, detail=NOT_PUBLIC[kind])]
        )
    return row


def body(edition: Edition, showing: Standing) -> str:
    """Return the text as HTML with absolute addresses, without contacts, which the other fields name.

    Of a day gone by it holds no file that is public no longer, as on the page: one query where it names files.
    """
    html: str = contact_blocks.fill(edition.body_html, [])
    if isinstance(showing.at, Hindsight):
        html = past_files.withheld(html, showing.at.seen_from)
    return absolute(html)


def beginning_of(day: date) -> datetime:
    """Return the first moment of the day in Germany; of the first year there is none in world time."""
    return midnight(max(day, date(2, 1, 1)))


def beginning_after(day: date) -> datetime:
    """Return the first moment of the day after."""
    return beginning_of(day + timedelta(days=1))


def known(value: str | None) -> str | None:
    """Return None for an empty text: what nobody entered is not known."""
    return value or None
