"""What saving and deleting in the newsroom means for a working copy."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from news.models import NewsItem
from publishing.models import State, TextBlock
from publishing.slugs import german_slug
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.publishing.test_concurrency import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def newsroom(client, editor):
    client.force_login(editor)
    return client


def test_a_new_text_is_signed_and_gets_an_address_from_its_title(newsroom, editor):
    response = save(newsroom, reverse("admin:news_newsitem_add"), title="Größe & Übung")
    item = NewsItem.objects.get()
    assert response.status_code == 302
    assert (item.slug, item.state, item.version) == ("groesse-und-uebung", State.DRAFT, 1)
    assert item.last_edited_by == editor
    assert AuditEntry.objects.get(action="create").actor == editor


def test_saving_without_changes_changes_nothing(newsroom):
    item = factories.news_item(summary="Zwei Zeilen,\nzwei Sätze.")
    factories.submitted(item)
    before = NewsItem.objects.filter(pk=item.pk).values().get()
    assert save(newsroom, admin_url(item, "change")).status_code == 302
    assert NewsItem.objects.filter(pk=item.pk).values().get() == before
    assert not AuditEntry.objects.filter(action="edit").exists()


def test_a_change_of_a_block_makes_a_submitted_text_a_draft_again(newsroom, editor):
    item = factories.news_item()
    factories.submitted(item)
    block = TextBlock.objects.get(parent=item.pk)
    opened = newsroom.get(admin_url(item, "change"))
    prefix = "publishing_textblock_set-0"
    save(
        newsroom,
        admin_url(item, "change"),
        **{f"{prefix}-text": "<p>Neuer Text.</p><script>x</script>"},
    )
    item.refresh_from_db()
    block.refresh_from_db()
    assert opened.status_code == 200
    assert (item.state, item.version, item.last_edited_by) == (State.DRAFT, 2, editor)
    assert block.text == "<p>Neuer Text.</p>"


def test_a_form_with_thirty_blocks_opens_and_is_saved_in_few_queries(newsroom):
    item = factories.news_item()
    for ordering in range(30, 310, 10):
        factories.with_text(item, "<p>Text</p>", ordering)
    url = admin_url(item, "change")
    newsroom.get(url)
    with CaptureQueriesContext(connection) as opening:
        fields = fields_of(newsroom.get(url))
    typed = {**fields, "title": "Neu", "publishing_textblock_set-3-text": "<p>Neu</p>"}
    with CaptureQueriesContext(connection) as saving:
        assert newsroom.post(url, {**typed, "_continue": "1"}).status_code == 302
    assert len(opening) <= 40
    assert len(saving) <= 60


def test_the_team_and_the_review_date_are_not_part_of_the_text(newsroom):
    item = factories.news_item()
    factories.submitted(item)
    save(newsroom, admin_url(item, "change"), review_due="2027-05-01")
    item.refresh_from_db()
    assert (item.state, item.version) == (State.SUBMITTED, 1)
    assert item.review_due.isoformat() == "2027-05-01"


def test_what_somebody_else_saved_is_not_overwritten_and_nothing_typed_is_lost(client, newsroom):
    item = factories.news_item()
    mine = fields_of(newsroom.get(admin_url(item, "change")))
    colleague = type(client)()
    colleague.force_login(factories.editor(name="Kim Beispiel"))
    save(colleague, admin_url(item, "change"), title="Titel von Kim")
    response = newsroom.post(
        admin_url(item, "change"), {**mine, "title": "Mein Titel", "summary": "Mein Vorspann"}
    )
    item.refresh_from_db()
    page = response.content.decode()
    assert response.status_code == 200
    assert item.title == "Titel von Kim"
    assert "Kim Beispiel hat diesen Text gespeichert" in page
    assert 'value="Mein Titel"' in page
    assert "Mein Vorspann" in page


def test_a_block_that_somebody_else_deleted_does_not_break_the_form(newsroom):
    item = factories.news_item()
    mine = fields_of(newsroom.get(admin_url(item, "change")))
    TextBlock.objects.all().delete()
    NewsItem.objects.filter(pk=item.pk).update(version=2)
    response = newsroom.post(admin_url(item, "change"), {**mine, "title": "Mein Titel"})
    assert response.status_code == 200
    assert 'value="Mein Titel"' in response.content.decode()


def test_nonsense_in_relations_is_explained_and_never_an_error_of_the_server(newsroom):
    item = factories.news_item()
    values = {"lead_image": "kein Bild", "programs": ["eins", "99999"], "date": "gestern"}
    response = save(newsroom, admin_url(item, "change"), **values)
    assert response.status_code == 200
    assert NewsItem.objects.get(pk=item.pk).version == 1


def test_content_editors_cloning_cannot_copy_blocks_past_the_permissions(newsroom):
    item, other = factories.news_item(), factories.page()
    block = TextBlock.objects.get(parent=other.pk)
    save(
        newsroom,
        admin_url(item, "change"),
        _clone=f"publishing.textblock:{block.pk}",
        _clone_region="main",
        _clone_ordering="10",
    )
    assert TextBlock.objects.filter(parent=other.pk).count() == 1


def test_a_draft_that_was_never_public_can_be_deleted(newsroom):
    item = factories.news_item()
    response = newsroom.post(reverse("admin:news_newsitem_delete", args=[item.pk]), {"post": "yes"})
    assert response.status_code == 302
    assert not NewsItem.objects.exists()


def test_what_was_public_is_kept_and_the_page_says_what_to_do_instead(newsroom):
    item = factories.news_item()
    factories.published(item)
    response = newsroom.post(
        reverse("admin:news_newsitem_delete", args=[item.pk]), {"post": "yes"}, follow=True
    )
    assert NewsItem.objects.exists()
    assert "Ziehen Sie ihn zurück" in " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Straße, Äcker und Öl", "strasse-aecker-und-oel"),
        ("  „WIR“ – 10 Jahre!  ", "wir-10-jahre"),
        ("Çafé", "cafe"),
        ("你好", ""),
    ],
)
def test_german_words_become_readable_addresses(title, slug):
    assert german_slug(title) == slug


def test_a_long_address_ends_at_a_word():
    assert german_slug("Förderprogramm für Vielfalt", 20) == "foerderprogramm-fuer"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_the_same_form_at_the_same_moment_one_is_told():
    item = factories.news_item()
    url = admin_url(item, "change")
    forms = []
    for name in ("Kim", "Toni"):
        client = Client()
        client.force_login(factories.editor(name=f"{name} Beispiel"))
        values = {**fields_of(client.get(url)), "title": f"Titel von {name}", "_continue": "1"}
        forms.append((client, values))
    responses = at_once(*(lambda c=c, v=v: c.post(url, v) for c, v in forms))
    assert sorted(response.status_code for response in responses) == [200, 302]
    item.refresh_from_db()
    assert item.version == 2
    refused = next(response for response in responses if response.status_code == 200)
    assert f"{item.last_edited_by} hat diesen Text gespeichert" in refused.content.decode()
