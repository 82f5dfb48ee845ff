"""Every row has its files, every file has its row; what a killed server left is found and removed."""

import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from media_library import actions, folders, inventory, storing
from media_library.addresses import stored_name
from media_library.models import FormerFile, Image
from tests import factories

from . import uploads

pytestmark = pytest.mark.django_db

NOW = timedelta()
HOUR_NS = 3600 * 10**9


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return tmp_path


@pytest.fixture
def orphan():
    """The files of an upload whose server was killed before it named them."""
    image = Image(title="Nie gespeichert")
    storing.attach_picture(image, storing.new_picture(uploads.picture("PNG"), "a.png"))
    return image.content_hash


def age(content_hash, hours=2):
    past = time.time_ns() - hours * HOUR_NS
    os.utime(folders._path(content_hash), ns=(past, past))


def verify(*arguments):
    out, errors = StringIO(), StringIO()
    try:
        call_command("verify_media", *arguments, stdout=out, stderr=errors)
    except CommandError as failed:
        return out.getvalue() + errors.getvalue() + str(failed)
    return out.getvalue()


def test_a_library_in_order_is_told_so():
    factories.image()
    factories.download()
    assert "Jeder Eintrag hat seine Dateien" in verify()
    assert inventory.take(NOW).is_whole


@pytest.mark.parametrize("name", ["original.png", "60.webp", "60-3x2-50-50.jpg"])
def test_a_missing_file_is_named(name):
    image = factories.image(title="Lückenhaft")
    default_storage.delete(stored_name(image.content_hash, name))
    assert f"„Lückenhaft“): Es fehlt {name}" in verify()
    assert "Es fehlt" in verify("--remove"), "nobody can tidy this up but a person"


def test_a_cut_document_is_named():
    download = factories.download()
    with open(default_storage.path(download.file.name), "wb") as stored:
        stored.write(b"kurz")
    assert "Es fehlt beispiel.pdf" in verify()


def test_an_upload_that_is_being_stored_is_left_alone(orphan):
    assert inventory.take().is_whole
    inventory.tidy_up(timezone.now())
    assert folders.sizes(orphan)


def test_what_nobody_names_is_found_and_removed(orphan):
    age(orphan)
    assert f"{orphan}: Kein Eintrag nennt diesen Inhalt." in verify()
    assert "Entfernt: 1 Ordner ohne Eintrag" in verify("--remove")
    assert not folders.sizes(orphan)


def test_right_after_a_crash_it_is_found_when_asked_for(orphan):
    assert "ohne Eintrag sind 1 Ordner" in verify("--minutes=0")
    assert "Entfernt: 1 Ordner" in verify("--remove", "--minutes=0")


def test_the_next_upload_takes_over_what_a_killed_one_left(orphan):
    age(orphan)
    image = storing.store_image(uploads.picture("PNG"), "a.png", title="Noch einmal")
    assert image.content_hash == orphan
    inventory.tidy_up(timezone.now())
    assert inventory.take(NOW).is_whole


def test_unfinished_files_go_after_an_hour(files):
    passing = files / "media" / folders.PASSING
    passing.mkdir()
    for path in (passing / "angefangen", files / "uploads" / "tmp1.upload.jpg"):
        path.write_bytes(b"halb")
        os.utime(path, (0, 0))
    (files / "uploads" / "tmp2.upload.jpg").write_bytes(b"kommt gerade an")
    assert inventory.tidy_up(timezone.now()).unfinished == 2
    assert [path.name for path in (files / "uploads").iterdir()] == ["tmp2.upload.jpg"]


def test_what_an_edition_shows_is_never_removed():
    image = factories.image()
    item = factories.news_item(lead_image=image)
    factories.published(item)
    type(item).objects.update(lead_image=None)
    # As if somebody had deleted the row by hand
    Image.objects.all().delete()
    age(image.content_hash)
    assert inventory.tidy_up(timezone.now()).folders == 0
    assert folders.sizes(image.content_hash)


def replaced(image):
    """Replace the picture's file and return the former content hash."""
    former = image.content_hash
    upload = uploads.picture("PNG", 80, 60)
    by, at = factories.editor(), timezone.now()
    actions.replace_image(image, upload, "neu.png", by=by, at=at, seen=former)
    return former


def test_a_former_file_belongs_to_its_picture_and_is_checked_too():
    former = replaced(factories.image(title="Ausgetauscht"))
    age(former)
    assert inventory.tidy_up(timezone.now()).folders == 0
    default_storage.delete(stored_name(former, "60.jpg"))
    assert "Ausgetauscht (original.png)“): Es fehlt 60.jpg" in verify()


def test_a_former_file_that_nothing_shows_goes_after_thirty_days(
    django_capture_on_commit_callbacks,
):
    image = factories.image()
    former = replaced(image)
    with django_capture_on_commit_callbacks(execute=True):
        assert inventory.tidy_up(timezone.now()).former == 0
        assert inventory.tidy_up(timezone.now() + timedelta(days=31)).former == 1
    assert not folders.sizes(former)
    assert folders.sizes(Image.objects.get().content_hash)


def test_a_former_file_that_an_old_edition_shows_stays():
    image = factories.image()
    factories.published(factories.news_item(lead_image=image))
    former = replaced(image)
    assert inventory.tidy_up(timezone.now() + timedelta(days=31)).former == 0
    assert FormerFile.objects.get().content_hash == former
    assert folders.sizes(former)
