"""The switch in the head of every page stays on the page; search engines hear of what is really there."""

import re

import pytest
from django.utils import timezone

from publishing import languages
from tests import factories

pytestmark = pytest.mark.django_db


def switch(page):
    nav = re.search(r'<nav class="switch".*?</nav>', page.text, re.DOTALL)
    return dict(re.findall(r'<a href="([^"]+)"(?: hreflang="([\w-]+)")?', nav[0])) if nav else {}


def alternates(page):
    found = re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', page.text)
    return {code: address.removeprefix("http://127.0.0.1:8000") for code, address in found}


def test_a_list_is_there_in_every_language_of_the_site_and_keeps_its_query(client):
    factories.published(factories.news_item())
    page = client.get("/en/aktuelles/?seite=1")
    others = [one for one in languages.OF_SITE if one.code != "en"]
    assert switch(page) == {f"{one.path_prefix}/aktuelles/?seite=1": one.code for one in others}
    there = {one.code: f"{one.path_prefix}/aktuelles/?seite=1" for one in languages.OF_SITE}
    assert alternates(page) == {**there, "x-default": "/aktuelles/?seite=1"}


def test_a_text_leads_to_its_translations_and_elsewhere_to_its_german_words(client):
    item = factories.news_item()
    german = factories.published(item)
    english = factories.published(factories.translation(item, "en", title="What happens"))
    ways = switch(client.get(german.path))
    assert ways[english.path] == "en"
    assert ways[f"/tr{german.path}"] == ""
    ways = switch(client.get(f"/tr{german.path}"))
    assert ways[english.path] == "en"
    assert ways[german.path] == "de"


def test_only_languages_that_are_offered_are_named(client, settings):
    settings.CONTENT_LANGUAGES = ["uk"]
    assert set(switch(client.get("/")).values()) == {"uk"}
    settings.CONTENT_LANGUAGES = []
    assert switch(client.get("/")) == {}


def test_pages_of_staff_have_no_switch(client):
    assert switch(client.get("/konto/login/")) == {}


def test_an_error_page_names_no_alternates_to_search_engines(client):
    page = client.get("/en/nichts/")
    assert page.status_code == 404
    assert alternates(page) == {}
    assert switch(page)["/nichts/"] == "de"


def test_the_switch_leads_to_no_other_host(client):
    assert all(
        path.startswith("/") and path[1:2] != "/"
        for path in switch(client.get("/en//evil.example/"))
    )


def test_a_text_without_translation_is_german_below_the_language_and_says_so(client):
    german = factories.published(factories.news_item(title="Was geschieht"))
    page = client.get(f"/ar{german.path}")
    assert page.status_code == 200
    assert '<html lang="ar" dir="rtl">' in page.text
    assert '<h1 lang="de" dir="ltr">Was geschieht</h1>' in page.text
    assert '<div class="prose" lang="de" dir="ltr">' in page.text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{german.path}">' in page.text
    assert alternates(page) == {}


def test_links_in_a_text_stay_in_the_language_of_the_site(client):
    words = '<p><a href="/programme/">A</a> <a href="/en/programme/">B</a> <a href="https://example.org/">C</a></p>'
    item = factories.with_text(factories.news_item(), words)
    german = factories.published(item).path
    assert '<a href="/programme/">A</a>' in client.get(german).text
    page = client.get(f"/tr{german}").text
    assert '<a href="/tr/programme/">A</a>' in page
    assert '<a href="/en/programme/">B</a>' in page
    assert '<a href="https://example.org/"' in page


def test_the_german_address_below_a_language_leads_to_the_translation(client):
    item = factories.news_item()
    german = factories.published(item)
    english = factories.translation(item, "en", title="What happens", slug="what-happens")
    path = factories.published(english).path
    found = client.get(f"/en{german.path}")
    assert (found.status_code, found.headers["Location"]) == (302, path)


def test_lists_show_a_translation_where_there_is_one_and_mark_what_is_german(client):
    item = factories.news_item()
    factories.published(item)
    factories.published(factories.news_item(title="Nur auf Deutsch"))
    english = factories.published(factories.translation(item, "en", title="What happens"))
    for path in ("/en/", "/en/aktuelles/"):
        page = client.get(path)
        assert f'<a href="{english.path}">What happens</a>' in page.text
        assert re.search(
            r'<a href="/en/aktuelles/[^"]+" lang="de" dir="ltr">Nur auf Deutsch</a>', page.text
        )
        assert item.title not in page.text
    assert "What happens" not in client.get("/aktuelles/").text


def test_programmes_and_departments_are_listed_in_the_language_too(client):
    for made, path in (
        (factories.program(), "/en/programme/"),
        (factories.department(), "/en/organisation/"),
    ):
        factories.published(made)
        factories.published(factories.translation(made, "en", title="Said in English"))
        assert "Said in English" in client.get(path).text


def test_no_page_in_another_language_needs_more_than_six_queries(
    client, django_assert_max_num_queries
):
    at = timezone.now()
    unit = factories.department()
    program = factories.program(lead_department=unit)
    item = factories.news_item()
    item.programs.add(program.pk)
    item.departments.add(unit.pk)
    made = [factories.published(one, at=at).path for one in (unit, program, item)]
    for path in ["/", "/aktuelles/", "/programme/", "/organisation/", "/ansprechpersonen/", *made]:
        with django_assert_max_num_queries(6):
            assert client.get(f"/ar{path}").status_code == 200
