"""What is typed is kept apart from the working copy, and comes back as it was typed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from news.models import NewsItem
from publishing import autosaving
from publishing.models import Autosave, QuoteBlock, State, TextBlock
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.publishing.test_concurrency import at_once

pytestmark = pytest.mark.django_db

NEW = reverse("admin:news_newsitem_add")
NEW_AUTOSAVE = reverse("admin:news_newsitem_autosave_new")
TEXTS, QUOTES = "publishing_textblock_set", "publishing_quoteblock_set"


@pytest.fixture
def editor():
    return factories.editor(name="Erika Beispiel")


@pytest.fixture
def newsroom(client, editor):
    client.force_login(editor)
    return client


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def opened(client, document):
    """Return the fields of the document's form, with the key of this opening."""
    return fields_of(client.get(admin_url(document, "change")))


def keep(client, document, **changes):
    """Open the form, type, and let the page keep it; return what was typed."""
    typed = {**opened(client, document), **changes}
    response = client.post(admin_url(document, "autosave"), typed)
    assert response.status_code == 200, response.content
    return typed


def test_keeping_changes_neither_text_nor_version_nor_state_nor_log(newsroom):
    item = factories.news_item()
    factories.submitted(item)
    before, entries = NewsItem.objects.filter(pk=item.pk).values().get(), AuditEntry.objects.count()
    keep(newsroom, item, title="Noch nicht fertig")
    assert NewsItem.objects.filter(pk=item.pk).values().get() == before
    assert before["state"] == State.SUBMITTED
    assert AuditEntry.objects.count() == entries


def test_one_opened_form_keeps_one_text_its_latest(newsroom, editor):
    item = factories.news_item()
    typed = keep(newsroom, item, title="Erst")
    newsroom.post(admin_url(item, "autosave"), {**typed, "title": "Dann"})
    row = Autosave.objects.get()
    assert (row.title, row.user, row.document_id, row.base_version) == ("Dann", editor, item.pk, 1)
    assert "csrfmiddlewaretoken" not in row.data


def test_two_windows_of_one_person_do_not_overwrite_each_other(newsroom):
    item = factories.news_item()
    keep(newsroom, item, title="Im einen Fenster")
    keep(newsroom, item, title="Im anderen Fenster")
    assert {row.title for row in Autosave.objects.all()} == {
        "Im einen Fenster",
        "Im anderen Fenster",
    }


def test_a_kept_text_is_offered_to_its_author_alone(newsroom):
    item = factories.news_item()
    keep(newsroom, item, title="Meins")
    assert "noch nicht gespeichert" in newsroom.get(admin_url(item, "change")).content.decode()
    other = signed_in(factories.editor())
    row = Autosave.objects.get()
    page = other.get(admin_url(item, "change"))
    assert page.context["autosave"]["offers"] == []
    response = other.get(admin_url(item, "change"), {"gesichert": row.pk}, follow=True)
    assert "Meins" not in response.content.decode()
    assert (
        other.post(reverse("admin:news_newsitem_autosave_discard", args=[row.pk])).status_code
        == 404
    )
    assert Autosave.objects.exists()


def test_what_was_typed_comes_back_with_new_changed_moved_and_removed_blocks(newsroom):
    item = factories.news_item(summary="Vorher")
    factories.with_text(item, "<p>Zweiter Text</p>", 30)
    typed = {**opened(newsroom, item), "title": "Größe & <b>Maß</b>", "summary": "Zwei\r\nZeilen"}
    typed |= {
        "tags": "Vielfalt, Ehrenamt",
        "date": "2031-05-01",
        # The first text changed and moved to the end, the second removed, the third new, a fourth removed again
        f"{TEXTS}-0-text": "<p>Geändert</p>",
        f"{TEXTS}-0-ordering": "90",
        f"{TEXTS}-1-DELETE": "on",
        f"{TEXTS}-TOTAL_FORMS": "4",
        f"{TEXTS}-2-text": "<p>Wieder weg</p>",
        f"{TEXTS}-2-ordering": "95",
        f"{TEXTS}-2-region": "main",
        f"{TEXTS}-2-DELETE": "on",
        f"{TEXTS}-3-text": "<p>Neu</p>",
        f"{TEXTS}-3-ordering": "5",
        f"{TEXTS}-3-region": "main",
        f"{TEXTS}-3-id": "",
        f"{TEXTS}-3-parent": str(item.pk),
    }
    newsroom.post(admin_url(item, "autosave"), typed)
    page = newsroom.get(admin_url(item, "change"), {"gesichert": Autosave.objects.get().pk})
    shown = fields_of(page)
    expected = {**typed, f"{TEXTS}-TOTAL_FORMS": "3"}
    for name in [name for name in expected if name.startswith(f"{TEXTS}-2-")]:
        del expected[name]
    expected |= {
        name.replace("-3-", "-2-"): expected.pop(name)
        for name in list(expected)
        if name.startswith(f"{TEXTS}-3-")
    }
    del shown["csrfmiddlewaretoken"], expected["csrfmiddlewaretoken"]
    assert shown == expected
    assert "errornote" not in page.content.decode()

    assert newsroom.post(admin_url(item, "change"), {**shown, "_continue": "1"}).status_code == 302
    item.refresh_from_db()
    assert (item.title, item.version) == ("Größe & <b>Maß</b>", 2)
    texts = TextBlock.objects.filter(parent=item.pk).order_by("ordering")
    assert [block.text for block in texts] == ["<p>Neu</p>", "<p>Geändert</p>"]


