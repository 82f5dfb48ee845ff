"""Picks the module that speaks the dialect of a connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from django.db import connections, models, router


def engine_of(connection: Any) -> ModuleType:
    """Return database.engines.postgresql or .sqlite; any other engine is an ImportError."""
    return import_module(f"{__name__}.{connection.vendor}")


def lock_for_append(model: type[models.Model]) -> None:
    """Let one transaction at a time append to the model's table, until it ends."""
    connection = connections[router.db_for_write(model)]
    engine_of(connection).lock_for_append(connection, model._meta.db_table)


@contextmanager
def hardly_waiting(model: type[models.Model]) -> Iterator[None]:
    """Let writing to the model fail with a DatabaseError, at once or nearly so, where another writer is in the way."""
    connection = connections[router.db_for_write(model)]
    with engine_of(connection).hardly_waiting(connection):
        yield
