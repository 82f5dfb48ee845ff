"""Writing remarks on a submission, answering them, and calling them resolved."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, Remark, RemarkAnswer
from publishing.remarking import NewRemark, Places

from .rules import permit, permit_change


def write_remarks(
    document: Document, remarks: Iterable[NewRemark], *, by: User, at: datetime
) -> list[Remark]:
    """Store the remarks of a rejection, with the words for where they stand; part of `reject`, which judges."""
    places = Places(document)
    return [
        Remark.objects.create(
            document=document,
            block=remark.block,
            field=remark.field,
            place=places.words(remark),
            text=remark.text.strip(),
            version=document.version,
            author=by,
            written_at=at,
        )
        for remark in remarks
        if remark.text.strip()
    ]


def close_remarks(document: Document, *, by: User, at: datetime) -> int:
    """Close what is still open when the text is approved; return how many that were. Part of `approve`."""
    closed = Remark.Resolution.APPROVED
    remarks = Remark.objects.filter(document=document)
    open_ones = remarks.open().update(resolution=closed, resolved_by=by, resolved_at=at)
    remarks.filter(resolution=Remark.Resolution.DONE).update(resolution=closed)
    return open_ones


@transaction.atomic
def answer_remark(remark: Remark, *, by: User, at: datetime, text: str) -> RemarkAnswer:
    """Answer a remark that still matters; whoever edits or approves the text may."""
    remark = _locked(remark)
    _permit(by, remark.document)
    if not text.strip():
        raise Conflict("Bitte schreiben Sie eine Antwort.")
    answer = RemarkAnswer.objects.create(remark=remark, text=text.strip(), author=by, written_at=at)
    _record("answer_remark", remark, by, at)
    return answer


@transaction.atomic
def resolve_remark(remark: Remark, *, by: User, at: datetime) -> Remark:
    """Call a remark resolved; the approver sees it so with the next submission."""
    remark = _locked(remark)
    _permit(by, remark.document)
    if not remark.is_open:
        raise Conflict("Diese Anmerkung ist schon erledigt.")
    remark.resolution, remark.resolved_by, remark.resolved_at = Remark.Resolution.DONE, by, at
    remark.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    _record("resolve_remark", remark, by, at)
    return remark


@transaction.atomic
def reopen_remark(remark: Remark, *, by: User, at: datetime) -> Remark:
    """Take a resolution back."""
    remark = _locked(remark)
    _permit(by, remark.document)
    if remark.is_open:
        raise Conflict("Diese Anmerkung ist noch offen.")
    remark.resolution, remark.resolved_by, remark.resolved_at = "", None, None
    remark.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    _record("reopen_remark", remark, by, at)
    return remark


def _locked(remark: Remark) -> Remark:
    document = Document.objects.select_for_update(no_key=True).get(pk=remark.document_id)
    current = Remark.objects.get(pk=remark.pk)
    current.document = document
    if current.resolution == Remark.Resolution.APPROVED:
        raise Conflict("Diese Anmerkung ist mit der Freigabe geschlossen.")
    return current


def _permit(by: User, document: Document) -> None:
    try:
        permit_change(by, document)
    except NotPermitted:
        permit(by, "approve_document", document)


def _record(action: str, remark: Remark, by: User, at: datetime) -> None:
    details = {"place": remark.where}
    audit.record(action, by=by, at=at, obj=remark.document, details=details)
