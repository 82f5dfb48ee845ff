"""Bringing an old edition's content back into the working copy."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from accounts import audit
from accounts.models import User
from media_library.models import Image
from publishing import kinds, snapshot, working_copy
from publishing.errors import Conflict
from publishing.models import Document, Edition, EditionSource, State
from publishing.slugs import slug_in

from .rules import locked, permit_change, require_state


@transaction.atomic
def restore(edition: Edition, *, by: User, at: datetime, version: int) -> list[str]:
    """Make the working copy say what the edition says, as a new draft; return what of it is gone meanwhile.

    What is public does not change. An edition from before snapshots gives back title, lead, address, picture and its
    text as one block. Each returned sentence names something that was deleted since.
    """
    document = locked(edition.document, version)
    permit_change(by, document)
    require_state(document, State.DRAFT, State.REJECTED, State.APPROVED)
    edition = Edition.objects.get(pk=edition.pk)
    if edition.redacted_at:
        raise Conflict(
            "Diese Fassung ist geschwärzt. Was in ihr stand, ist gelöscht und kommt nicht zurück."
        )
    source = EditionSource.objects.filter(edition=edition).first()
    missing = snapshot.write(document, source.content) if source else _from_html(document, edition)
    working_copy.signed(document, by=by, at=at)
    details = {"edition": edition.number, "version": document.version, "missing": missing}
    audit.record("restore", by=by, at=at, obj=document, details=details)
    return missing


def _from_html(document: Document, edition: Edition) -> list[str]:
    document = kinds.specific(document)
    document.title, document.summary = edition.title, edition.summary
    document.slug = slug_in(urlsplit(edition.path).path)
    shown = edition.data.get("lead_image")
    document.lead_image = shown and Image.objects.filter(content_hash=shown["hash"]).first()
    document.save()
    snapshot.write_html(document, edition.body_html)
    if shown and not document.lead_image:
        return ["Das Titelbild dieser Fassung gibt es nicht mehr."]
    return []
