"""Full-text search in the dialect of each database: which entries have which tokens, and nothing else.

Both answer with the keys of entries. How well these match is judged in Python (search.ranking), so that both
databases find the same in the same order.
"""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from django.db import connections, router

from ..models import Entry

# SQLite joins at most 500 questions to one
AT_ONCE = 400


def _engine(connection: Any) -> ModuleType:
    return import_module(f"{__name__}.{connection.vendor}")


def installer(using: str, **kwargs: Any) -> None:
    """post_migrate receiver: create the full-text index where it is missing, and renew what keeps it up to date."""
    connection = connections[using]
    if Entry._meta.db_table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _engine(connection).INSTALL:
            cursor.execute(statement)


def keys_with(tokens: Sequence[str]) -> dict[str, Sequence[int]]:
    """Return the keys of the entries that have each token: one query; a token that no entry has is left out.

    A token that ends in `*` stands for all that begin so. Tokens consist of ASCII letters and digits.
    """
    if not tokens:
        return {}
    if len(tokens) > AT_ONCE:
        return keys_with(tokens[:AT_ONCE]) | keys_with(tokens[AT_ONCE:])
    connection = connections[router.db_for_read(Entry)]
    engine = _engine(connection)
    union = " UNION ALL ".join([engine.KEYS] * len(tokens))
    values: list[int | str] = []
    for number, token in enumerate(tokens):
        values += [number, engine.match(token)]
    with connection.cursor() as cursor:
        cursor.execute(union, values)
        return {tokens[number]: engine.keys(found) for number, found in cursor.fetchall() if found}


def tidy() -> None:
    """Bring the index into the form in which it answers fastest, after many entries were written."""
    connection = connections[router.db_for_write(Entry)]
    with connection.cursor() as cursor:
        for statement in _engine(connection).TIDY:
            cursor.execute(statement)
