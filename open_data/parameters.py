"""What can be asked for: the parameters that lists share, each with a check that says in German what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from django.http import QueryDict
from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from database.languages import LANGUAGES
from publishing.stands import iso_day

from .problems import Fault, Refused

MOST, USUAL = 200, 50
KEY = r"^[a-z0-9][a-z0-9-]{0,119}$"
UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
# The moment of the first page in microseconds, then the place of the last item
CURSOR = r"^[0-9]{1,16}\.-?[0-9]{1,18}\.[0-9]{1,18}$"
CODES = [language.code for language in LANGUAGES]


def matching(pattern: str, words: str) -> Callable[[Any], Any]:
    """Return a check for texts of a form; `words` say what it should be. What the schema gives by itself passes."""

    def check(value: Any) -> Any:
        if value is None:
            return None
        if not isinstance(value, str) or not re.fullmatch(pattern.strip("^$"), value):
            raise ValueError(words)
        return value

    return check


def one_of(values: list[str]) -> Callable[[Any], Any]:
    """Return a check for texts of which only these are possible."""

    def check(value: Any) -> Any:
        if value is not None and value not in values:
            raise ValueError(f"Möglich sind: {', '.join(values)}.")
        return value

    return check


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    day = iso_day(value)
    if day is None:
        raise ValueError("Das ist kein Tag. Schreiben Sie ihn so: 2026-03-01.")
    return day


def _limit(value: Any) -> Any:
    if isinstance(value, int):
        return value
    words = f"Nennen Sie eine ganze Zahl von 1 bis {MOST}."
    if not re.fullmatch(r"[1-9][0-9]{0,2}", value) or int(value) > MOST:
        raise ValueError(words)
    return int(value)


Day = Annotated[
    date | None, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
Key = Annotated[
    str | None,
    BeforeValidator(
        matching(KEY, "Nennen Sie die Kennung oder den letzten Teil der Adresse: kleine Buchstaben, Ziffern, Striche.")
    ),
    WithJsonSchema({"type": "string", "pattern": KEY}),
]  # fmt: skip
_is_uuid = BeforeValidator(
    matching(UUID, "Das ist keine Kennung. Sie steht in jeder Liste im Feld „id“.")
)
_uuid = WithJsonSchema({"type": "string", "format": "uuid", "pattern": UUID})
Uuid = Annotated[str | None, _is_uuid, _uuid]
Id = Annotated[str, _is_uuid, _uuid]
Cursor = Annotated[
    str | None,
    BeforeValidator(matching(CURSOR, "Diese Stelle gibt es nicht. Nehmen Sie die Adresse aus „next“.")),
    WithJsonSchema({"type": "string", "pattern": CURSOR}),
]  # fmt: skip


def enum(values: list[str]) -> Any:
    """Return what the description of a field says that holds one of the values."""
    return {"enum": values}


def Choice(values: list[str]) -> Any:
    """Return the type of a parameter that takes one of the values."""
    return Annotated[
        str | None,
        BeforeValidator(one_of(values)),
        WithJsonSchema({"type": "string", "enum": values}),
    ]


class InLanguage(BaseModel):
    language: Choice(CODES) = Field(  # type: ignore[valid-type]
        "de",
        description="Sprache der Texte; was es in ihr nicht gibt, kommt auf Deutsch, und „language“ sagt das.",
    )


class AsOf(BaseModel):
    stand: Day = Field(
        None,
        description="Zeigt, was am Ende dieses Tages veröffentlicht war. Was seither zurückgezogen oder geschwärzt"
        " wurde, bleibt verborgen.",
        examples=["2026-03-01"],
    )


class Paged(BaseModel):
    limit: Annotated[
        int,
        BeforeValidator(_limit),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}),
    ] = Field(USUAL, description="Wie viele Einträge auf einmal kommen.")
    cursor: Cursor = Field(
        None,
        description="Stelle, ab der es weitergeht; steht in der Adresse „next“. Alle Seiten einer Liste zeigen"
        " denselben Stand.",
    )


class Changed(BaseModel):
    changed_since: Day = Field(
        None, description="Nur, was an diesem Tag oder später eine neue Fassung bekam."
    )


# What is asked of a single text; a docstring would stand in the description of the interface
class OneAsked(InLanguage, AsOf):
    pass


class Listed(InLanguage, AsOf, Paged, Changed):
    """What every list of texts takes."""


def require_known(query: QueryDict, known: set[str]) -> None:
    """Refuse parameters that there are not, and any that stands twice: a slip must not look like an answer."""
    faults = [
        Fault(parameter=name[:60], detail=_what_is_wrong(name, known))
        for name, values in query.lists()
        if name not in known or len(values) > 1
    ]
    if faults:
        detail = " ".join(f"„{fault.parameter}“: {fault.detail}" for fault in faults)
        raise Refused(400, detail, faults)


def _what_is_wrong(name: str, known: set[str]) -> str:
    if name in known:
        return "Dieser Parameter steht mehrmals da."
    if not known:
        return "Diesen Parameter gibt es hier nicht."
    return f"Diesen Parameter gibt es hier nicht. Es gibt: {', '.join(sorted(known))}."
