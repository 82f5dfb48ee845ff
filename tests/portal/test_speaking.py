"""The site speaks the language of the address, and of nothing else."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from publishing import languages

pytestmark = pytest.mark.django_db
SITE = [language for language in languages.OF_SITE if not language.is_german]


@pytest.mark.parametrize("language", SITE, ids=lambda language: language.code)
@pytest.mark.parametrize("path", ["/", "/aktuelles/", "/programme/", "/organisation/"])
def test_every_list_has_an_address_in_every_language(client, language, path):
    page = client.get(language.path_prefix + path)
    assert page.status_code == 200
    assert f'<html lang="{language.code}" dir="{language.direction}">' in page.text
    assert f'href="{language.path_prefix}/programme/"' in page.text


def test_neither_the_browsers_wish_nor_a_cookie_changes_the_language(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/aktuelles/", headers={"Accept-Language": "ar, en;q=0.8"})
    assert '<html lang="de" dir="ltr">' in page.text
    assert "Accept-Language" not in page.headers["Vary"]
    assert "Set-Cookie" not in page.headers


def test_a_language_without_words_of_the_site_keeps_its_texts_in_a_german_frame(client):
    assert client.get("/pl/").status_code == 404
    assert '<html lang="de" dir="ltr">' in client.get("/pl/nichts/").text


def test_an_address_without_its_last_slash_leads_on_within_the_language(client):
    assert client.get("/uk/programme").headers["Location"] == "/uk/programme/"


def test_addresses_of_the_newsroom_have_no_language():
    with override("ar"):
        assert reverse("admin:index") == "/admin/"
        assert reverse("news:list") == "/ar/aktuelles/"


def test_the_language_is_over_with_the_request(client):
    client.get("/en/")
    assert languages.of_site().is_german
