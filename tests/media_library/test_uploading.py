"""Several files at once: one request each with a script, all in one without."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEntry
from media_library.admin.uploading import title_from
from media_library.models import Download, Image
from tests import factories

from . import uploads

pytestmark = pytest.mark.django_db

IMAGES = reverse("admin:media_library_image_upload")
DOWNLOADS = reverse("admin:media_library_download_upload")
JSON = {"accept": "application/json"}


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


def picture(name="kreishaus_im-sommer.png", width=60):
    return SimpleUploadedFile(name, uploads.picture("PNG", width, 40).getvalue())


def test_one_file_is_answered_in_json(newsroom, editor):
    values = {
        "files": picture(),
        "credit": "Wetteraukreis",
        "licence": "reserved",
        "licence_until": "2027-12-31",
        "keywords": "Kreishaus, Sommer",
    }
    response = newsroom.post(IMAGES, values, headers=JSON)
    assert response.status_code == 201
    image = Image.objects.get()
    told = response.json()
    assert (told["id"], told["title"]) == (image.pk, "Kreishaus im sommer")
    assert newsroom.get(told["url"]).status_code == 200
    assert (image.credit, image.licence) == ("Wetteraukreis", "reserved")
    assert image.licence_until == date(2027, 12, 31)
    assert {keyword.name for keyword in image.keywords.all()} == {"Kreishaus", "Sommer"}
    assert image.uploaded_by == editor
    entry = AuditEntry.objects.get(action="upload_media")
    assert entry.details == {"content_hash": image.content_hash}


def test_without_a_script_each_file_gets_its_own_sentence(newsroom):
    svg = SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>")
    response = newsroom.post(
        IMAGES, {"files": [picture(), svg, picture("b.png", 70)], "licence": ""}
    )
    assert response.status_code == 422
    page = response.text
    assert "2 von 3 hochgeladen" in page
    assert "SVG-Dateien nehmen wir nicht an" in page
    ids = ",".join(str(pk) for pk in Image.objects.order_by("pk").values_list("pk", flat=True))
    assert f"alternativtexte/?ids={ids}," in page


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (SimpleUploadedFile("a.jpg", uploads.EICAR), "kein Bild, das wir lesen können"),
        (SimpleUploadedFile("klein.png", uploads.bomb().getvalue()), "50 Megapixel"),
        (SimpleUploadedFile("leer.png", b""), "leer"),
    ],
)
def test_a_refused_file_says_why_in_json(newsroom, file, reason):
    response = newsroom.post(IMAGES, {"files": file}, headers=JSON)
    assert response.status_code == 422
    assert reason in response.json()["error"]
    assert not Image.objects.exists()


def test_too_many_files_in_one_request_are_refused_with_what_to_do(newsroom):
    many = [picture(f"{number}.png") for number in range(21)]
    response = newsroom.post(IMAGES, {"files": many})
    assert response.status_code == 400
    assert "Höchstens 20 gehen in einem Schritt" in response.text
    assert not Image.objects.exists()


def test_nothing_chosen_is_said(newsroom):
    assert "mindestens eine Datei" in newsroom.post(IMAGES, {}).text
    assert "mindestens eine Datei" in newsroom.post(IMAGES, {}, headers=JSON).json()["error"]


def test_wrong_particulars_are_said_and_nothing_is_stored(newsroom):
    response = newsroom.post(IMAGES, {"files": picture(), "licence_until": "irgendwann"})
    assert "gültiges Datum" in response.text
    assert not Image.objects.exists()


def test_the_same_picture_is_named_and_not_taken_twice(newsroom):
    newsroom.post(IMAGES, {"files": picture("erstes.png")}, headers=JSON)
    response = newsroom.post(IMAGES, {"files": picture("zweites.png")}, headers=JSON)
    assert "steht schon als „Erstes“ in der Mediathek" in response.json()["error"]


def test_documents_are_uploaded_with_their_language(newsroom):
    file = SimpleUploadedFile("Förderrichtlinie_WIR.pdf", b"%PDF-1.7\n%%EOF")
    response = newsroom.post(DOWNLOADS, {"files": file, "language": "de"}, headers=JSON)
    assert response.status_code == 201
    download = Download.objects.get()
    assert (download.title, download.accessibility) == ("Förderrichtlinie WIR", "unknown")


def test_uploading_needs_the_permission(client):
    client.force_login(factories.administrator())
    assert client.get(IMAGES).status_code == 403
    assert client.post(IMAGES, {"files": picture()}, headers=JSON).status_code == 403
    assert not Image.objects.exists()


def test_visitors_are_sent_to_the_sign_in(client):
    assert client.post(IMAGES, {"files": picture()}).status_code == 302
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("IMG_1234.JPG", "IMG 1234"),
        ("straßenfest--2026.png", "Straßenfest 2026"),
        ("_.png", "Ohne Bezeichnung"),
        ("a" * 300 + ".png", "A" + "a" * 159),
    ],
)
def test_a_first_title_comes_from_the_file_name(name, title):
    assert title_from(name) == title
