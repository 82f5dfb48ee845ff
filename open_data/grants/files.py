"""Grants as a package in JSON and as a table with the headings of 360Giving."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from publishing.stands import Stand

from .. import licences
from ..tables.columns import csv_text
from .fields import FIELDS, VERSION, Field
from .grants import JSON_PATH, last_modified

TITLE = "Zuwendungen"
DESCRIPTION = (
    "Was für die Förderprogramme bewilligt ist und was davon weitergegeben wurde. Von jeder Reihe von Bescheiden"
    " gilt der letzte."
)


def package(grants: list[dict[str, Any]], stand: Stand | None) -> dict[str, Any]:
    """Return the grants with what tells whose they are and how they may be used."""
    owner, licence = settings.SITE_OWNER["name"], licences.current()
    query, modified = f"?{stand.query}" if stand else "", last_modified(grants)
    return {
        "version": VERSION,
        "title": f"{TITLE}: {owner}",
        "description": DESCRIPTION,
        "identifier": settings.SITE_URL + JSON_PATH,
        "publisher": {"name": owner, "website": f"{settings.SITE_URL}/"},
        "license": licence.url,
        **({"attribution": licences.attribution()} if licence.names_source else {}),
        **({"modified": modified} if modified else {}),
        "downloadURL": settings.SITE_URL + JSON_PATH + query,
        "accessURL": f"{settings.SITE_URL}/daten/",
        "stand": stand.day if stand else None,
        "grants": grants,
    }


def table(grants: list[dict[str, Any]]) -> str:
    """Return the grants as CSV; of each list of objects a grant has one, so that headings need no numbers."""
    return csv_text([heading for heading, _ in _columns()], (_cells(one) for one in grants))


def columns() -> list[tuple[str, str, str]]:
    """Return of each column of the table its heading, the name of its field and what it means."""
    return [
        (heading, ".0.".join(one.name for one in path), path[-1].meaning)
        for heading, path in _columns()
    ]


def _columns() -> Iterator[tuple[str, tuple[Field, ...]]]:
    for one in FIELDS:
        if not one.of:
            yield one.heading, (one,)
        for part in one.of:
            yield f"{one.heading}:{part.heading}", (one, part)


def _cells(grant: dict[str, Any]) -> Iterator[object]:
    for _, path in _columns():
        value = grant.get(path[0].name)
        if len(path) > 1:
            yield (value or [{}])[0].get(path[1].name)
        else:
            yield ";".join(value) if isinstance(value, list) else value
