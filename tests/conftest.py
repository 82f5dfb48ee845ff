"""What all tests share: emptying a database whose guards forbid deletion."""

from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseOperations
from django.template import Template
from django.test.utils import instrumented_test_render

from database.guards import Guard, install, remove
from publishing import changes, paging, roster
from publishing.searching import roster as search_roster
from search import spelling

_render = Template._render


def every_guard() -> list[Guard]:
    """Return the guards of all apps that have some."""
    names = [f"{config.name}.guards" for config in apps.get_app_configs()]
    return [guard for name in names if find_spec(name) for guard in import_module(name).GUARDS]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """End what threads of a test server have left open: PostgreSQL drops no database in use."""
    yield
    with django_db_blocker.unblock():
        test_database = str(connection.settings_dict["NAME"]).startswith("test_")
        if connection.vendor == "postgresql" and test_database:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


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


@pytest.fixture(scope="session", autouse=True)
def emptying_waits_for_the_last_request_of_a_page():
    """Empty PostgreSQL again where a page that is being left still sends what was typed: both want the same tables."""
    flush = PostgreSQL.execute_sql_flush

    def flush_patiently(operations, statements):
        for attempt in range(5):
            try:
                return flush(operations, statements)
            except OperationalError as error:
                if "deadlock" not in str(error) or attempt == 4:
                    raise

    PostgreSQL.execute_sql_flush = flush_patiently
    yield
    PostgreSQL.execute_sql_flush = flush


@pytest.fixture(scope="session", autouse=True)
def contexts_of_fields_are_not_kept(django_test_environment):
    """Spare copying the context of every single form field for tests that look into contexts of pages."""

    def render(template, context):
        is_field = "widgets/" in (template.name or "") or "django/forms/" in (template.name or "")
        return (_render if is_field else instrumented_test_render)(template, context)

    Template._render = render


@pytest.fixture(autouse=True)
def lists_are_counted_anew():
    """Forget what another test's database held: see publishing.paging."""
    paging._count_off.cache_clear()
    roster._called.cache_clear()
    changes._called.cache_clear()
    search_roster.forget()
    spelling.forget()


@pytest.fixture
def clock(monkeypatch):
    """Return a function that says what time it is for all requests from now on."""

    def set_to(moment):
        monkeypatch.setattr("publishing.clock.timezone", SimpleNamespace(now=lambda: moment))

    return set_to
