"""Translations in the newsroom: begun from a text, written beside it, found in lists, brought to its level."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import NewsItem
from publishing.models import ContactBlock, Document, TextBlock
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.publishing.states import renamed

pytestmark = pytest.mark.django_db
NEWS = reverse("admin:news_newsitem_changelist")
HOUR = timedelta(hours=1)


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def newsroom(client, editor):
    client.force_login(editor)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def live_pair(language="en"):
    item = factories.news_item(title="Was läuft")
    now = timezone.now()
    factories.published(item, at=now - 9 * HOUR)
    return item, factories.translation(item, language, title="What goes on")


def test_a_translation_is_begun_from_the_form_of_its_source(newsroom):
    item = factories.news_item(title="Was läuft")
    assert "Übersetzung anlegen" in text_of(newsroom.get(admin_url(item, "change")))
    page = newsroom.get(admin_url(item, "translate"))
    assert "Leichte Sprache" in text_of(page)
    response = newsroom.post(
        admin_url(item, "translate"), {**fields_of(page), "language": "uk", "words": "empty"}
    )
    made = NewsItem.objects.get(language="uk")
    assert response.headers["Location"] == admin_url(made, "change")
    assert "Ukrainisch" in text_of(newsroom.get(admin_url(item, "change")))


def test_without_a_choice_the_form_says_what_is_missing(newsroom):
    item = factories.news_item()
    response = newsroom.post(admin_url(item, "translate"), {"words": "empty"})
    assert response.status_code == 200
    assert not NewsItem.objects.filter(language="uk").exists()


@pytest.mark.parametrize(
    ("account", "status"),
    [(factories.editor, 200), (factories.approver, 403), (factories.administrator, 403)],
)
def test_only_who_may_write_such_texts_begins_a_translation(client, account, status):
    item = factories.news_item()
    client.force_login(account())
    assert client.get(admin_url(item, "translate")).status_code == status


def test_nobody_begins_a_translation_for_another_team(newsroom):
    item = factories.news_item(team=factories.team())
    assert newsroom.get(admin_url(item, "translate")).status_code == 403
    assert "Übersetzung anlegen" not in text_of(newsroom.get(admin_url(item, "change")))


def test_where_no_language_is_offered_nothing_speaks_of_languages(newsroom, settings):
    settings.CONTENT_LANGUAGES = []
    item = factories.news_item()
    assert newsroom.get(admin_url(item, "translate")).status_code == 404
    assert 'id="sprachen"' not in text_of(newsroom.get(admin_url(item, "change")))
    page = text_of(newsroom.get(NEWS))
    assert "Sprache" not in page


def test_each_field_has_the_german_words_beside_it_and_speaks_its_language(newsroom):
    item, arabic = live_pair("ar")
    page = text_of(newsroom.get(admin_url(arabic, "change")))
    assert '<div class="beside__text">Was läuft</div>' in page
    assert '<p class="beside__heading">Was geschieht</p>' in page
    assert page.count('<div class="foreign" lang="ar" dir="rtl">') > 4
    assert 'class="foreign"' not in text_of(newsroom.get(admin_url(item, "change")))


def test_blocks_that_only_one_of_both_has_are_named(newsroom):
    item, english = live_pair()
    factories.with_text(item, "<p>Ein neuer Absatz der Vorlage.</p>", ordering=50)
    assert "Ein neuer Absatz der Vorlage." in text_of(newsroom.get(admin_url(english, "change")))
    assert "die hier fehlen" in text_of(newsroom.get(admin_url(english, "change")))
    factories.with_text(english, "<p>A new paragraph.</p>", ordering=50)
    assert "die hier fehlen" not in text_of(newsroom.get(admin_url(english, "change")))
    factories.with_text(english, "<p>For newcomers only.</p>", ordering=60)
    page = text_of(newsroom.get(admin_url(english, "change")))
    assert page.count("Diesen Baustein gibt es nur in der Übersetzung.") == 1
    TextBlock.objects.filter(parent=item.pk).order_by("ordering").first().delete()
    page = text_of(newsroom.get(admin_url(english, "change")))
    assert "In der Vorlage gibt es diesen Baustein nicht mehr." in page


def test_half_a_translation_can_be_saved_and_keeps_its_blocks_beside_their_source(newsroom):
    item = factories.news_item(title="Was läuft")
    english = factories.translation(item)
    TextBlock.objects.filter(parent=english.pk).update(text="")
    response = save(newsroom, admin_url(english, "change"), title="What goes on", summary="")
    assert response.status_code == 302
    block = TextBlock.objects.get(parent=english.pk)
    assert block.follows_block == TextBlock.objects.get(parent=item.pk).pk
    english.refresh_from_db()
    assert (english.title, english.language, english.version) == ("What goes on", "en", 2)


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [("uk", "Новини краю", "novyny-kraiu"), ("ar", "ماذا يحدث", "was-laeuft")],
)
def test_an_empty_address_is_made_of_the_title_or_taken_from_the_source(
    newsroom, language, title, slug
):
    item = factories.news_item(title="Was läuft", slug="was-laeuft")
    made = factories.translation(item, language)
    save(newsroom, admin_url(made, "change"), title=title, slug="")
    made.refresh_from_db()
    assert made.slug == slug


def test_the_form_of_a_department_or_person_leaves_posts_and_terms_to_the_source(client):
    client.force_login(factories.superuser())
    for source in (factories.department(), factories.person(), factories.program()):
        english = factories.translation(source)
        page = text_of(client.get(admin_url(english, "change")))
        for prefix in ("posts-TOTAL_FORMS", "appointments-TOTAL_FORMS"):
            assert f'name="{prefix}"' not in page
        assert save(client, admin_url(english, "change"), title="In English").status_code == 302


def test_what_changed_in_the_source_is_shown_and_the_level_stated(newsroom, editor):
    item, english = live_pair()
    factories.published(english, at=timezone.now() - 8 * HOUR)
    factories.published(renamed(item, "Was jetzt läuft", timezone.now()))
    page = text_of(newsroom.get(admin_url(english, "change")))
    assert "hinter der Vorlage" in page
    changes = newsroom.get(admin_url(english, "source_changes"))
    page = text_of(changes)
    assert "<ins>" in page
    assert "Angaben ergänzt" in page
    assert "Übersetzung ist auf dem Stand der Fassung 2" in page
    response = newsroom.post(admin_url(english, "source_changes"), fields_of(changes))
    assert response.status_code == 302
    assert Document.objects.get(pk=english.pk).follows_edition.number == 2
    assert "hinter der Vorlage" not in text_of(newsroom.get(admin_url(english, "change")))
    again = newsroom.post(admin_url(english, "source_changes"), fields_of(changes))
    assert "inzwischen geändert" in text_of(again)


def test_whoever_only_reads_states_nothing(client):
    item, english = live_pair()
    Document.objects.filter(pk=english.pk).update(team=factories.team())
    factories.published(renamed(item, "Was jetzt läuft", timezone.now()))
    client.force_login(factories.editor())
    page = client.get(admin_url(english, "source_changes"))
    assert "button--primary" not in text_of(page)
    values = {"version": "1", "edition": "2"}
    assert client.post(admin_url(english, "source_changes"), values).status_code == 403


def titles(response):
    return {item.title for item in response.context["cl"].result_list}


def test_lists_are_filtered_by_language_and_by_who_is_behind(newsroom):
    item, _ = live_pair()
    machine = factories.translation(item, "pl", title="Co słychać")
    Document.objects.filter(pk=machine.pk).update(machine_translated_at=timezone.now())
    assert titles(newsroom.get(NEWS, {"sprache": "en"})) == {"What goes on"}
    assert titles(newsroom.get(NEWS, {"sprache": "de"})) == {"Was läuft"}
    assert titles(newsroom.get(NEWS, {"uebersetzung": "maschinell"})) == {"Co słychać"}
    assert titles(newsroom.get(NEWS, {"uebersetzung": "hinten"})) == set()
    factories.published(renamed(item, "Was jetzt läuft", timezone.now()))
    assert titles(newsroom.get(NEWS, {"uebersetzung": "hinten"})) == {"What goes on", "Co słychać"}
    page = text_of(newsroom.get(NEWS))
    assert page.count("state--behind") == 2
    assert page.count("state--machine") == 1
    tasks = newsroom.get(
        reverse("admin:publishing_document_changelist"), {"aufgabe": "uebersetzungen"}
    )
    assert titles(tasks) == {"What goes on", "Co słychać"}


def test_more_translations_take_no_more_queries_in_the_list(newsroom):
    item, _ = live_pair()
    newsroom.get(NEWS)
    with CaptureQueriesContext(connection) as few:
        newsroom.get(NEWS)
    for code in ("uk", "ar", "tr", "ru", "pl"):
        factories.translation(item, code)
    with CaptureQueriesContext(connection) as many:
        newsroom.get(NEWS)
    assert len(many) == len(few)


def test_a_translation_with_many_blocks_opens_with_forty_queries_at_most(newsroom):
    item = factories.news_item()
    for ordering in range(30, 330, 10):
        factories.with_text(item, "<p>Text</p>", ordering)
    ContactBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=400, contact=factories.department()
    )
    factories.published(item)
    english = factories.translation(item)
    newsroom.get(admin_url(english, "change"))
    with CaptureQueriesContext(connection) as queries:
        newsroom.get(admin_url(english, "change"))
    assert len(queries) <= 40


def test_fields_that_search_offer_no_translations(newsroom):
    program = factories.program(title="Gesuchtes Programm")
    factories.translation(program, title="Gesuchtes Programm in English")
    query = {
        "app_label": "news",
        "model_name": "newsitem",
        "field_name": "programs",
        "term": "Gesuchtes",
    }
    found = newsroom.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [one["text"] for one in found] == ["Gesuchtes Programm"]
