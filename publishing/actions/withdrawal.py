"""Laying a withdrawal over a document, and lifting it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing.errors import Conflict
from publishing.models import ContentGeneration, Document, Edition, Withdrawal

from .rules import permit


@transaction.atomic
def withdraw(document: Document, *, by: User, at: datetime, explanation: str) -> Withdrawal:
    """Withdraw with an explanation: the text stays readable at its address, lists no longer show it."""
    if not explanation.strip():
        raise Conflict("Bitte erklären Sie öffentlich, warum der Text zurückgezogen wird.")
    return _lay_over(
        document, by=by, at=at, kind=Withdrawal.Kind.WITHDRAWN, explanation=explanation.strip()
    )


@transaction.atomic
def redirect(document: Document, *, by: User, at: datetime, target: Document) -> Withdrawal:
    """Merge into another document: the address leads on to `target`."""
    if target.pk == document.pk:
        raise Conflict("Eine Seite kann nicht zu sich selbst weiterleiten.")
    if not Edition.objects.live(at).filter(document=target).exists():
        raise Conflict(
            "Die Zielseite ist nicht öffentlich. Bitte wählen Sie eine veröffentlichte Seite."
        )
    return _lay_over(document, by=by, at=at, kind=Withdrawal.Kind.REDIRECTED, target=target)


@transaction.atomic
def remove(document: Document, *, by: User, at: datetime, explanation: str = "") -> Withdrawal:
    """Take the page away for good (410 Gone); an explanation may be shown instead."""
    return _lay_over(
        document, by=by, at=at, kind=Withdrawal.Kind.GONE, explanation=explanation.strip()
    )


@transaction.atomic
def hide(document: Document, *, by: User, at: datetime) -> Withdrawal:
    """Take the page away as if it had never been there (404)."""
    return _lay_over(document, by=by, at=at, kind=Withdrawal.Kind.VANISHED)


@transaction.atomic
def lift_withdrawal(document: Document, *, by: User, at: datetime) -> None:
    """End a withdrawal: from `at` on the editions count again."""
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    permit(by, "withdraw_document", document)
    withdrawal = Withdrawal.objects.effective(at).filter(document=document).first()
    if withdrawal is None:
        raise Conflict("Der Text ist nicht zurückgezogen.")
    in_range = Edition.objects.in_range(at).filter(document=document).first()
    if in_range and in_range.redacted_at:
        raise Conflict(
            "Die jetzt geltende Fassung ist geschwärzt. Bitte geben Sie zuerst eine bereinigte Fassung frei."
        )
    withdrawal.effective_until = at
    withdrawal.save(update_fields=["effective_until"])
    ContentGeneration.bump()
    audit.record("lift_withdrawal", by=by, at=at, obj=document, details={"kind": withdrawal.kind})


def _lay_over(
    document: Document, *, by: User, at: datetime, kind: str, **fields: Any
) -> Withdrawal:
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    permit(by, "withdraw_document", document)
    if not Edition.objects.started(at).filter(document=document).exists():
        raise Conflict("Dieser Text war noch nie öffentlich.")
    if Withdrawal.objects.effective(at).filter(document=document).exists():
        raise Conflict("Dieser Text ist bereits zurückgezogen.")
    withdrawal = Withdrawal.objects.create(
        document=document, kind=kind, effective_from=at, created_by=by, **fields
    )
    ContentGeneration.bump()
    audit.record(
        f"withdraw_{kind}",
        by=by,
        at=at,
        obj=document,
        details={"explanation": withdrawal.explanation, "target": withdrawal.target_id},
    )
    return withdrawal
