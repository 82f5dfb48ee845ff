"""Checks of pictures: what those hear who do not see them, and who made them."""

from collections.abc import Iterator
from typing import Any

from ..models import ImageBlock
from .places import Place
from .problem import Problem
from .words import fault_of_description


def lead_image_problems(document: Any) -> Iterator[Problem]:
    if document.lead_image:
        yield from _problems(document.lead_image, where="als Titelbild", anchor="id_lead_image")


def block_problems(place: Place) -> Iterator[Problem]:
    block = place.block
    if isinstance(block, ImageBlock):
        yield from _problems(
            block.image,
            where=place.words,
            anchor=place.anchor("image"),
            own_text=block.alternative_text.strip(),
            own_anchor=place.anchor("alternative_text"),
            caption=block.caption,
        )


def _problems(
    image: Any,
    *,
    where: str,
    anchor: str,
    own_text: str = "",
    own_anchor: str = "",
    caption: str = "",
) -> Iterator[Problem]:
    """`own_text` is the alternative text given at this place; it beats that of the library."""
    name = f"Bild „{image.title}“ {where}"
    text = own_text or image.alternative_text.strip()
    if not text and not image.decorative:
        yield Problem(
            f"{name}: Es fehlt ein Alternativtext. Beschreiben Sie, was zu sehen ist, oder entscheiden Sie in der"
            " Mediathek „rein schmückend“.",
            own_anchor or anchor,
        )
    elif text:
        fault = fault_of_description(text, title=image.title, caption=caption)
        if fault:
            yield Problem(
                f"{name}: Der Alternativtext „{text}“ {fault}. Beschreiben Sie, was zu sehen ist.",
                own_anchor or anchor,
            )
    if not image.credit.strip():
        yield Problem(
            f"{name}: Der Urhebervermerk fehlt. Tragen Sie in der Mediathek ein, wer das Bild gemacht hat.",
            anchor,
        )
    if not image.licence:
        yield Problem(
            f"{name}: Die Lizenz fehlt. Tragen Sie in der Mediathek ein, unter welchen Bedingungen wir das Bild"
            " zeigen dürfen.",
            anchor,
        )
