"""How pictures and documents get into the library, and out of it."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image as Pillow

from media_library import documents, renditions, storing
from media_library.addresses import stored_name
from media_library.models import Image
from media_library.models.download import size_in_words
from media_library.refusals import AlreadyThere, Refused

from . import uploads

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def names_of(item):
    return set(default_storage.listdir(stored_name(item.content_hash, "").rstrip("/"))[1])


def opened(item, name):
    with default_storage.open(stored_name(item.content_hash, name)) as stored:
        image = Pillow.open(io.BytesIO(stored.read()))
        image.load()
        return image


def test_a_picture_is_stored_in_three_formats_and_never_enlarged():
    image = storing.store_image(uploads.picture("JPEG", 1000, 500), "foto.jpg", title="Beispiel")
    kept = {f"{width}.{kind}" for width in (320, 640, 960) for kind in ("avif", "webp", "jpg")}
    cards = {
        f"{width}-3x2-50-50.{kind}" for width in (192, 320, 640) for kind in ("avif", "webp", "jpg")
    }
    assert names_of(image) == {"original.jpg"} | kept | cards
    assert opened(image, "640.webp").size == (640, 320)
    assert opened(image, "320-3x2-50-50.avif").size == (320, 213)
    assert opened(image, "192-3x2-50-50.avif").size == (192, 128)


def test_a_small_picture_keeps_its_own_size():
    image = storing.store_image(uploads.picture("PNG", 60, 40), "bild.png", title="Klein")
    assert image.reference()["widths"] == [60]
    assert opened(image, "60.jpg").size == (60, 40)


def test_a_picture_of_three_to_two_is_not_encoded_twice(monkeypatch):
    encoded = []
    encode = renditions._encoded
    monkeypatch.setattr(
        renditions,
        "_encoded",
        lambda pixels, *rest: encoded.append(pixels.size) or encode(pixels, *rest),
    )
    image = storing.store_image(uploads.picture("PNG", 960, 640), "bild.png", title="Passend")
    assert opened(image, "320-3x2-50-50.webp").size == opened(image, "320.webp").size
    assert sum(width == 320 for width, _height in encoded) == 3


def test_the_newsroom_shows_a_crop_that_is_large_enough_for_it():
    image = storing.store_image(uploads.picture("JPEG", 1000, 500), "foto.jpg", title="Beispiel")
    small = storing.store_image(uploads.picture("PNG", 60, 40), "bild.png", title="Klein")
    assert "/320-3x2-" in image.thumbnail_url
    assert "/60-3x2-" in small.thumbnail_url


def test_pictures_from_before_get_the_crops_that_lists_on_telephones_show():
    image = storing.store_image(uploads.picture("JPEG", 1000, 500), "foto.jpg", title="Beispiel")
    small = stored_name(image.content_hash, "192-3x2-50-50.avif")
    default_storage.delete(small)
    step = import_module("media_library.migrations.0004_crops_for_telephones")
    step.make_crops(apps, None)
    assert default_storage.exists(small)


def test_a_picture_whose_file_is_lost_stops_no_update(caplog):
    image = storing.store_image(uploads.picture("JPEG", 1000, 500), "foto.jpg", title="Beispiel")
    default_storage.delete(image.file.name)
    step = import_module("media_library.migrations.0004_crops_for_telephones")
    step.make_crops(apps, None)
    assert image.content_hash in caplog.text


def test_the_crop_follows_the_focal_point():
    upload = uploads.picture("PNG", 1200, 320)
    image = storing.store_image(upload, "breit.png", title="Breit", focal_x=0)
    red, _green, blue = opened(image, "320-3x2-0-50.jpg").getpixel((310, 100))
    assert red > blue
    image.focal_x = 100
    storing.renew_cards(image)
    red, _green, blue = opened(image, "320-3x2-100-50.jpg").getpixel((10, 100))
    assert blue > red
    assert "320-3x2-0-50.jpg" in names_of(image), "editions may still show the former crop"


def test_a_second_upload_of_the_same_picture_says_where_it_already_is():
    storing.store_image(uploads.picture("PNG"), "a.png", title="Kreishaus am Morgen")
    with pytest.raises(AlreadyThere, match="Kreishaus am Morgen"):
        storing.store_image(uploads.annotated_png(), "b.png", title="Noch einmal")


def test_storing_the_same_picture_twice_is_harmless():
    first = storing.store_image(uploads.picture("PNG"), "a.png", title="Erstes")
    before = names_of(first)
    first.delete()
    again = storing.store_image(uploads.picture("PNG"), "a.png", title="Zweites")
    assert names_of(again) == before


def test_a_file_that_was_left_incomplete_is_replaced():
    first = storing.store_image(uploads.picture("PNG"), "a.png", title="Erstes")
    name = stored_name(first.content_hash, "60.jpg")
    default_storage.delete(name)
    default_storage.save(name, io.BytesIO(b"abgebrochen"))
    first.delete()
    again = storing.store_image(uploads.picture("PNG"), "a.png", title="Zweites")
    assert opened(again, "60.jpg").size == (60, 40)


def test_forgetting_an_image_removes_its_files(django_capture_on_commit_callbacks):
    image = storing.store_image(uploads.picture("PNG"), "a.png", title="Weg")
    content_hash = image.content_hash
    with django_capture_on_commit_callbacks(execute=True):
        storing.forget(image, timezone.now())
    assert not default_storage.exists(stored_name(content_hash, "original.png"))
    assert not Image.objects.exists()


def test_the_database_refuses_a_decorative_image_with_an_alternative_text():
    image = storing.store_image(uploads.picture("PNG"), "a.png", title="Schmuck", decorative=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(alternative_text="Doch ein Text")


def test_a_document_is_stored_under_a_readable_name():
    content = io.BytesIO(b"%PDF-1.7\nBeispiel\n%%EOF\n")
    download = storing.store_download(
        content, "Förderrichtlinie_WIR (2024).PDF", title="Richtlinie"
    )
    assert download.filename == "foerderrichtlinie-wir-2024.pdf"
    assert download.url == f"/medien/{download.content_hash}/foerderrichtlinie-wir-2024.pdf"
    assert names_of(download) == {"foerderrichtlinie-wir-2024.pdf"}
    assert download.type_and_size == "PDF, 24\N{NO-BREAK SPACE}Byte"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (840, "840 Byte"),
        (12_300, "12 kB"),
        (999_400, "999 kB"),
        (999_600, "1,0 MB"),
        (1_240_000, "1,2 MB"),
    ],
)
def test_sizes_are_said_in_german(size, words):
    assert size_in_words(size).replace("\N{NO-BREAK SPACE}", " ") == words


ODT = b"application/vnd.oasis.opendocument.text"
ACCEPTED = {
    "plan.pdf": io.BytesIO(b"%PDF-1.4\n...\n%%EOF"),
    "antrag.docx": uploads.archive(word__document_dot_xml=b"<w/>", _Content_Types_=b""),
    "zahlen.xlsx": uploads.archive(xl__workbook_dot_xml=b"<x/>"),
    "antrag.odt": uploads.archive(mimetype=ODT, content_dot_xml=b"<o/>"),
    "zahlen.csv": io.BytesIO("Straße;Zahl\n".encode()),
    "hinweis.txt": io.BytesIO("\ufeffGrüße".encode()),
    "termin.ics": io.BytesIO(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\Böse Datei.pdf", "boese-datei.pdf"),
        ('a";x=y\r\n.pdf', "axy.pdf"),
        ("文書.pdf", "datei.pdf"),
    ],
)
def test_whatever_a_file_is_called_its_stored_name_is_plain(name, stored):
    checked = storing.new_document(io.BytesIO(b"%PDF-1.7\n%%EOF\n\0\0"), name)
    assert checked.filename == stored


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_usual_documents_are_taken(name):
    assert storing.new_document(ACCEPTED[name], name).filename == name


REFUSED = {
    "a program": (io.BytesIO(b"MZ\x90"), "setup.exe", "„.exe“.*Angenommen werden PDF"),
    "a page": (io.BytesIO(b"<html>"), "seite.html", "„.html“"),
    "a program named as PDF": (io.BytesIO(b"MZ\x90"), "plan.pdf", "passt aber nicht"),
    "half a PDF": (io.BytesIO(b"%PDF-1.7 und dann nichts"), "plan.pdf", "beschädigt"),
    "an archive behind a PDF": (
        io.BytesIO(b"%PDF-1.7\n%%EOF\n" + uploads.archive(a=b"x").getvalue()), "plan.pdf", "passt aber nicht",
    ),
    "a program before a PDF": (io.BytesIO(b"#!/bin/sh\n%PDF-1.7\n%%EOF"), "plan.pdf", "passt aber nicht"),
    "a PDF with a program": (io.BytesIO(b"%PDF-1.7 /JavaScript %%EOF"), "plan.pdf", "PDF/A"),
    "any archive named as Word": (uploads.archive(a=b"x"), "antrag.docx", "passt aber nicht"),
    "a spreadsheet named as text": (
        uploads.archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b""),
        "antrag.odt",
        "passt aber nicht",
    ),
    "macros": (
        uploads.archive(word__document_dot_xml=b"", word__vbaProject_dot_bin=b""),
        "antrag.docx",
        "Makros",
    ),
    "something before the archive": (
        io.BytesIO(b"#!/bin/sh\n" + uploads.archive(word__document_dot_xml=b"").getvalue()),
        "antrag.docx",
        "passt aber nicht",
    ),
    "no text": (io.BytesIO(b"\xff\xfe\x00"), "hinweis.txt", "UTF-8"),
    "a text with zero bytes": (io.BytesIO(b"a\0b"), "hinweis.txt", "passt aber nicht"),
    "no calendar": (io.BytesIO(b"Hallo"), "termin.ics", "passt aber nicht"),
    "nothing": (io.BytesIO(b""), "leer.pdf", "leer"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_other_documents_are_refused_with_a_reason(case):
    upload, name, reason = REFUSED[case]
    with pytest.raises(Refused, match=reason):
        storing.new_document(upload, name)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_UNPACKED", 1000)
    with pytest.raises(Refused, match="zu groß"):
        storing.new_document(uploads.archive(word__document_dot_xml=b"0" * 1001), "antrag.docx")
