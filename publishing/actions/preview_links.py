"""Letting people without an account read one draft, and ending that."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing import preview_tokens
from publishing.errors import Conflict
from publishing.models import Document, PreviewLink, Withdrawal

from .rules import permit_change

DAYS = (1, 7, 30)


@transaction.atomic
def share_preview(
    document: Document, *, by: User, at: datetime, days: int, note: str = ""
) -> tuple[PreviewLink, str]:
    """Make a link that opens the working copy for `days` days; return it with its token, which is kept nowhere."""
    permit_change(by, document)
    if days not in DAYS:
        raise Conflict("Bitte wählen Sie 1, 7 oder 30 Tage.")
    if Withdrawal.objects.effective(at).filter(document=document.pk).exists():
        raise Conflict(
            "Der Text ist von der Website genommen. Heben Sie das zuerst auf, wenn jemand ihn lesen soll."
        )
    token, token_hash = preview_tokens.make()
    link = PreviewLink.objects.create(
        document_id=document.pk,
        token_hash=token_hash,
        note=" ".join(note.split()),
        created_by=by,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    details = {"link": link.pk, "until": link.expires_at.isoformat()}
    audit.record("share_preview", by=by, at=at, obj=document, details=details)
    return link, token


@transaction.atomic
def revoke_preview(link: PreviewLink, *, by: User, at: datetime) -> PreviewLink:
    """End a link at once."""
    link = PreviewLink.objects.select_for_update(no_key=True).get(pk=link.pk)
    document = Document.objects.get(pk=link.document_id)
    permit_change(by, document)
    if link.standing(at) != "open":
        raise Conflict("Dieser Link gilt schon nicht mehr.")
    link.revoked_by, link.revoked_at = by, at
    link.save(update_fields=["revoked_by", "revoked_at"])
    audit.record("revoke_preview", by=by, at=at, obj=document, details={"link": link.pk})
    return link
