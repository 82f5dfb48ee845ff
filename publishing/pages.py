"""What every public page of an edition shows, whatever its kind; the preview of a working copy uses the same."""

from datetime import datetime
from typing import Any

from . import contact_blocks, kinds, reading
from .models import Edition


def context_of(
    edition: Edition, at: datetime, withdrawal: reading.Laid | None = None
) -> dict[str, Any]:
    """Return the whole context of the page of `edition` (saved or a draft) as of the moment `at`.

    edition     the Edition: title, summary, data (dict), live_from, language
    body        safe HTML of the text, contact blocks filled in
    image       reference of the lead image (dict: hash, width, height, alt, caption, credit, licence, focal) or None
    topics      list of {"slug", "name"}
    at          the moment looked at
    withdrawal  Laid(explanation, effective_from) where the text was withdrawn and stays readable, else None
    and what the `context` of the edition's kind adds.
    """
    targets = reading.targets(edition, at)
    return {
        "edition": edition,
        "body": contact_blocks.fill(edition.body_html, targets.get("contact", [])),
        "image": edition.data.get("lead_image"),
        "topics": edition.data.get("topics", []),
        "at": at,
        "withdrawal": withdrawal,
        **kinds.get(edition.kind).context(edition, targets, at),
    }
