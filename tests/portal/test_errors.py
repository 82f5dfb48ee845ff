"""The pages for what goes wrong are the site's own, and never fail themselves."""

import pytest
from django.test import RequestFactory

from wir_portal import errors

pytestmark = pytest.mark.django_db


def test_a_failure_is_answered_in_the_sites_design_without_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "<h1>" in response.text
    assert 'href="/"' in response.text


def test_a_failure_of_the_failure_page_is_answered_in_plain_words(monkeypatch, caplog):
    def broken(name):
        raise ValueError(name)

    monkeypatch.setattr(errors, "render_to_string", broken)
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Der Fehler liegt bei uns" in response.text
    assert "The page for errors is broken itself" in caplog.text


def test_a_request_for_an_unknown_host_is_answered_with_400(client):
    response = client.get("/", headers={"host": "example.org"})
    assert response.status_code == 400
    assert "<h1>" in response.text


def test_an_unknown_address_is_answered_in_the_sites_design(client):
    response = client.get("/gibt/es/nicht/")
    assert response.status_code == 404
    assert "Zum Inhalt springen" in response.text


def test_whoever_sends_something_to_a_page_is_told_what_to_do(client):
    response = client.post("/aktuelles/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "noch einmal" in response.text
