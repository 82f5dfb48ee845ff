"""Indicators and what was measured. Small counts are kept back before an edition is written, and so here too."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from .. import lists, paging, texts
from ..lists import Listing, resource
from ..parameters import AsOf, Day, Id, InLanguage, Key, Listed, OneAsked, Paged, Uuid
from ..standing import Standing, standing
from ..texts import Reference, Text, known

router = Router(tags=["Indikatoren"])
WORDS = ("unit", "definition", "method", "source", "source_url", "territory", "comparison_label")


class Goalpost(BaseModel):
    value: str = Field(examples=["12.5"])
    on: date | None


class Indicator(Text):
    """Ein Indikator. Er informiert über ein Ziel; eine Wirkung belegt er nicht."""

    program: Reference | None
    goals: list[str]
    unit: str | None
    decimals: int = Field(description="Nachkommastellen", examples=[1])
    direction: str = Field(description="Wohin es gehen soll: up, down oder none", examples=["up"])
    period_kind: str = Field(examples=["year"])
    definition: str | None
    method: str | None
    source: str | None
    source_url: str | None
    territory: str | None
    comparison_label: str | None = Field(description="Womit verglichen wird")
    is_count: bool = Field(description="Zählt Menschen; kleine Zahlen werden nicht genannt")
    baseline: Goalpost | None = Field(description="Ausgangswert")
    target: Goalpost | None = Field(description="Zielwert")


class IndicatorInFull(Indicator):
    content_html: str = Field(description="Der Text der Seite als HTML")


class Observation(BaseModel):
    """Ein Messwert: ein Zeitraum und, wo es Teile gibt, ein Teil davon."""

    model_config = ConfigDict(populate_by_name=True)
    indicator: Reference
    from_: date = Field(alias="from")
    until: date
    dimension: str | None = Field(description="Teil, für den der Wert gilt; null ist das Ganze")
    value: str | None = Field(description="Wert als Text, mit Punkt", examples=["12.5"])
    suppressed: bool = Field(description="Wird nicht genannt, weil es so wenige sind")
    comparison: str | None = Field(description="Vergleichswert")
    state: str = Field(description="vorläufig, endgültig oder berichtigt", examples=["final"])


class IndicatorsAsked(Listed):
    program: Key = Field(None, description="Nur Indikatoren dieses Förderprogramms.")


class ObservationsAsked(InLanguage, AsOf, Paged):
    model_config = ConfigDict(populate_by_name=True)
    indicator: Uuid = Field(None, description="Nur Messwerte dieses Indikators.")
    program: Key = Field(None, description="Nur Messwerte dieses Förderprogramms.")
    from_: Day = Field(
        None, alias="from", description="Nur Zeiträume, die an diesem Tag oder später beginnen."
    )
    until: Day = Field(None, description="Nur Zeiträume, die an diesem Tag oder früher enden.")


@resource(router, "/indicators", Listing[Indicator], "Alle Indikatoren")
def indicators(request: Any, response: HttpResponse, asked: Query[IndicatorsAsked]) -> Any:
    """In der Reihenfolge, in der sie angelegt wurden. Was gemessen wurde, steht unter /observations."""
    showing, after = paging.shown(request, asked)
    rows = lists.about(showing.editions().of_kind("indicator"), showing, program=asked.program)
    found, address = lists.page(request, response, asked, rows, paging.BY_ID, showing, after)
    return {"items": _indicators(found, asked.language, showing), "next": address}


@resource(router, "/indicators/{id}", IndicatorInFull, "Ein Indikator")
def indicator(request: Any, response: HttpResponse, id: Path[Id], asked: Query[OneAsked]) -> Any:
    """Mit dem Text seiner Seite."""
    showing = standing(request.at, asked.stand)
    edition = lists.one("indicator", id, asked, showing)
    fields = _indicators([edition], asked.language, showing)[0]
    return fields | {"content_html": texts.body(edition, showing)}


@resource(router, "/observations", Listing[Observation], "Alle Messwerte")
def observations(request: Any, response: HttpResponse, asked: Query[ObservationsAsked]) -> Any:
    """Nach Indikatoren, darin der älteste zuerst."""
    showing, after = paging.shown(request, asked)
    rows = showing.editions().of_kind("indicator").in_language(texts.GERMAN).for_card()
    rows = lists.about(rows, showing, program=asked.program)
    if asked.indicator:
        rows = rows.filter(document__uuid=asked.indicator)
    first = asked.from_.isoformat() if asked.from_ else ""
    last = asked.until.isoformat() if asked.until else "9999-12-31"

    def of(edition: Any) -> Iterator[Any]:
        found = edition.data.get("observations", [])
        return (one for one in found if one["from"] >= first and one["until"] <= last)

    return lists.parts(
        request, response, asked, rows, of, after, showing, "indicator", lambda one, names: _observation(one)
    )  # fmt: skip


def _indicators(editions: list[Any], language: str, showing: Standing) -> list[dict[str, Any]]:
    names = texts.named(texts.linked_ids(editions, "program"), language, showing)
    # Of a translation too, figures are those of the German text
    same = ("decimals", "direction", "period_kind", "is_count", "baseline", "target")
    return [
        {
            **texts.text(one),
            "program": names.one(one.data["program"]),
            "goals": one.data["goals"],
            **{name: texts.german(one).data[name] for name in same},
            **{name: known(one.data[name]) for name in WORDS},
        }
        for one in editions
    ]


def _observation(frozen: dict[str, Any]) -> dict[str, Any]:
    same = ("from", "until", "value", "suppressed", "comparison", "state")
    return {name: frozen[name] for name in same} | {"dimension": known(frozen["dimension"])}
