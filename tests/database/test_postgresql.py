"""How the portal talks to PostgreSQL."""

import time

import pytest
from django.db import connection

from wir_portal.bench.measuring import computed

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compiles nothing")


@pytest.mark.django_db
def test_a_long_question_is_not_compiled_before_it_is_answered():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


@pytest.mark.django_db
def test_what_postgresql_computes_counts_as_computed():
    if not computed() > time.process_time() + 0.001:
        pytest.skip("PostgreSQL runs on another machine")
    before, own = computed(), time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM generate_series(1, 100000)")
    assert computed() - before > time.process_time() - own
