"""Stores generated documents in bulk: rows of a kind together with those of the table that all kinds share."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models

from publishing.models import Document, State

from .people import People

ROWS_PER_STATEMENT = 500


def store(documents: Sequence[Any]) -> None:
    """Store documents of one kind, none of which has a key yet."""
    parents = [Document(**_columns(one)) for one in documents]
    Document.objects.bulk_create(parents, ROWS_PER_STATEMENT)
    for document, parent in zip(documents, parents, strict=True):
        document.pk = document.document_ptr_id = parent.pk
    # bulk_create refuses multi-table inheritance; the parents are in already
    model = type(documents[0])
    children: Any = model._base_manager.get_queryset()
    for first in range(0, len(documents), ROWS_PER_STATEMENT):
        children._insert(
            documents[first : first + ROWS_PER_STATEMENT],
            fields=model._meta.local_concrete_fields,
            using=Document.objects.db,
        )


def words(title: str, slug: str, people: People, at: datetime) -> dict[str, Any]:
    """Return the columns that every generated document has: approved, and by whom it was written."""
    return {
        "title": title,
        "slug": slug,
        "summary": f"{title}: worum es geht und für wen, in einem Satz.",
        "state": State.APPROVED,
        "submitted_by": people.editor,
        "submitted_at": at,
        "last_edited_by": people.editor,
        "last_edited_at": at,
    }


def _columns(item: models.Model) -> dict[str, Any]:
    return {
        f.attname: getattr(item, f.attname)
        for f in Document._meta.local_concrete_fields
        if not f.primary_key
    }
