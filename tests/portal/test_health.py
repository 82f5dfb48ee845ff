"""The address that a load balancer asks."""

import pytest
from django.db import OperationalError, connection

ADDRESS = "/healthz"


@pytest.mark.django_db
def test_it_answers_ok_without_a_cookie_and_is_never_cached(client):
    response = client.get(ADDRESS)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_it_answers_503_while_the_database_is_away(client, monkeypatch, caplog):
    def unreachable(*args, **kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", unreachable)
    assert client.get(ADDRESS).status_code == 503
    assert "does not answer" in caplog.text


@pytest.mark.django_db
def test_it_asks_the_database_once(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(ADDRESS)


def test_it_takes_no_post(client):
    assert client.post(ADDRESS).status_code == 405
