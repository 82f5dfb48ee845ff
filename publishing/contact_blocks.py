"""Contact blocks of a text: frozen as a mark, filled when the page is read, so that they are never out of date."""

import re
from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from .models import Edition

# Rich text cannot contain comments (they do not pass sanitising), so only our own block template writes this
MARK = re.compile(r"<!--contact:(\d{1,18})-->")


def fill(body_html: str, contacts: Iterable[Edition]) -> SafeString:
    """Return the text with each mark replaced by the contact's card, or by nothing where it is no longer public."""
    live = {edition.document_id: edition for edition in contacts}

    def card(match: re.Match[str]) -> str:
        edition = live.get(int(match[1]))
        return render_to_string("publishing/_contact.html", {"contact": edition}) if edition else ""

    # The text was sanitised and rendered by templates when it was approved
    return mark_safe(MARK.sub(card, body_html))
