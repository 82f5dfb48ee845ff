"""The card image of an edition: drawn when it is approved, served as long as the edition can be read."""

import hashlib
import json
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from media_library import folders
from media_library.addresses import public_url, rendition_name

from . import card_drawing, languages
from .models import Edition
from .moments import day_of
from .templatetags.german import written_day

# Raised with every change of the drawing, so that the same words get another address
DESIGN = 1
NAME = rendition_name(card_drawing.WIDTH, "jpg")
# Kinds whose day is that of what they tell, and not that of the text
DATED = ("news", "event")


def reserve(edition: Edition) -> None:
    """Note in the data of an unsaved edition under which content hash its card lies, and draw it after the commit.

    A card that cannot be drawn holds up no approval: `manage.py draw_cards` draws what is missing.
    """
    words = _words(edition)
    text = json.dumps([DESIGN, words], ensure_ascii=False, sort_keys=True)
    edition.data["card"] = hashlib.sha256(text.encode()).hexdigest()
    transaction.on_commit(partial(_draw, edition.data["card"], words), robust=True)


def address_of(edition: Edition) -> str:
    """Return the address of the card, without the domain; empty for editions from before there were cards."""
    content_hash = edition.data.get("card", "")
    return public_url(content_hash, NAME) if content_hash else ""


def draw_missing(editions: Any) -> int:
    """Draw the cards of these editions whose file is not there; return how many that were."""
    drawn = 0
    for edition in editions:
        content_hash = edition.data.get("card", "")
        if content_hash and NAME not in folders.sizes(content_hash):
            _draw(content_hash, _words(edition))
            drawn += 1
    return drawn


def _draw(content_hash: str, words: dict[str, str]) -> None:
    if NAME not in folders.sizes(content_hash):
        folders.put(content_hash, {NAME: card_drawing.draw(**words)})


def _words(edition: Edition) -> dict[str, str]:
    moment = edition.sort_at if edition.kind in DATED else edition.live_from
    with languages.speaking(edition.spoken):
        day = written_day(day_of(moment))
    return {
        "headline": edition.title,
        "site": settings.SITE_NAME,
        "owner": settings.SITE_OWNER["name"],
        "day": day,
        "language": edition.language,
    }
