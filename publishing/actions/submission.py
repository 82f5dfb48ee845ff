"""Handing a text in for approval, taking it back, sending it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, State
from publishing.remarking import NewRemark
from publishing.tasks import announce_submission, send_rejection

from .remarks import write_remarks
from .rules import locked, permit, require_ready, require_state


@transaction.atomic
def submit(
    document: Document,
    *,
    by: User,
    at: datetime,
    version: int,
    change_note: str | None = None,
    minor: bool | None = None,
    message: str = "",
) -> Document:
    """Hand a draft in for approval; every check must pass.

    `change_note` (what changed, for the public) and `minor` (a mere correction) replace what the working copy says;
    None leaves it. `message` is for those who approve: they read it beside the text and in an e-mail.
    """
    document = locked(document, version)
    permit(by, "submit_document", document)
    require_state(document, State.DRAFT, State.REJECTED)
    if change_note is not None:
        document.change_note = change_note.strip()
    if minor is not None:
        document.minor_change = minor
    document.save(update_fields=["change_note", "minor_change"])
    require_ready(document, at)
    document.state = State.SUBMITTED
    document.submitted_by = by
    document.submitted_at = at
    document.submission_message = message.strip()
    document.save(update_fields=["state", "submitted_by", "submitted_at", "submission_message"])
    details = {"version": document.version, "message": document.submission_message}
    audit.record("submit", by=by, at=at, obj=document, details=details)
    pk = document.pk
    transaction.on_commit(lambda: announce_submission.enqueue(pk, version))
    return document


@transaction.atomic
def recall(document: Document, *, by: User, at: datetime, version: int) -> Document:
    """Take one's own submission back to go on writing."""
    document = locked(document, version)
    permit(by, "submit_document", document)
    require_state(document, State.SUBMITTED)
    if document.submitted_by_id != by.pk:
        raise NotPermitted("Zurückholen kann nur, wer den Text eingereicht hat.")
    document.state = State.DRAFT
    document.save(update_fields=["state"])
    audit.record("recall", by=by, at=at, obj=document)
    return document


@transaction.atomic
def reject(
    document: Document,
    *,
    by: User,
    at: datetime,
    version: int,
    remark: str = "",
    remarks: Sequence[NewRemark] = (),
) -> Document:
    """Send a submission back with remarks, which also go to whoever submitted it by e-mail.

    `remark` is about the whole text, `remarks` stand at their blocks and fields; without any it is refused.
    """
    document = locked(document, version)
    permit(by, "approve_document", document)
    require_state(document, State.SUBMITTED)
    written = write_remarks(document, [NewRemark(remark), *remarks], by=by, at=at)
    if not written:
        raise Conflict("Bitte schreiben Sie dazu, was zu ändern ist.")
    document.state = State.REJECTED
    document.save(update_fields=["state"])
    details = {"remark": "\n".join(str(item) for item in written)}
    audit.record("reject", by=by, at=at, obj=document, details=details)
    pk, recipient = document.pk, document.submitted_by_id
    keys = [item.pk for item in written]
    if recipient:
        transaction.on_commit(lambda: send_rejection.enqueue(pk, recipient, by.name, keys))
    return document
