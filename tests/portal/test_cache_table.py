"""Where the shared cache lies in the database, migrating makes its table."""

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_migrating_makes_the_table_of_the_shared_cache(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "a_cache_table",
        }
    }
    call_command("migrate", verbosity=0)
    assert "a_cache_table" in connection.introspection.table_names()
    assert caches["default"].get("nothing") is None
