"""Which fields a grant has here, what each means and how it is called in tables; the schema is made of them.

Names and headings are 360Giving's, so that its tools read the files. What no award knows (whether there was an open
call, for instance) is left out instead of being guessed.
"""

from dataclasses import dataclass, field
from typing import Any

from programs.models.award import Award

# Of 360Giving
VERSION = "1.4"
DAY = {"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
MOMENT = {"type": "string", "format": "date-time"}
URL = {"type": "string", "format": "uri"}
TEXT = {"type": "string", "minLength": 1}
AMOUNT = {"type": "number", "minimum": 0}


@dataclass(frozen=True)
class Field:
    """`heading` names it in the table; `of` are the fields of each item, where it holds a list of objects."""

    name: str
    heading: str
    meaning: str
    schema: dict[str, Any] = field(default_factory=lambda: TEXT)
    required: bool = False
    of: tuple["Field", ...] = ()


# A body that gives money or gets it
BODY = (
    Field(
        "id", "Identifier", "Eigene Kennung dieser Stelle, kein amtliches Register", required=True
    ),
    Field("name", "Name", "Name", required=True),
    Field("url", "Web Address", "Website", URL),
)
FIELDS = (
    Field(
        "id",
        "Identifier",
        "Bleibende Kennung: Vorsatz, Anfang der Kennung des Programms, Kennung des ersten Bescheids",
        required=True,
    ),
    Field("title", "Title", "Wofür das Geld ist", required=True),
    Field(
        "description",
        "Description",
        "Beschreibung, sonst wofür das Geld ist; mit dem Hinweis zu den Beträgen",
        required=True,
    ),
    Field(
        "currency", "Currency", "Währung nach ISO 4217", {"const": Award.CURRENCY}, required=True
    ),
    Field(
        "amountAwarded",
        "Amount Awarded",
        "Bewilligte Summe; nach einer Änderung die des letzten Bescheids",
        AMOUNT,
        required=True,
    ),
    Field(
        "amountDisbursed",
        "Amount Disbursed",
        "Was bis zum Stand der Daten abgerufen und nicht zurückgezahlt ist, wenn Abrufe bekannt sind",
        AMOUNT,
    ),
    Field("awardDate", "Award Date", "Tag des ersten Bescheids", DAY, required=True),
    Field("url", "URL", "Seite des Förderprogramms", URL, required=True),
    Field(
        "plannedDates",
        "Planned Dates",
        "Zeitraum der Bewilligung",
        of=(
            Field("startDate", "Start Date", "Erster Tag", DAY),
            Field("endDate", "End Date", "Letzter Tag; fehlt, wenn kein Ende feststeht", DAY),
        ),
    ),
    Field(
        "recipientOrganization",
        "Recipient Org",
        "Wer das Geld bekommt",
        required=True,
        of=BODY,
    ),
    Field(
        "fundingOrganization",
        "Funding Org",
        "Wer das Geld gibt; bei weitergegebenem Geld der Kreis",
        required=True,
        of=BODY,
    ),
    Field(
        "beneficiaryLocation",
        "Beneficiary Location",
        "Wem das Geld zugutekommt: Ort",
        of=(
            Field(
                "countryCode", "Country Code", "Land nach ISO 3166", {"const": "DE"}, required=True
            ),
            Field(
                "geoCode",
                "Geographic Code",
                "Amtlicher Gemeindeschlüssel",
                {"type": "string", "pattern": "^\\d{8}$"},
                required=True,
            ),
            Field(
                "geoCodeType",
                "Geographic Code Type",
                "AGS: amtlicher Gemeindeschlüssel",
                {"const": "AGS"},
                required=True,
            ),
        ),
    ),
    Field(
        "grantProgramme",
        "Grant Programme",
        "Förderprogramm",
        required=True,
        of=(
            Field(
                "code",
                "Code",
                "Bleibende Kennung des Programms, wie in der Schnittstelle",
                required=True,
            ),
            Field("title", "Title", "Name des Programms", required=True),
            Field("url", "URL", "Seite des Programms", URL, required=True),
        ),
    ),
    Field(
        "classifications",
        "Classifications",
        "Finanzierungsart",
        of=(
            Field(
                "vocabulary",
                "Vocabulary",
                "Woher die Bezeichnung stammt",
                {"const": "Finanzierungsart"},
                required=True,
            ),
            Field(
                "code", "Code", "Kürzel", {"enum": list(Award.FinancingType.values)}, required=True
            ),
            Field("title", "Title", "Bezeichnung", required=True),
        ),
    ),
    Field(
        "relatedActivity",
        "Related Activity",
        "Kennung der Zuwendung, aus der das Geld weitergegeben ist",
        {"type": "array", "minItems": 1, "items": TEXT},
    ),
    Field(
        "dateModified",
        "Last modified",
        "Seit wann die Angaben des Programms so veröffentlicht sind",
        MOMENT,
        required=True,
    ),
    Field("dataSource", "Data Source", "Adresse dieser Daten", URL, required=True),
)


def schema(address: str) -> dict[str, Any]:
    """Return the JSON schema of the whole file; `address` is where it stands."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Zuwendungen in den Feldnamen von 360Giving",
        "description": "Gilt für die Felder, die dieses Portal veröffentlicht.",
        "type": "object",
        "required": [
            "version", "title", "description", "identifier", "publisher", "license", "downloadURL", "accessURL",
            "stand", "grants",
        ],
        "properties": {
            "version": {"const": VERSION},
            "title": TEXT,
            "description": TEXT,
            "identifier": TEXT,
            "publisher": {
                "type": "object",
                "required": ["name", "website"],
                "properties": {"name": TEXT, "website": URL},
                "additionalProperties": False,
            },
            "license": URL,
            "attribution": TEXT,
            "modified": MOMENT,
            "downloadURL": URL,
            "accessURL": URL,
            "stand": {"anyOf": [DAY, {"type": "null"}]},
            "grants": {"type": "array", "items": _object(FIELDS), "uniqueItems": True},
        },
        "additionalProperties": False,
    }  # fmt: skip


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [one.name for one in fields if one.required],
        "properties": {one.name: _of(one) | {"description": one.meaning} for one in fields},
        "additionalProperties": False,
    }


def _of(one: Field) -> dict[str, Any]:
    if not one.of:
        return one.schema
    return {"type": "array", "minItems": 1, "maxItems": 1, "items": _object(one.of)}
