"""Contact blocks of a text: frozen as a mark, filled when the page is read, so that they are never out of date."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from .models import Edition

# Rich text cannot contain comments (they do not pass sanitising), so only our own block template writes this
MARK = re.compile(r"<!--(?:contact:(?P<document>\d{1,18})|post:(?P<post>[0-9a-f-]{36}))-->")

# Given an edition, the live editions that it refers to by rel, and the moment: the card of each post, by its uuid
PostCards = Callable[[Edition, Mapping[str, list[Edition]], datetime], dict[str, SafeString]]
_tellers: list[PostCards] = []


def posts_are_told_by(teller: PostCards) -> None:
    """Name the function that knows who holds a post; the app that describes posts registers it."""
    _tellers.append(teller)


def post_cards(
    edition: Edition, targets: Mapping[str, list[Edition]], at: datetime
) -> dict[str, SafeString]:
    """Return the cards of the posts that the edition names; a post that nobody can tell anything about has none."""
    if "post_contacts" not in edition.data:
        return {}
    return {uuid: card for tell in _tellers for uuid, card in tell(edition, targets, at).items()}


def fill(
    body_html: str, contacts: Iterable[Edition], posts: Mapping[str, SafeString] | None = None
) -> SafeString:
    """Return the text with each mark replaced by the contact's card, or by nothing where it is no longer public."""
    live = {edition.subject_id: edition for edition in contacts}

    def card(match: re.Match[str]) -> str:
        if match["post"]:
            return (posts or {}).get(match["post"], "")
        edition = live.get(int(match["document"]))
        return render_to_string("publishing/_contact.html", {"contact": edition}) if edition else ""

    # The text was sanitised and rendered by templates when it was approved
    return mark_safe(MARK.sub(card, body_html))