def test_an_unfinished_text_comes_back_without_complaints(newsroom):
    item = factories.news_item()
    keep(newsroom, item, title="", slug="Noch Ungültig!", date="gestern")
    page = newsroom.get(admin_url(item, "change"), {"gesichert": Autosave.objects.get().pk})
    shown = fields_of(page)
    assert (shown["title"], shown["slug"]) == ("", "Noch Ungültig!")
    assert "errorlist" not in page.content.decode()
    item.refresh_from_db()
    assert item.title != ""


def test_a_text_that_was_never_saved_comes_back(newsroom, editor):
    typed = {**fields_of(newsroom.get(NEW)), "title": "Ganz neu"}
    typed |= {
        f"{QUOTES}-TOTAL_FORMS": "1",
        f"{QUOTES}-0-quote": "Angefangen",
        f"{QUOTES}-0-ordering": "10",
        f"{QUOTES}-0-region": "main",
    }
    assert newsroom.post(NEW_AUTOSAVE, typed).status_code == 200
    page = newsroom.get(NEW)
    assert "„Ganz neu“" in page.content.decode()
    row = Autosave.objects.get()
    shown = fields_of(newsroom.get(NEW, {"gesichert": row.pk}))
    assert (shown["title"], shown[f"{QUOTES}-0-quote"]) == ("Ganz neu", "Angefangen")
    assert shown["autosave_key"] == str(row.key)

    shown[f"{QUOTES}-0-person"] = "Erika Beispiel"
    assert newsroom.post(NEW, {**shown, "_continue": "1"}).status_code == 302
    assert NewsItem.objects.get().title == "Ganz neu"
    assert QuoteBlock.objects.get().quote == "Angefangen"
    assert not Autosave.objects.open().exists()


def test_what_was_typed_into_a_text_that_somebody_deleted_becomes_a_new_one(newsroom):
    item = factories.news_item(title="Alter Titel")
    typed = keep(newsroom, item, title="Gesichert")
    NewsItem.objects.get(pk=item.pk).delete()
    row = Autosave.objects.get()
    assert (row.document, row.title) == (None, "Gesichert")
    saved = newsroom.post(
        admin_url(item, "change"), {**typed, "title": "Zu spät gespeichert"}, follow=True
    )
    page = saved.content.decode()
    assert "Diesen Text hat inzwischen jemand gelöscht." in page
    assert "Zu spät gespeichert" in page
    restored = fields_of(newsroom.get(NEW, {"gesichert": Autosave.objects.get().pk}))
    newsroom.post(NEW, restored)
    again = NewsItem.objects.get()
    assert again.title == "Zu spät gespeichert"
    assert TextBlock.objects.filter(parent=again).exists()
    assert QuoteBlock.objects.filter(parent=again).exists()


def test_what_is_saved_is_no_longer_offered_even_if_a_late_request_comes_after(newsroom):
    item = factories.news_item()
    typed = keep(newsroom, item, title="Fertig")
    assert newsroom.post(admin_url(item, "change"), {**typed, "_continue": "1"}).status_code == 302
    late = newsroom.post(admin_url(item, "autosave"), {**typed, "title": "Zu spät"})
    assert late.status_code == 409
    assert newsroom.get(admin_url(item, "change")).context["autosave"]["offers"] == []
    # A page that came back goes on under the name that the answer gives
    assert (
        newsroom.post(
            admin_url(item, "autosave"), {**typed, "autosave_key": late.json()["key"]}
        ).status_code
        == 200
    )


def test_a_refused_form_keeps_its_name(newsroom):
    item = factories.news_item()
    typed = keep(newsroom, item, title="")
    page = newsroom.post(admin_url(item, "change"), {**typed, "_continue": "1"})
    assert fields_of(page)["autosave_key"] == typed["autosave_key"]
    assert "data-unsaved" in page.content.decode()


def test_kept_texts_are_discarded_on_request(newsroom):
    item = factories.news_item()
    keep(newsroom, item, title="Doch nicht")
    url = reverse("admin:news_newsitem_autosave_discard", args=[Autosave.objects.get().pk])
    assert newsroom.get(url).status_code == 405
    response = newsroom.post(url)
    assert response.headers["Location"] == admin_url(item, "change")
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("make", [factories.administrator, factories.coordinator])
def test_whoever_may_not_change_a_text_keeps_nothing_of_it(client, make):
    page = factories.page()
    client.force_login(make())
    values = {"autosave_key": str(uuid4()), "title": "Fremd"}
    for name in ("autosave", "presence"):
        assert client.post(admin_url(page, name), values).status_code == 403
    assert client.post(reverse("admin:news_page_autosave_new"), values).status_code == 403
    assert not Autosave.objects.exists()
    if client.get(admin_url(page, "change")).status_code == 200:
        assert 'id="autosave"' not in client.get(admin_url(page, "change")).content.decode()


