"""Checks of pictures: what those hear who do not see them, and who made them."""

from collections.abc import Iterator
from typing import Any

from ..models import GalleryBlock, ImageBlock, VideoBlock
from .places import Place
from .problem import Problem
from .words import fault_of_description, placeholder_in


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
    elif isinstance(block, GalleryBlock):
        yield from _gallery_problems(place)
    elif isinstance(block, VideoBlock) and block.preview:
        # Beside the video's own words the preview says nothing: only who made it must be known
        yield from _rights_problems(
            block.preview, f"Bild „{block.preview.title}“ {place.words}", place.anchor("preview")
        )


def _gallery_problems(place: Place) -> Iterator[Problem]:
    pictures = place.block.shown()
    if not pictures:
        yield Problem(f"Galerie {place.words}: Sie enthält kein Bild.", place.anchor("pictures"))
    for number, picture in enumerate(pictures):
        row = f"pictures_{number}_"
        yield from _problems(
            picture.image,
            where=place.words,
            anchor=place.anchor(f"{row}image"),
            own_text=picture.alternative_text.strip(),
            own_anchor=place.anchor(f"{row}alternative_text"),
            caption=picture.caption,
        )
        found = placeholder_in(picture.caption)
        if found:
            yield Problem(
                f"Bildunterschrift {place.words}: Hier steht noch der Platzhalter „{found}“.",
                place.anchor(f"{row}caption"),
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
    yield from _rights_problems(image, name, anchor)


def _rights_problems(image: Any, name: str, anchor: str) -> Iterator[Problem]:
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
