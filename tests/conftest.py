"""What all tests share."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.template import Template
from django.test.utils import instrumented_test_render

from programs.measures import files as measure_files
from programs.measures import rows as measure_rows
from publishing import changes, paging, roster
from publishing.searching import roster as search_roster
from search import spelling, zero_hits
from tests import emptying, migrated
from wir_portal.warming_up import spare_garbage

_render = Template._render


def pytest_collection_finish():
    """Have what importing and collecting made looked through no more: it stays until the end."""
    spare_garbage()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings, django_db_use_migrations, django_db_blocker, pytestconfig
):
    """Spare migrating what is migrated already: see tests/migrated.py."""
    if django_db_use_migrations and pytestconfig.pluginmanager.has_plugin("cacheprovider"):
        with django_db_blocker.unblock():
            migrated.copy_what_is_kept()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """End what threads of a test server have left open: PostgreSQL drops no database in use."""
    spare_garbage()
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
def databases_are_emptied_quickly():
    with pytest.MonkeyPatch.context() as patch:
        emptying.instead_of_django(patch)
        yield


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
    measure_rows.forget()
    measure_files.forget()
    search_roster.forget()
    spelling.forget()
    zero_hits.forget()


@pytest.fixture
def clock(monkeypatch):
    """Return a function that says what time it is for all requests from now on."""

    def set_to(moment):
        monkeypatch.setattr("publishing.clock.timezone", SimpleNamespace(now=lambda: moment))

    return set_to
