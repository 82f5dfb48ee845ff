"""Checks how long pictures may be shown: not at all after the last day of their licence, and a hint before it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from media_library.models import Image

from .. import moments
from ..models import GalleryBlock
from .places import Place
from .problem import Problem, hint


def licence_problems(
    document: Any, places: Sequence[Place], at: datetime, live_from: datetime | None
) -> Iterator[Problem]:
    """Judge every picture of the text for the day on which it is to be public (`live_from`, else `at`)."""
    day = moments.day_of(live_from or at)
    if document.lead_image:
        yield from _problems(document.lead_image, "als Titelbild", "id_lead_image", day)
    for place in places:
        for image, anchor in _images(place):
            yield from _problems(image, place.words, anchor, day)


def _images(place: Place) -> Iterator[tuple[Image, str]]:
    """Yield the pictures that a block shows, each with the id of its form field."""
    block = place.block
    for field in block._meta.fields:
        if field.related_model is Image and getattr(block, field.attname):
            yield getattr(block, field.name), place.anchor(field.name)
    if isinstance(block, GalleryBlock):
        for number, picture in enumerate(block.shown()):
            yield picture.image, place.anchor(f"pictures_{number}_image")


def _problems(image: Image, where: str, anchor: str, day: date) -> Iterator[Problem]:
    state = image.licence_state(day)
    if not state or image.licence_until is None:
        return
    name, last = f"Bild „{image.title}“ {where}", moments.day_in_words(image.licence_until)
    if state == "ended":
        yield Problem(
            f"{name}: Wir dürfen es nur bis zum {last} zeigen. Nehmen Sie ein anderes Bild, oder tragen Sie in der"
            " Mediathek ein, dass die Erlaubnis verlängert ist.",
            anchor,
        )
    else:
        yield hint(
            f"{name}: Wir dürfen es nur noch bis zum {last} zeigen. Danach braucht der Text ein anderes Bild.",
            anchor,
        )
