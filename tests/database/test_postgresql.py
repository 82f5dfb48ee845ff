"""How the portal talks to PostgreSQL."""

import pytest
from django.db import connection

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compiles nothing")


@pytest.mark.django_db
def test_a_long_question_is_not_compiled_before_it_is_answered():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
