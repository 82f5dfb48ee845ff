"""What visitors read of translations: pages of their own with language and direction, nothing in German lists."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from organization.models import Appointment, Post
from publishing import actions, languages
from publishing.models import Document
from tests import factories
from tests.publishing import states
from tests.publishing.states import DRAFT, PUBLIC

pytestmark = pytest.mark.django_db
LISTS = [
    "/",
    "/aktuelles/",
    "/programme/",
    "/organisation/",
    "/ansprechpersonen/",
    "/aktuelles/feed.atom",
]
HOUR = timedelta(hours=1)


def county():
    """One of each kind, linked with each other and live; the announcement has a topic."""
    at = timezone.now() - 30 * HOUR
    unit = factories.department()
    program = factories.program(lead_department=unit)
    person = factories.person()
    post = Post.objects.create(title="Koordination", department=unit, program=program)
    Appointment.objects.create(person=person, post=post, term_from="2014-03-01")
    item = factories.news_item()
    item.tags.add("Vielfalt")
    item.programs.add(program.pk)
    item.departments.add(unit.pk)
    made = {
        "department": unit,
        "program": program,
        "person": person,
        "news": item,
        "page": factories.page(),
    }
    for document in made.values():
        factories.published(document, at=at)
    return made


def live(source, language, title, at=None):
    english = factories.translation(source, language, title=title)
    return factories.published(english, at=at or timezone.now() - HOUR)


@pytest.mark.parametrize("kind", ["news", "page", "program", "department", "person"])
def test_a_live_translation_has_its_page_and_stands_in_no_german_list(client, kind):
    made = county()
    german = {path: client.get(path).text for path in LISTS}
    edition = live(made[kind], "en", "Saying it in English")
    page = client.get(edition.path)
    assert page.status_code == 200
    assert edition.path == f"/en{made[kind].public_path()}"
    assert '<html lang="en" dir="ltr">' in page.text
    assert "<h1>Saying it in English</h1>" in page.text
    paths = [*LISTS, *(made[name].public_path() for name in made if name != kind)]
    paths.append("/aktuelles/?thema=vielfalt")
    paths.append(f"/aktuelles/?programm={made['program'].slug}")
    for path in paths:
        text = client.get(path).text
        assert "Saying it in English" not in text, path
        if path in german:
            assert text.count("<article") == german[path].count("<article")
    if kind == "program":
        # Whom to ask is the same in every language
        assert made["person"].title in page.text
    assert edition.path in client.get("/sitemap-1.xml").text


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_in_no_state_does_a_translation_show_more_than_its_live_edition(client, state):
    item = county()["news"]
    english = factories.translation(item)
    now = timezone.now()
    state(type(item).objects.get(pk=english.pk), now)
    found = client.get(english.public_path())
    shown = state in (states.live, states.superseded, states.redacted)
    # Without a translation the German text stands there, and says so
    assert (found.status_code == 200 and not found.context["is_fallback"]) is shown
    for path in [*LISTS, item.public_path(), "/sitemap-1.xml", english.public_path()]:
        text = client.get(path).text
        assert DRAFT not in text, path
        if path not in (english.public_path(), item.public_path()):
            assert PUBLIC not in text, path
    german = client.get(item.public_path()).text
    assert (f'href="{english.public_path()}" hreflang="en"' in german) is shown


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_below_another_language_a_german_text_shows_no_more_than_at_its_own_address(client, state):
    item = factories.news_item()
    state(item, timezone.now())
    german = client.get(item.public_path())
    for path in (f"/en{item.public_path()}", "/en/aktuelles/", "/en/"):
        text = client.get(path).text
        assert DRAFT not in text, path
        assert PUBLIC not in text or PUBLIC in german.text, path
    assert client.get(f"/en{item.public_path()}").status_code == german.status_code


def alternates(text):
    return set(
        re.findall(
            r'<link rel="alternate" hreflang="([\w-]+)" href="http://127.0.0.1:8000([^"]+)">', text
        )
    )


def test_every_language_names_every_other_and_itself(client):
    item = county()["news"]
    english, arabic = live(item, "en", "What happens"), live(item, "ar", "ماذا يحدث")
    factories.translation(item, "tr", title=DRAFT)
    german = item.public_path()
    expected = {("de", german), ("en", english.path), ("ar", arabic.path), ("x-default", german)}
    for path in (german, english.path, arabic.path):
        text = client.get(path).text
        assert alternates(text) == expected, path
        assert DRAFT not in text
    text = client.get(arabic.path).text
    assert '<html lang="ar" dir="rtl">' in text
    assert f'<a href="{english.path}" hreflang="en" lang="en" dir="ltr">English</a>' in text
    assert f'<a href="{german}" hreflang="de" lang="de" dir="ltr">Deutsch</a>' in text


def test_a_text_in_one_language_has_no_switch(client):
    item = county()["news"]
    text = client.get(item.public_path()).text
    assert alternates(text) == set()
    assert "in anderen Sprachen" not in text


@pytest.mark.parametrize("language", [languages.get("de-simple"), languages.get("fa-AF")])
def test_a_translation_that_is_behind_says_so_in_its_language(client, language):
    item = county()["news"]
    edition = live(item, language.code, "Was geschieht")
    assert (
        f'<html lang="{language.code}" dir="{language.direction}">' in client.get(edition.path).text
    )
    marked = f'<a href="{item.public_path()}" hreflang="de">'
    assert marked not in client.get(edition.path).text
    factories.published(states.renamed(item, "Ganz anders", timezone.now()))
    assert marked in client.get(edition.path).text


def test_a_translation_leads_on_in_its_own_language_where_it_can(client):
    made = county()
    program = live(made["program"], "en", "The programme", timezone.now() - 3 * HOUR)
    item = live(made["news"], "en", "What happens", timezone.now() - 2 * HOUR)
    text = client.get(item.path).text
    assert f'href="{program.path}"' in text
    assert f'href="/en{made["department"].public_path()}"' in text
    assert "What happens" in client.get(program.path).text


def test_a_withdrawn_source_is_no_longer_linked_from_its_translation(client):
    item = county()["news"]
    edition = live(item, "en", "What happens")
    document = Document.objects.get(pk=item.pk)
    actions.withdraw(document, by=factories.approver(), at=timezone.now(), explanation="Falsch.")
    text = client.get(edition.path).text
    assert f'href="{item.public_path()}"' not in text
    assert alternates(text) == set()


def test_no_page_of_a_translation_needs_more_than_five_queries(
    client, django_assert_max_num_queries
):
    made = county()
    editions = [live(document, "en", f"English {kind}") for kind, document in made.items()]
    for edition in editions:
        with django_assert_max_num_queries(5):
            assert client.get(edition.path).status_code == 200


@pytest.mark.parametrize("path", ["/en/nichts/", "/xx/aktuelles/2017/nichts/", "/ar/%00/", "/en//"])
def test_addresses_below_a_language_that_hold_nothing_say_so(client, path):
    assert client.get(path, follow=True).status_code == 404
