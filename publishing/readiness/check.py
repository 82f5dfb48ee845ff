"""Brings all checks of one working copy together, in the order of its form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import kinds, moments
from ..models import Document
from . import basics, blocks, dates, licences, links, pictures, readability, texts, translations
from .places import Place, places_of
from .problem import Problem
from .readability import Readability


@dataclass(frozen=True)
class Report:
    """What the checks say about a working copy: its problems in the order of the form, and how it reads."""

    problems: list[Problem]
    readability: Readability


def problems_of(
    document: Document, at: datetime, live_from: datetime | None = None
) -> list[Problem]:
    """Return errors and hints of the working copy (any kind) as it is stored, in the order of the form.

    Without errors the text is ready. `live_from` is the moment for which publication is planned, None means at once.
    The number of queries depends on the kinds of blocks, never on how many there are.
    """
    return report_on(document, at, live_from=live_from).problems


def report_on(
    document: Document,
    at: datetime,
    *,
    places: Sequence[Place] | None = None,
    live_from: datetime | None = None,
) -> Report:
    """Return the report; `places` are the blocks of a form that nobody has saved, None reads the stored ones."""
    document = kinds.specific(document)
    places = places_of(document) if places is None else places
    reading = readability.readability_of(document, places)
    return Report(list(_problems(document, places, reading, at, live_from)), reading)


def _problems(
    document: Any,
    places: Sequence[Place],
    reading: Readability,
    at: datetime,
    live_from: datetime | None,
) -> Iterator[Problem]:
    yield from translations.translation_problems(document)
    yield from basics.title_problems(document)
    yield from basics.address_problems(document, at)
    yield from basics.summary_problems(document)
    yield from readability.summary_sentence_problems(document)
    yield from dates.summary_date_problems(document, at, live_from)
    yield from pictures.lead_image_problems(document)
    yield from licences.licence_problems(document, places, at, live_from)
    yield from document.own_problems()
    yield from document.problems_on(moments.day_of(max(live_from or at, at)))
    yield from basics.change_note_problems(document)
    yield from basics.emptiness_problems(document, places)
    targets = links.link_target_problems(document, places, at)
    yield from targets.get(links.OUTSIDE, [])
    own_files = document.extra_content_hashes()
    level = texts.TITLE_LEVEL
    for place in places:
        yield from pictures.block_problems(place)
        yield from blocks.block_problems(place)
        yield from blocks.repeated_file_problems(place, own_files)
        heading_problems, level = texts.heading_problems(place, level)
        yield from heading_problems
        yield from texts.link_problems(place)
        yield from targets.get(place.position, [])
        yield from texts.placeholder_problems(place)
        yield from readability.sentence_problems(place, document.language)
        yield from dates.date_problems(place, at, live_from)
    yield from readability.readability_problems(reading)
