"""The history of what is public: which edition of a text was public from when till when."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from publishing.moments import in_iso
from publishing.reading import history

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import AsOf, Choice, Day, Paged, Uuid, enum

router = Router(tags=["Fassungen"])
KINDS = ["program", "measure", "indicator", "department", "person", "news", "event", "page"]


class EditionEntry(BaseModel):
    """Eine Fassung eines veröffentlichten Textes, ohne ihren Inhalt."""

    model_config = ConfigDict(populate_by_name=True)
    document: texts.Reference = Field(description="Der Text, wie er heute heißt")
    kind: str = Field(json_schema_extra=enum(KINDS))
    number: int
    from_: str = Field(alias="from", description="öffentlich ab diesem Moment")
    until: str | None = Field(description="öffentlich bis zu diesem Moment; null, wenn noch immer")
    change_note: str | None = Field(description="Was sich änderte, wie es auf der Seite steht")
    is_correction: bool = Field(description="nur eine kleine Korrektur, die die Seite nicht meldet")


class EditionsAsked(AsOf, Paged):
    document: Uuid = Field(None, description="Nur Fassungen dieses Textes.")
    kind: Choice(KINDS) = Field(None, description="Nur Texte dieser Art.")  # type: ignore[valid-type]
    since: Day = Field(None, description="Nur Fassungen, die von diesem Tag an öffentlich wurden.")


@resource(router, "/editions", Listing[EditionEntry], "Verlauf aller Fassungen")
def editions(request: Any, response: HttpResponse, asked: Query[EditionsAsked]) -> Any:
    """Die neuesten zuerst; nur von Texten, die noch öffentlich sind. Was geschwärzt ist, hat keinen Vermerk mehr."""
    showing, after = paging.shown(request, asked)
    live = showing.editions().in_language(texts.GERMAN).of_kind(*KINDS)
    if asked.document:
        live = live.filter(document__uuid=asked.document)
    if asked.kind:
        live = live.of_kind(asked.kind)
    rows = history(live, showing.at)
    if asked.since:
        rows = rows.filter(live_from__gte=texts.beginning_of(asked.since))
    order = paging.LATEST_EDITION
    found, last = paging.cut(order.read(rows, after, asked.limit + 1), asked.limit)
    names = texts.named({one.document_id for one in found}, texts.GERMAN, showing)
    address = paging.next_address(request, showing, order.key(last)) if last else None
    items = [_entry(one, names) for one in found]
    return {"items": items, "next": lists.linked(response, address)}


def _entry(edition: Any, names: texts.Named) -> dict[str, Any]:
    # The page tells of announced changes only; a first edition has nothing to tell
    is_told = edition.number > 1 and not edition.minor and edition.redacted_at is None
    return {
        "document": names.one(edition.document_id),
        "kind": edition.kind,
        "number": edition.number,
        "from": in_iso(edition.live_from),
        "until": in_iso(edition.ended_at) if edition.ended_at else None,
        "change_note": texts.known(edition.change_note) if is_told else None,
        "is_correction": edition.minor,
    }