def test_the_text_of_another_team_is_not_kept(newsroom):
    item = factories.news_item(team=factories.team())
    values = {"autosave_key": str(uuid4()), "title": "Fremd"}
    assert newsroom.post(admin_url(item, "autosave"), values).status_code == 403
    assert newsroom.post(admin_url(item, "presence"), values).status_code == 403


def test_visitors_and_those_signed_out_are_sent_to_sign_in(client):
    item = factories.news_item()
    response = client.post(admin_url(item, "autosave"), {"autosave_key": str(uuid4())})
    assert response.status_code == 302
    assert not Autosave.objects.exists()


def test_nonsense_is_refused(newsroom, monkeypatch):
    item, page = factories.news_item(), factories.page()
    url = admin_url(item, "autosave")
    values = {"autosave_key": str(uuid4()), "seen_version": "1", "title": "Text"}
    assert newsroom.post(url, {**values, "autosave_key": "unsinn"}).status_code == 400
    assert newsroom.get(url).status_code == 403
    assert newsroom.post(url, {**values, "seen_version": "9" * 30}).status_code == 200
    # A page is no announcement
    wrong = reverse("admin:news_newsitem_autosave", args=[page.pk])
    assert newsroom.post(wrong, values).status_code == 404
    # A name that another document's form has is not taken over
    assert newsroom.post(url, {**values, "title": "a\x00b"}).status_code == 200
    assert newsroom.post(admin_url(page, "autosave"), values).status_code == 409
    assert Autosave.objects.get().data["title"] == ["ab"]
    monkeypatch.setattr(autosaving, "LARGEST", 100)
    response = newsroom.post(url, {**values, "summary": "x" * 200})
    assert response.status_code == 413
    assert "speichern Sie" in response.json()["message"]


def test_keeping_takes_one_write(newsroom):
    item = factories.news_item()
    typed = keep(newsroom, item)
    with CaptureQueriesContext(connection) as queries:
        newsroom.post(admin_url(item, "autosave"), typed)
    writes = [
        query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")
    ]
    assert len(writes) == 1
    assert len(queries) <= 7


def test_more_kept_texts_take_no_more_queries_to_open(newsroom):
    item = factories.news_item()
    keep(newsroom, item, title="Einer")
    newsroom.get(admin_url(item, "change"))
    with CaptureQueriesContext(connection) as few:
        newsroom.get(admin_url(item, "change"))
    for number in range(5):
        keep(newsroom, item, title=f"Noch {number}")
    with CaptureQueriesContext(connection) as many:
        newsroom.get(admin_url(item, "change"))
    assert len(many) == len(few)


def test_old_ones_can_be_named_for_purging(newsroom):
    item = factories.news_item()
    keep(newsroom, item)
    now = timezone.now()
    assert Autosave.objects.older_than(now + timedelta(minutes=1)).count() == 1
    assert not Autosave.objects.older_than(now - timedelta(minutes=1)).exists()


@pytest.mark.parametrize("make", [factories.program, factories.department, factories.person])
def test_a_text_of_any_kind_comes_back_unchanged(client, make):
    client.force_login(factories.superuser())
    document = make()
    typed = keep(client, document)
    page = client.get(admin_url(document, "change"), {"gesichert": Autosave.objects.get().pk})
    shown = fields_of(page)
    for fields in (typed, shown):
        del fields["csrfmiddlewaretoken"]
    assert shown == typed
    assert save(client, admin_url(document, "change")).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_several_people_write_save_and_are_there_at_the_same_moment_without_an_error():
    item = factories.news_item()
    people = [signed_in(factories.editor()) for _ in range(4)]
    typed = [{**opened(client, item), "title": f"Titel {n}"} for n, client in enumerate(people)]

    def write(client, fields):
        answers = []
        for _ in range(3):
            answers.append(client.post(admin_url(item, "autosave"), fields).status_code)
            answers.append(client.post(admin_url(item, "presence")).status_code)
        answers.append(client.post(admin_url(item, "change"), fields).status_code)
        return answers

    pairs = zip(people, typed, strict=True)
    answers = at_once(*(lambda c=c, f=f: write(c, f) for c, f in pairs))
    assert [codes[:-1] for codes in answers] == [[200] * 6] * 4
    # One saved, the others compare
    assert sorted(codes[-1] for codes in answers) == [200, 200, 200, 302]
    assert Autosave.objects.open().count() == 3
    item.refresh_from_db()
    assert item.version == 2
