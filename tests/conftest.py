"""What all tests share: emptying a database whose guards forbid deletion."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db.backends.sqlite3.base import DatabaseOperations

from database.guards import Guard, install, remove


def every_guard() -> list[Guard]:
    """Return the guards of all apps that have some."""
    names = [f"{config.name}.guards" for config in apps.get_app_configs()]
    return [guard for name in names if find_spec(name) for guard in import_module(name).GUARDS]


@pytest.fixture(scope="session", autouse=True)
def guards_step_aside_while_the_database_is_emptied():
    """Let transactional tests flush SQLite: its triggers see DELETE, where PostgreSQL truncates."""
    flush = DatabaseOperations.execute_sql_flush

    def flush_without_guards(operations, statements):
        using = operations.connection.alias
        remove(every_guard(), using)
        flush(operations, statements)
        install(every_guard(), using)

    DatabaseOperations.execute_sql_flush = flush_without_guards
    yield
    DatabaseOperations.execute_sql_flush = flush
