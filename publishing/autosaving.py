"""Keeps what is typed into a form apart from the working copy, until the form is saved or its text discarded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from accounts.models import User

from .models import Autosave, Document

Fields = dict[str, list[str]]

# In characters; the text of a long programme is a fiftieth of that
LARGEST = 2 * 1024 * 1024


def size_of(fields: Fields) -> int:
    """Return the number of characters of names and values."""
    return sum(len(name) + sum(map(len, values)) for name, values in fields.items())


def keep(
    *,
    by: User,
    at: datetime,
    key: UUID,
    document: Document | None,
    kind: str,
    base: int,
    fields: Fields,
) -> bool:
    """Store what `by` typed into the form `key`, over what it held before; neither state nor version changes.

    `document` is None and `base` 0 for what was never saved; `base` is the version that the form was opened with.
    Returns False when that form was saved meanwhile or belongs to another document: nothing is stored then.
    """
    document_id = document.pk if document else None
    mine = Autosave.objects.typed_by(by).filter(key=key, document=document_id, kind=kind)
    values: dict[str, Any] = {"base_version": base, "data": fields, "saved_at": at}
    if mine.update(**values):
        return True
    try:
        with transaction.atomic():
            Autosave.objects.create(user=by, key=key, document_id=document_id, kind=kind, **values)
    except IntegrityError:
        # Two first requests of one form at once, or a form that is closed
        return bool(mine.update(**values))
    return True


def close(*, by: User, at: datetime, key: UUID, document: Document) -> None:
    """Empty what was kept of a form that has just been saved as `document`; later requests of it are refused."""
    values: dict[str, Any] = {"document_id": document.pk, "data": {}, "is_closed": True}
    values |= {"saved_at": at}
    if not Autosave.objects.filter(user=by, key=key).update(**values):
        row = Autosave(user=by, key=key, kind=document.kind, **values)
        Autosave.objects.bulk_create([row], ignore_conflicts=True)


def keep_replaced(document: Document, fields: Fields, *, by: User, at: datetime) -> Autosave:
    """Store the working copy of `document` before `by` saves over it, for whoever had saved it."""
    values = {
        "user": document.last_edited_by or by,
        "kind": document.kind,
        "data": fields,
        "saved_at": at,
        "replaced_by": by,
    }
    kept, _ = Autosave.objects.get_or_create(
        reason=Autosave.Reason.REPLACED,
        document_id=document.pk,
        base_version=document.version,
        defaults=values,
    )
    return kept


def offered(user: User, kind: str, document: Document | None) -> QuerySet[Autosave]:
    """Return what the form of `document`, or of a new one of this kind, can bring back for `user`."""
    rows = Autosave.objects.open().filter(user=user, kind=kind)
    rows = rows.filter(document=document.pk if document else None)
    return rows.select_related("replaced_by")


def readable(user: User, kind: str, document: Document | None) -> QuerySet[Autosave]:
    """Return what `user`, who may change `document`, may look at: the own, and what was once the working copy."""
    rows = Autosave.objects.open().filter(kind=kind, document=document.pk if document else None)
    return rows.filter(Q(user=user) | Q(reason=Autosave.Reason.REPLACED))
