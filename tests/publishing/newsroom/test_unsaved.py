"""The preview beside the form shows what nobody has saved, and nothing is written by looking."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from news.models import NewsItem
from publishing.models import ImageBlock, TextBlock
from tests import factories
from tests.admin_forms import admin_url, fields_of

pytestmark = pytest.mark.django_db

TEXT = "publishing_textblock_set"


@pytest.fixture
def editor(client):
    client.force_login(factories.superuser())
    return client


def form_of(client, document):
    return fields_of(client.get(admin_url(document, "change")))


def shown(client, document, **changes):
    fields = {**form_of(client, document), **changes}
    response = client.post(admin_url(document, "unsaved"), fields)
    assert response.status_code == 200
    return response.json()


def words(page):
    """Leave out where the lines break, the second of the making, and scripts, of which a frame has none."""
    page = re.sub(r"<script.*?</script>", "", page)
    return re.sub(r'datetime="[^"]*"', "", " ".join(page.split()))


@pytest.mark.parametrize(
    "make",
    [factories.news_item, factories.page, factories.program, factories.department, factories.person],
    ids=lambda make: make.__name__,
)  # fmt: skip
def test_an_unchanged_form_is_shown_as_the_stored_text_is(editor, make):
    document = make()
    stored = editor.get(admin_url(document, "preview")).content.decode()
    bar = stored[stored.index('<section class="staffbar"') : stored.index("</section>") + 10]
    stored, beside = words(stored.replace(bar, "")), words(shown(editor, document)["page"])
    assert beside.partition("Stand dieser Seite")[0] == stored.partition("Stand dieser Seite")[0]


def test_what_is_typed_is_shown_and_nothing_is_written(editor):
    item = factories.news_item()
    fields = {
        "title": "Ungespeicherter Titel",
        "summary": "Ein neuer Vorspann.",
        f"{TEXT}-0-text": "<p>Neuer <strong>Absatz</strong><script>alert(1)</script></p>",
        "tags": "Integration, Ehrenamt",
        "programs": [str(factories.program(title="Landesprogramm").pk)],
    }
    form = form_of(editor, item)
    version = NewsItem.objects.get(pk=item.pk).version
    rows = AuditEntry.objects.count()
    with CaptureQueriesContext(connection) as queries:
        page = editor.post(admin_url(item, "unsaved"), {**form, **fields}).json()["page"]
    written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert [sql for sql in written if "session" not in sql] == []
    assert not [q["sql"] for q in queries if "FOR UPDATE" in q["sql"]]
    assert "<h1>Ungespeicherter Titel</h1>" in page
    assert "Ein neuer Vorspann." in page
    assert "<p>Neuer <strong>Absatz</strong></p>" in page
    assert "alert(1)" not in page
    assert "Ehrenamt" in page
    item.refresh_from_db()
    assert (item.title, item.version) == (form["title"], version)
    assert AuditEntry.objects.count() == rows


def test_new_moved_and_removed_blocks_are_shown_in_their_order(editor):
    item = factories.news_item()
    factories.with_text(item, "<p>Zweiter Absatz.</p>", ordering=30)
    changes = {
        f"{TEXT}-TOTAL_FORMS": "3",
        f"{TEXT}-0-ordering": "40",
        f"{TEXT}-1-ordering": "50",
        f"{TEXT}-1-DELETE": "on",
        f"{TEXT}-2-text": "<p>Ganz oben.</p>",
        f"{TEXT}-2-region": "main",
        f"{TEXT}-2-ordering": "5",
    }
    page = shown(editor, item, **changes)["page"]
    assert page.index("Ganz oben.") < page.index("<blockquote>") < page.index("Ein Absatz mit")
    assert "Zweiter Absatz" not in page
    assert TextBlock.objects.filter(parent=item.pk).count() == 2


def test_a_text_that_is_only_being_begun_is_shown(editor):
    url = reverse("admin:news_newsitem_add")
    fields = {**fields_of(editor.get(url)), "title": "Noch nie gespeichert"}
    answer = editor.post(reverse("admin:news_newsitem_unsaved_new"), fields).json()
    assert "<h1>Noch nie gespeichert</h1>" in answer["page"]
    assert "Der Vorspann fehlt" in answer["checks"]
    assert not NewsItem.objects.exists()


def test_parts_of_a_programme_are_shown_unsaved(editor):
    program = factories.program()
    changes = {
        "goals-TOTAL_FORMS": "1",
        "goals-0-title": "Ungespeichertes Ziel",
        "periods-TOTAL_FORMS": "2",
        "periods-0-start": "2026-01-01",
        "periods-0-focus": "Ungespeicherter Schwerpunkt",
        "periods-1-focus": "Ohne Tag",
    }
    answer = shown(editor, program, **changes)
    assert "Ungespeichertes Ziel" in answer["page"]
    assert "Ungespeicherter Schwerpunkt" in answer["page"]
    assert "Ohne Tag" not in answer["page"]
    assert 'href="#id_periods-1-start"' in answer["checks"]


def test_refused_fields_are_shown_as_typed_and_named_with_their_place(editor):
    item = factories.news_item()
    ImageBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, image=factories.image()
    )
    changes = {
        "title": "Lang " * 50,
        "date": "kein Tag",
        "slug": "Nicht Erlaubt",
        "publishing_imageblock_set-0-image": "",
        "publishing_imageblock_set-0-caption": "Weiter",
    }
    answer = shown(editor, item, **changes)
    assert "Lang Lang Lang" in answer["page"]
    for field in ("title", "date", "slug", "publishing_imageblock_set-0-image"):
        assert f'href="#id_{field}"' in answer["checks"], field
    assert "Bild im 3. Baustein (Bild): Bitte wählen Sie etwas aus." in answer["checks"]


@pytest.mark.parametrize("key", ["", "abc", "999999", "9" * 40, "²"])
def test_a_choice_that_there_is_not_breaks_nothing(editor, key):
    item = factories.news_item()
    ImageBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, image=factories.image()
    )
    assert (
        "Bitte wählen"
        in shown(editor, item, **{"publishing_imageblock_set-0-image": key})["checks"]
    )


def test_the_checks_are_those_of_submission_and_come_and_go(editor):
    item = factories.news_item()
    long = "Wort " * 30 + "Ende."
    answer = shown(editor, item, **{f"{TEXT}-0-text": f"<h4>Zu tief</h4><p>{long}</p>"})
    assert "davor fehlt die Ebene 2" in answer["checks"]
    assert "(31 Wörter, gut sind höchstens 25)" in answer["checks"]
    assert answer["summary"] == "1 Fehler, 2 Hinweise"
    assert shown(editor, item)["summary"] == "0 Fehler, 1 Hinweis"


def test_a_form_that_somebody_else_saved_over_is_shown_all_the_same(editor):
    item = factories.news_item()
    form = form_of(editor, item)
    NewsItem.objects.filter(pk=item.pk).update(version=7)
    answer = editor.post(admin_url(item, "unsaved"), {**form, "title": "Meine Fassung"}).json()
    assert "<h1>Meine Fassung</h1>" in answer["page"]
    assert "in einem zweiten Fenster" not in answer["checks"]


def test_queries_do_not_grow_with_the_blocks(editor):
    def with_blocks(number):
        item = factories.news_item()
        for position in range(number):
            factories.with_text(item, f'<p>Absatz <a href="/s-{position}/">Seite</a></p>', position)
            ImageBlock.objects.create(
                parent=item.document_ptr,
                region="main",
                ordering=position,
                image=factories.image(),
            )
        return item, form_of(editor, item)

    (small, few), (large, many) = with_blocks(1), with_blocks(15)
    editor.post(admin_url(small, "unsaved"), few)
    with CaptureQueriesContext(connection) as for_few:
        editor.post(admin_url(small, "unsaved"), few)
    with CaptureQueriesContext(connection) as for_many:
        editor.post(admin_url(large, "unsaved"), many)
    assert len(for_many) == len(for_few)
    assert len(for_many) <= 60


def test_only_who_may_change_the_text_may_have_it_shown(client):
    item = factories.news_item(team=factories.team())
    url = admin_url(item, "unsaved")
    assert client.post(url).status_code == 302
    client.force_login(factories.editor())
    assert client.post(url).status_code == 403
    assert client.get(url).status_code == 403
    client.force_login(factories.coordinator())
    assert client.post(reverse("admin:news_page_unsaved_new")).status_code == 403
    client.force_login(factories.editor(teams=[item.team]))
    assert client.get(url).status_code == 200
    assert client.post(reverse("admin:news_newsitem_unsaved", args=[999])).status_code == 404


def test_only_the_frame_may_be_framed_and_only_by_us(editor):
    item = factories.news_item()
    frame = editor.get(admin_url(item, "unsaved"))
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert "no-store" in frame["Cache-Control"]
    assert (
        "no-store"
        in editor.post(admin_url(item, "unsaved"), form_of(editor, item))["Cache-Control"]
    )
    form = editor.get(admin_url(item, "change"))
    assert form["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in form["Content-Security-Policy"]
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert "frame-src" not in editor.get(reverse("admin:index"))["Content-Security-Policy"]


def test_rows_of_a_gallery_and_of_dates_are_shown_unsaved(editor):
    item = factories.news_item()
    image, other = factories.image(), factories.image()
    changes = {
        "publishing_galleryblock_set-TOTAL_FORMS": "1",
        "publishing_galleryblock_set-0-heading": "Bilder vom Fest",
        "publishing_galleryblock_set-0-ordering": "50",
        "publishing_galleryblock_set-0-pictures_0_image": str(image.pk),
        "publishing_galleryblock_set-0-pictures_0_caption": "Die Bühne",
        "publishing_galleryblock_set-0-pictures_1_image": str(other.pk),
        "publishing_eventdatesblock_set-TOTAL_FORMS": "1",
        "publishing_eventdatesblock_set-0-heading": "Wann",
        "publishing_eventdatesblock_set-0-ordering": "60",
        "publishing_eventdatesblock_set-0-dates_0_day": "2031-05-04",
    }
    answer = shown(editor, item, **changes)
    assert "Bilder vom Fest" in answer["page"]
    assert "Die Bühne" in answer["page"]
    assert other.content_hash in answer["page"]
    assert "2031" in answer["page"]
    answer = shown(editor, item, **changes | {"publishing_eventdatesblock_set-0-dates_0_day": "x"})
    assert "1. Termin, Tag" in answer["checks"]
    answer = shown(
        editor, item, **changes | {"publishing_galleryblock_set-0-pictures_0_image": "x"}
    )
    assert "Bilder vom Fest" in answer["page"]
