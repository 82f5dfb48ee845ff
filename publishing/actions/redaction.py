"""Erasing what an old edition says."""

from datetime import datetime

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing import kinds
from publishing.errors import Conflict
from publishing.models import ContentGeneration, Edition, EditionSource
from publishing.searching import indexed

from .rules import permit

REDACTED_TITLE = "Geschwärzte Fassung"


@transaction.atomic
def redact(edition: Edition, *, by: User, at: datetime, reason: str) -> Edition:
    """Erase the content of an edition that is public no longer, and leave a tombstone with the reason."""
    permit(by, "redact_edition", edition.document)
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    if edition.redacted_at:
        raise Conflict("Diese Fassung ist bereits geschwärzt.")
    if not reason.strip():
        raise Conflict("Bitte geben Sie den Grund der Schwärzung an.")
    if edition.live_from > at or Edition.objects.readable(at).filter(pk=edition.pk).exists():
        raise Conflict(
            "Geschwärzt werden nur Fassungen, die nicht mehr öffentlich sind. Veröffentlichen Sie zuerst eine"
            " bereinigte Fassung oder entfernen Sie die Seite."
        )
    indexed.remove(edition)
    edition.title = REDACTED_TITLE
    edition.sort_title = edition.summary = edition.body_html = ""
    edition.search_text = edition.change_note = ""
    edition.data = {}
    edition.sha256 = ""
    edition.redacted_by, edition.redacted_at, edition.redaction_reason = by, at, reason.strip()
    edition.save()
    edition.files.all().delete()
    edition.hyperlinks.all().delete()
    kinds.specific(edition.document).edition_redacted(edition)
    EditionSource.objects.filter(edition=edition).delete()
    indexed.forget_removed()
    # Whoever looks at an earlier day must not be answered from what was remembered
    ContentGeneration.bump()
    audit.record(
        "redact",
        by=by,
        at=at,
        obj=edition.document,
        details={"edition": edition.number, "reason": reason.strip()},
    )
    return edition
