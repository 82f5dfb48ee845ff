"""Brings all checks of one working copy together, in the order of its form."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from .. import kinds
from ..models import Document
from . import basics, blocks, pictures, texts
from .places import places_of
from .problem import Problem


def problems_of(document: Document, at: datetime) -> list[Problem]:
    """Return all problems of the working copy (any kind), in the order of the form; an empty list means ready.

    The number of queries depends on the kinds of blocks, never on how many there are.
    """
    return list(_problems(kinds.specific(document), at))


def _problems(document: Any, at: datetime) -> Iterator[Problem]:
    places = places_of(document)
    yield from basics.title_problems(document)
    yield from basics.address_problems(document, at)
    yield from basics.summary_problems(document)
    yield from pictures.lead_image_problems(document)
    yield from document.own_problems()
    yield from basics.change_note_problems(document)
    yield from basics.emptiness_problems(document, places)
    level = texts.TITLE_LEVEL
    for place in places:
        yield from pictures.block_problems(place)
        yield from blocks.block_problems(place)
        heading_problems, level = texts.heading_problems(place, level)
        yield from heading_problems
        yield from texts.link_problems(place)
        yield from texts.placeholder_problems(place)
