"""The page that describes the programming interface to people, made of what it says of itself to machines."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from publishing.clock import PortalRequest
from publishing.responses import public

from . import licences, problems
from .api import PROBLEMS, api
from .parameters import MOST

WORDS = {
    "string": "Text", "integer": "ganze Zahl", "boolean": "ja oder nein", "array": "Liste", "object": "Objekt",
}  # fmt: skip
FORMATS = {"date": "Tag", "uuid": "Kennung"}


@dataclass(frozen=True)
class Field:
    """A field of an answer, or a parameter: its name, what it holds, what it means."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Operation:
    """What can be asked at a path; `example` is the beginning of an answer as JSON."""

    name: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    fields: list[Field]
    example: str


@public
def documentation(request: PortalRequest) -> HttpResponse:
    """Show all that can be asked.

    groups     list of (name, Operations)
    problems   list of (status, title, meaning)
    """
    schema = api.get_openapi_schema()
    groups: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        described = methods["get"]
        group = described.get("tags", ["Eingang"])[0]
        groups.setdefault(group, []).append(_operation(path, described, schema))
    context = {
        "groups": list(groups.items()),
        "problems": [
            (status, problems.TITLES[int(status)], words) for status, words in PROBLEMS.items()
        ],
        "licence": licences.current(),
        "attribution": licences.attribution(),
        "most": MOST,
    }
    return render(request, "open_data/documentation.html", context)


def _operation(path: str, described: dict[str, Any], schema: dict[str, Any]) -> Operation:
    parts = schema["components"]["schemas"]
    content = described["responses"][200]["content"]["application/json"]
    return Operation(
        name=described["operationId"],
        path=path,
        summary=described["summary"],
        description=described.get("description", ""),
        parameters=[
            Field(
                one["name"], _kind(one["schema"], parts), one.get("description", "unbedingt nötig")
            )
            for one in described["parameters"]
        ],
        fields=_fields(_inner(content["schema"], parts), parts),
        example=json.dumps(content["example"], ensure_ascii=False, indent=2),
    )


def _inner(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an item of a list, else the schema itself."""
    found = _resolved(schema, parts)
    items = found.get("properties", {}).get("items")
    return _resolved(items["items"], parts) if items else found


def _resolved(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    return parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _fields(schema: dict[str, Any], parts: dict[str, Any]) -> list[Field]:
    return [
        Field(name, _kind(one, parts), one.get("description", ""))
        for name, one in schema.get("properties", {}).items()
    ]


def _kind(schema: dict[str, Any], parts: dict[str, Any]) -> str:
    """Say in German what a value of the schema is: "Text", "Tag oder null", "Liste: Objekt"."""
    if "anyOf" in schema:
        return " oder ".join(_kind(one, parts) for one in schema["anyOf"])
    found = _resolved(schema, parts)
    if found.get("type") == "null":
        return "null"
    if found.get("enum"):
        return f"eins von: {', '.join(found['enum'])}"
    if found.get("type") == "array":
        return f"Liste: {_kind(found['items'], parts)}"
    if found.get("type") == "object" and found.get("properties"):
        return f"Objekt mit {', '.join(found['properties'])}"
    return FORMATS.get(found.get("format", ""), WORDS.get(found.get("type", ""), "Wert"))
