"""Laying a withdrawal over a document, and lifting it.

What is taken away is taken away in every language: the same is laid over the translations that are public or planned,
and ends with it.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

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
    """End a withdrawal: from `at` on the editions count again, and those of the translations that went with it.

    A translation stays away while its source is, or while the edition that would count is redacted.
    """
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    permit(by, "withdraw_document", document)
    withdrawal = Withdrawal.objects.effective(at).filter(document=document).first()
    if withdrawal is None:
        raise Conflict("Der Text ist nicht zurückgezogen.")
    require_source_not_withdrawn(document, at)
    if _counts_redacted(document, at):
        raise Conflict(
            "Die jetzt geltende Fassung ist geschwärzt. Bitte geben Sie zuerst eine bereinigte Fassung frei."
        )
    _lift(withdrawal, by=by, at=at)
    together = Withdrawal.objects.effective(at).filter(
        document__in=_translations(document),
        kind=withdrawal.kind,
        effective_from=withdrawal.effective_from,
    )
    for one in together.select_related("document"):
        if not _counts_redacted(one.document, at):
            _lift(one, by=by, at=at)
    ContentGeneration.bump()


def require_source_not_withdrawn(translation: Document, at: datetime) -> None:
    """Refuse to make public in another language what is taken away in German."""
    source = translation.translation_of_id
    if source and Withdrawal.objects.effective(at).filter(document=source).exists():
        raise Conflict(
            "Die Vorlage ist von der Website genommen. Heben Sie zuerst das auf: Was auf Deutsch nicht öffentlich sein"
            " soll, steht auch in keiner anderen Sprache da."
        )


def _lay_over(
    document: Document, *, by: User, at: datetime, kind: str, **fields: Any
) -> Withdrawal:
    document = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    permit(by, "withdraw_document", document)
    if not Edition.objects.started(at).filter(document=document).exists():
        raise Conflict("Dieser Text war noch nie öffentlich.")
    if Withdrawal.objects.effective(at).filter(document=document).exists():
        raise Conflict("Dieser Text ist bereits zurückgezogen.")
    withdrawal = _laid(document, by=by, at=at, kind=kind, **fields)
    withdrawn = Withdrawal.objects.effective(at).filter(document=OuterRef("pk"))
    editions = Edition.objects.filter(document=OuterRef("pk"))
    # Locked before they are asked for editions: one may just be approved
    known = [translation.pk for translation in _translations(document)]
    for translation in Document.objects.filter(Exists(editions), ~Exists(withdrawn), pk__in=known):
        _laid(translation, by=by, at=at, kind=kind, **fields)
    ContentGeneration.bump()
    return withdrawal


def _translations(document: Document) -> list[Document]:
    translations = Document.objects.filter(translation_of=document.pk)
    return list(translations.select_for_update(no_key=True).order_by("pk"))


def _laid(document: Document, *, by: User, at: datetime, kind: str, **fields: Any) -> Withdrawal:
    withdrawal = Withdrawal.objects.create(
        document=document, kind=kind, effective_from=at, created_by=by, **fields
    )
    details = {"explanation": withdrawal.explanation, "target": withdrawal.target_id}
    audit.record(f"withdraw_{kind}", by=by, at=at, obj=document, details=details)
    return withdrawal


def _lift(withdrawal: Withdrawal, *, by: User, at: datetime) -> None:
    withdrawal.effective_until = at
    withdrawal.save(update_fields=["effective_until"])
    details = {"kind": withdrawal.kind}
    audit.record("lift_withdrawal", by=by, at=at, obj=withdrawal.document, details=details)


def _counts_redacted(document: Document, at: datetime) -> bool:
    """Tell whether the edition whose range covers the moment is a tombstone."""
    in_range = Edition.objects.in_range(at).filter(document=document).first()
    return in_range is not None and in_range.redacted_at is not None
