"""The media library in the newsroom."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from media_library.forms import ImageForm
from media_library.models import Download, Image
from media_library.pictures import clean_picture
from publishing.models import ImageBlock
from tests import factories
from tests.admin_forms import fields_of

from . import uploads

pytestmark = pytest.mark.django_db

LIST, ADD = (
    reverse("admin:media_library_image_changelist"),
    reverse("admin:media_library_image_add"),
)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def newsroom(client, editor):
    client.force_login(editor)
    return client


def upload(newsroom, content, name="foto.jpg", **fields):
    opened = newsroom.get(ADD)
    values = {"title": "Das Kreishaus", "alternative_text": "Das Kreishaus von Westen", **fields}
    file = SimpleUploadedFile(name, content)
    return newsroom.post(ADD, {**fields_of(opened), **values, "file": file})


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def titles(response):
    return {item.title for item in response.context["cl"].result_list}


def change(image):
    return reverse("admin:media_library_image_change", args=[image.pk])


def delete(item):
    return reverse(f"admin:media_library_{item._meta.model_name}_delete", args=[item.pk])


def test_an_upload_is_cleaned_and_signed(newsroom, editor):
    content = uploads.located_photo().getvalue()
    assert upload(newsroom, content, credit="Wetteraukreis", licence="own").status_code == 302
    image = Image.objects.get()
    assert (image.title, image.uploaded_by, image.width) == ("Das Kreishaus", editor, 60)
    with image.file.open() as stored:
        assert b"Beispielkamera" not in stored.read()
    assert newsroom.get(image.thumbnail_url).status_code == 200


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (uploads.EICAR, "foto.jpg", "kein Bild, das wir lesen können. Angenommen werden JPEG"),
        (b"<svg onload='alert(1)'/>", "logo.svg", "SVG-Dateien nehmen wir nicht an"),
        (uploads.bomb().getvalue(), "klein.png", "Höchstens 50 Megapixel"),
        (b"", "leer.png", "Die Datei ist leer. Angenommen werden"),
    ],
)
def test_a_refused_upload_says_why_and_keeps_what_was_typed(newsroom, content, name, reason):
    response = upload(newsroom, content, name, credit="Wetteraukreis")
    assert response.status_code == 200
    assert reason in words(response)
    kept = fields_of(response)
    assert kept["title"] == "Das Kreishaus"
    assert kept["alternative_text"].strip() == "Das Kreishaus von Westen"
    assert kept["credit"] == "Wetteraukreis"
    assert not Image.objects.exists()


def test_a_form_without_a_file_asks_for_one(newsroom):
    response = newsroom.post(ADD, {"title": "Ohne Datei", "focal_x": 50, "focal_y": 50})
    assert "Bitte wählen Sie eine Bilddatei aus" in words(response)


def test_the_same_picture_is_not_taken_twice(newsroom):
    upload(newsroom, uploads.picture("PNG").getvalue(), "a.png", title="Erstes Bild")
    response = upload(newsroom, uploads.annotated_png().getvalue(), "b.png", title="Zweites Bild")
    assert "steht schon als „Erstes Bild“ in der Mediathek" in words(response)


def test_two_simultaneous_uploads_of_one_picture_make_one_entry(newsroom, monkeypatch):
    content = uploads.picture("PNG").getvalue()
    upload(newsroom, content, "a.png", title="Erstes Bild")
    # The other upload was not there yet when this one was checked
    monkeypatch.setattr(ImageForm, "accept", staticmethod(clean_picture))
    response = upload(newsroom, content, "b.png", title="Zweites Bild")
    assert response.status_code == 302
    assert "schon hochgeladen" in words(newsroom.get(response.url))
    assert Image.objects.get().title == "Erstes Bild"


def test_decorative_and_described_at_once_is_refused_at_its_field(newsroom):
    response = upload(newsroom, uploads.picture().getvalue(), decorative="on")
    assert "rein schmückendes Bild hat keinen Alternativtext" in words(response)


@pytest.mark.parametrize("value", ["-1", "101", "links"])
def test_a_focal_point_outside_the_picture_is_refused(newsroom, value):
    image = factories.image()
    values = {**fields_of(newsroom.get(change(image))), "focal_x": value}
    assert newsroom.post(change(image), values).status_code == 200
    assert Image.objects.get().focal_x == 50


def test_the_file_of_an_image_is_not_exchanged_by_the_way(newsroom):
    image = factories.image()
    opened = newsroom.get(change(image))
    assert 'type="file"' not in opened.content.decode()
    file = SimpleUploadedFile("neu.png", uploads.picture("PNG").getvalue())
    newsroom.post(change(image), {**fields_of(opened), "title": "Neuer Name", "file": file})
    stored = Image.objects.get()
    assert (stored.title, stored.content_hash) == ("Neuer Name", image.content_hash)


def test_moving_the_focal_point_makes_new_crops(newsroom):
    image = factories.image()
    opened = newsroom.get(change(image))
    newsroom.post(change(image), {**fields_of(opened), "focal_x": 10})
    image.refresh_from_db()
    assert "-3x2-10-50" in image.thumbnail_url
    assert newsroom.get(image.thumbnail_url).status_code == 200


def test_the_list_tells_the_state_in_words(newsroom, django_assert_max_num_queries):
    factories.image(title="Fehlt", alternative_text="", credit="")
    factories.image(title="Schmuck", alternative_text="", decorative=True)
    factories.news_item(lead_image=factories.image(title="Gezeigt"))
    with django_assert_max_num_queries(11):
        text = words(newsroom.get(LIST))
    assert "Fehlt ohne Alternativtext ohne Nachweis nicht verwendet" in text
    assert "Schmuck schmückend nicht verwendet" in text
    assert "Gezeigt in 1 Entwurf" in text


def test_more_pictures_take_no_more_queries(newsroom):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            newsroom.get(LIST)
        return len(captured)

    factories.published(factories.news_item(lead_image=factories.image(keywords=["Sommer"])))
    newsroom.get(LIST)
    few = queries()
    for _ in range(3):
        factories.published(factories.news_item(lead_image=factories.image(keywords=["Kreis"])))
        factories.image()
    assert queries() == few


def test_a_licence_that_ends_is_seen_in_the_list(newsroom, clock):
    clock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    for title, day in (("Vorbei", 1), ("Heute", 2), ("Bald", 30)):
        factories.image(title=title, licence_until=date(2026, 3, day))
    factories.image(title="Lange", licence_until=date(2026, 9, 1))
    text = words(newsroom.get(LIST))
    assert "Vorbei Lizenz abgelaufen nicht" in text
    assert "Heute Lizenz endet nicht" in text
    assert "Bald Lizenz endet nicht" in text
    assert "Lange nicht" in text
    assert titles(newsroom.get(f"{LIST}?lizenzende=ended")) == {"Vorbei"}
    assert titles(newsroom.get(f"{LIST}?lizenzende=ending")) == {"Heute", "Bald"}


def test_pictures_are_found_by_keyword(newsroom):
    factories.image(title="Gesucht", keywords=["Größe", "Sommer"])
    factories.image(title="Anders", keywords=["Winter"])
    assert titles(newsroom.get(f"{LIST}?schlagwort=groesse")) == {"Gesucht"}
    assert titles(newsroom.get(f"{LIST}?q=somm")) == {"Gesucht"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("alternativtext=missing", {"Fehlt"}),
        ("alternativtext=present", {"Gezeigt"}),
        ("alternativtext=decorative", {"Schmuck"}),
        ("vermerk=missing", {"Fehlt"}),
        ("verwendung=used", {"Gezeigt"}),
        ("verwendung=unused", {"Fehlt", "Schmuck"}),
        ("verwendung=unsinn", {"Fehlt", "Schmuck", "Gezeigt"}),
        ("q=gezeig", {"Gezeigt"}),
    ],
)
def test_the_list_can_be_narrowed(newsroom, query, found):
    factories.image(title="Fehlt", alternative_text="", credit="")
    factories.image(title="Schmuck", alternative_text="", decorative=True)
    factories.news_item(lead_image=factories.image(title="Gezeigt"))
    assert titles(newsroom.get(f"{LIST}?{query}")) == found


def test_relations_find_images_by_typing(newsroom):
    factories.image(title="Das Kreishaus")
    query = {
        "app_label": "publishing",
        "model_name": "imageblock",
        "field_name": "image",
        "term": "kreish",
    }
    response = newsroom.get(reverse("admin:autocomplete"), query)
    assert [found["text"] for found in response.json()["results"]] == ["Das Kreishaus"]


def test_an_image_that_a_draft_shows_cannot_be_deleted(newsroom):
    image = factories.image()
    item = factories.news_item(title="Meldung mit Bild")
    ImageBlock.objects.create(parent=item.document_ptr, region="main", ordering=30, image=image)
    response = newsroom.get(delete(image), follow=True)
    assert "wird noch verwendet" in words(response)
    assert "„Meldung mit Bild“ (Baustein „Bild“)" in words(response)
    assert newsroom.post(delete(image), {"post": "yes"}).status_code == 302
    assert Image.objects.exists()


def test_an_image_that_only_an_old_edition_shows_cannot_be_deleted(newsroom):
    image = factories.image()
    item = factories.news_item(title="Meldung ohne Bild", lead_image=image)
    factories.published(item)
    type(item).objects.update(lead_image=None)
    newsroom.post(delete(image), {"post": "yes"})
    assert Image.objects.exists()
    assert "Meldung ohne Bild Meldung, Fassung 1" in words(newsroom.get(change(image)))


def test_an_image_that_nothing_shows_can_be_deleted(newsroom, django_capture_on_commit_callbacks):
    image = factories.image()
    with django_capture_on_commit_callbacks(execute=True):
        newsroom.post(delete(image), {"post": "yes"})
    assert not Image.objects.exists()
    assert newsroom.get(image.thumbnail_url).status_code == 404


def test_a_document_is_uploaded_and_listed(newsroom):
    add = reverse("admin:media_library_download_add")
    file = SimpleUploadedFile("Förderrichtlinie.pdf", b"%PDF-1.7\n%%EOF")
    newsroom.post(add, {**fields_of(newsroom.get(add)), "title": "Richtlinie", "file": file})
    download = Download.objects.get()
    assert download.filename == "foerderrichtlinie.pdf"
    text = words(newsroom.get(reverse("admin:media_library_download_changelist")))
    assert "Richtlinie PDF, 14\N{NO-BREAK SPACE}Byte".replace("\N{NO-BREAK SPACE}", " ") in text
    form = newsroom.get(reverse("admin:media_library_download_change", args=[download.pk]))
    assert download.url in form.content.decode()


def test_a_refused_document_says_why(newsroom):
    add = reverse("admin:media_library_download_add")
    file = SimpleUploadedFile("programm.exe", b"MZ")
    response = newsroom.post(
        add, {**fields_of(newsroom.get(add)), "title": "Programm", "file": file}
    )
    assert "„.exe“ nehmen wir hier nicht an. Angenommen werden PDF" in words(response)


def test_accounts_without_the_permission_see_no_library(client):
    client.force_login(factories.administrator())
    assert client.get(LIST).status_code == 403
