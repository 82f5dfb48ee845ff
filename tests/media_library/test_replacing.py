"""The page on which a file is replaced; what that means for texts stands in tests/publishing/test_replacement.py."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_library.models import Download, Image
from tests import factories
from tests.admin_forms import fields_of

from . import uploads

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def newsroom(client):
    client.force_login(factories.editor())
    return client


def page(item):
    return reverse(f"admin:media_library_{item._meta.model_name}_replace", args=[item.pk])


def post(newsroom, item, name, content, **fields):
    values = {**fields_of(newsroom.get(page(item))), **fields}
    return newsroom.post(page(item), {**values, "file": SimpleUploadedFile(name, content)})


def test_a_picture_is_replaced_with_its_words(newsroom):
    image = factories.image(title="Kreishaus")
    factories.published(factories.news_item(title="Neues Dach", lead_image=image))
    opened = newsroom.get(page(image)).text
    assert "In 1 veröffentlichten Text." in opened
    assert "Neues Dach" in opened
    content = uploads.picture("PNG", 80, 60).getvalue()
    response = post(newsroom, image, "neu.png", content, alternative_text="Mit neuem Dach")
    changed = Image.objects.get()
    assert (changed.width, changed.alternative_text) == (80, "Mit neuem Dach")
    after = newsroom.get(response.url).text
    assert "Die Datei ist ausgetauscht." in after
    assert "zeigt noch die frühere Datei" in after
    assert "Frühere Dateien" in after
    assert (
        "Datei ausgetauscht"
        in newsroom.get(reverse("admin:media_library_image_history", args=[image.pk])).text
    )


def test_a_refused_file_is_said_and_what_was_typed_stays(newsroom):
    image = factories.image()
    response = post(newsroom, image, "logo.svg", b"<svg/>", alternative_text="Neuer Text")
    assert "SVG-Dateien nehmen wir nicht an" in response.text
    assert fields_of(response)["alternative_text"].strip() == "Neuer Text"
    assert Image.objects.get().content_hash == image.content_hash
    assert Image.objects.get().alternative_text == image.alternative_text


def test_without_a_file_one_is_asked_for(newsroom):
    image = factories.image()
    values = fields_of(newsroom.get(page(image)))
    assert "Bitte wählen Sie eine Bilddatei aus" in newsroom.post(page(image), values).text


def test_the_accessibility_of_a_new_document_is_open_again(newsroom):
    download = factories.download()
    response = post(newsroom, download, "neu.pdf", b"%PDF-1.7\nneu\n%%EOF")
    assert response.status_code == 302
    changed = Download.objects.get()
    assert (changed.filename, changed.accessibility) == ("neu.pdf", "unknown")


def test_replacing_needs_the_permission(client):
    image = factories.image()
    client.force_login(factories.administrator())
    assert client.get(page(image)).status_code == 403


def test_an_unknown_picture_is_not_found(newsroom):
    address = reverse("admin:media_library_image_replace", args=[999999])
    assert newsroom.get(address).status_code == 404
