"""Which models have rows that belong to a document: one query tells, so that nobody asks for those that have none."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection

from .models import Document


def models_with_rows(document: Document, models: Iterable[Any]) -> set[Any]:
    """Return those of the models of which a row names the document as what it belongs to."""
    columns, asked = _columns(type(document)), list(models)
    each = (
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {table} WHERE {column} = %s)"
        for number, (table, column) in enumerate(columns[model] for model in asked)
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each), [document.pk] * len(asked))
        return {asked[number] for (number,) in cursor}


@cache
def _columns(kind: type[Document]) -> dict[Any, tuple[str, str]]:
    """Return table and column by which rows of each model belong to documents of this kind."""
    return {
        relation.related_model: (relation.field.model._meta.db_table, relation.field.column)
        for relation in kind._meta.related_objects
        if relation.one_to_many
    }
