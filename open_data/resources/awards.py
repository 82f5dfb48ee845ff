"""Money: awards with their amendments, what was passed on and what was called."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from programs.models.award import Award as Notice
from programs.models.award import Disbursement as Disbursed
from publishing.moments import day_of

from .. import lists, paging
from ..lists import Listing, resource
from ..parameters import AsOf, Day, InLanguage, Key, Paged, enum
from ..texts import Reference, known
from .programs import Body, body

router = Router(tags=["Zuwendungen"])
TYPES = list(Notice.FinancingType.values)


class Disbursement(BaseModel):
    date: date
    amount: str = Field(examples=["12000.00"])
    kind: str = Field(
        description="Abruf (call) oder Rückzahlung (return) von Mitteln, die nicht gebraucht wurden: sie ist vom"
        " Abgerufenen abzuziehen",
        json_schema_extra=enum(list(Disbursed.Kind.values)),
        examples=["call"],
    )


class Financing(BaseModel):
    code: str = Field(json_schema_extra=enum(TYPES))
    label: str = Field(examples=["Anteilfinanzierung"])


class Award(BaseModel):
    """Ein Bescheid. Was ihn ändert, ist ein eigener, der ihn in „amends“ nennt."""

    model_config = ConfigDict(populate_by_name=True)
    id: str = Field(description="Kennung des Bescheids im Programm", examples=["wir-2024-1"])
    program: Reference
    title: str
    description: str | None
    currency: str = Field(examples=["EUR"])
    amount: str = Field(description="bewilligte Summe als Text, mit Punkt", examples=["120000.00"])
    note: str | None = Field(description="Hinweis zu den Beträgen")
    award_date: date = Field(description="Datum des Bescheids")
    from_: date | None = Field(alias="from", description="bewilligt ab")
    until: date | None = Field(description="bewilligt bis; null, wenn kein Ende feststeht")
    recipient: Body | None = Field(description="Wer das Geld bekommt; null ist der Kreis selbst")
    funder: Body | None = Field(description="Zuwendungsgeber; null ist der Kreis selbst")
    granting_authority: Body | None = Field(description="Bewilligungsbehörde")
    total_cost: str | None
    own_contribution: str | None = Field(description="Eigenanteil")
    financing_type: Financing | None
    report_due: date | None = Field(description="Verwendungsnachweis bis")
    location: str | None = Field(description="Amtlicher Gemeindeschlüssel", examples=["06440000"])
    parent: str | None = Field(description="Bescheid, aus dem das Geld weitergegeben ist")
    amends: str | None = Field(description="Bescheid, den dieser ändert")
    disbursements: list[Disbursement] = Field(description="Mittelabrufe und Rückzahlungen")


class AwardsAsked(InLanguage, AsOf, Paged):
    program: Key = Field(None, description="Nur Zuwendungen dieses Förderprogramms.")
    since: Day = Field(None, description="Nur Bescheide von diesem Tag an.")


@resource(router, "/awards", Listing[Award], "Alle Zuwendungen")
def awards(request: Any, response: HttpResponse, asked: Query[AwardsAsked]) -> Any:
    """Nach Programmen, darin nach dem Datum des Bescheids."""
    showing, after = paging.shown(request, asked)
    since, day = asked.since.isoformat() if asked.since else "", day_of(showing.at)

    def of(edition: Any) -> Iterator[Any]:
        return (one for one in edition.data.get("awards", []) if one["award_date"] >= since)

    rows = lists.programs(asked.program, showing)
    return lists.parts(
        request, response, asked, rows, of, after, showing, "program", lambda one, names: described(one, day)
    )  # fmt: skip


def described(frozen: dict[str, Any], day: date) -> dict[str, Any]:
    """Return the fields of Award but its programme, with the names that bodies had on `day`."""
    kind = frozen["financing_type"]
    same = ("id", "title", "currency", "amount", "award_date", "from", "until", "total_cost",
            "own_contribution", "report_due", "parent", "amends")  # fmt: skip
    return {
        **{name: frozen[name] for name in same},
        "description": known(frozen["description"]),
        "note": known(frozen["note"]),
        "recipient": body(frozen["recipient"], day),
        "funder": body(frozen["funder"], day),
        "granting_authority": body(frozen["authority"], day),
        "financing_type": (
            {"code": kind, "label": gettext(Notice.FinancingType(kind).label)} if kind else None
        ),
        "location": known(frozen["location"]),
        # Editions from before tell calls alone
        "disbursements": [{"kind": Disbursed.Kind.CALL, **one} for one in frozen["disbursements"]],
    }
