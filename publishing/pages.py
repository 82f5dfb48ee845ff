"""What every public page of an edition shows, whatever its kind; the preview of a working copy uses the same."""

import re
from datetime import datetime
from typing import Any

from . import (
    card_images,
    contact_blocks,
    kinds,
    languages,
    looking_back,
    reading,
    structured,
    videos,
)
from .models import Edition
from .notices import notice_of

# A link to a page of the site, and not to a file or to where staff work
LINK = re.compile(r'<a href="(?P<path>/(?!/|medien/|static/|admin/|konto/|vorschau/)[^"]*)"')


def context_of(
    edition: Edition, at: datetime, withdrawal: reading.Laid | None = None
) -> dict[str, Any]:
    """Return the whole context of the page of `edition` (saved or a draft) as of the moment `at`.

    edition     the Edition: title, summary, data (dict), live_from, language
    body        safe HTML of the text, contact blocks filled in
    frames      origins of the video players that the page may embed after a click (list of str)
    image       reference of the lead image (dict: hash, width, height, alt, caption, credit, licence, focal) or None
    topics      list of {"slug", "name"}
    at          the moment looked at
    changes     announced changes, latest first: editions with live_from, number and change_note; none of a text that
                was withdrawn
    days        looking_back.PastDays on which announced editions began, latest first; none where the page knows no days
    updated     moment of the last announced change (aware datetime) or None
    withdrawal  Laid(explanation, effective_from) where the text was withdrawn and stays readable, else None
    languages   live editions that say the same, the page's own among them, in the order of languages.LANGUAGES
    notice      notices.Notice: that a translation is behind its source or was made by a machine; None for German
    share_image address of the image that other sites show beside a link, without the domain; or ""
    machine     what the page says in schema.org's words (safe HTML), or ""
    and what the `context` of the edition's kind adds.
    """
    around = reading.surroundings(edition, at)
    announced = [] if withdrawal else reading.announced_so_far(edition, at)
    changes = [one for one in announced if one.number and one.number > 1]
    text, frames = videos.players_in(edition.body_html)
    posts = contact_blocks.post_cards(edition, around.targets, at)
    kind = kinds.get(edition.kind)
    context = {
        "edition": edition,
        "body": contact_blocks.fill(_staying(text), around.targets.get("contact", []), posts),
        "frames": frames,
        "image": edition.data.get("lead_image"),
        "topics": edition.data.get("topics", []),
        "at": at,
        "changes": changes,
        "days": looking_back.days_of(edition, announced, at),
        "updated": changes[0].live_from if changes else None,
        "languages": around.languages,
        "notice": notice_of(
            edition, is_behind=reading.is_behind(edition, at), german=around.in_german()
        ),
        "withdrawal": withdrawal,
        "share_image": card_images.address_of(edition),
        **kind.context(edition, around.targets, at),
    }
    context["machine"] = structured.data_block(kind.structured(context) if kind.structured else [])
    return context


def _staying(body_html: str) -> str:
    """Return the text with links to German pages of the site leading to them in the language of the site."""
    prefix = languages.of_site().path_prefix

    def link(match: re.Match[str]) -> str:
        is_german = languages.of_path(match["path"]).is_german
        return f'<a href="{prefix}{match["path"]}"' if is_german else match[0]

    return LINK.sub(link, body_html) if prefix else body_html


def in_language(context: dict[str, Any], language: languages.Language) -> Edition | None:
    """Return the live edition that says the same as the page in the language, None where there is none."""
    return next((one for one in context["languages"] if one.spoken == language), None)
