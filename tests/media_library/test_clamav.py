"""Uploads are judged by the real ClamAV, and nothing is taken without its judgement."""

import os
import signal
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_library import scanner, storing
from media_library.models import Download, Image
from media_library.refusals import Refused
from tests import factories

from . import uploads
from .clamd import MOST_BYTES, clamd

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    with clamd(tmp_path_factory.mktemp("clamd")) as running:
        yield running


@pytest.fixture(autouse=True)
def asked(settings, tmp_path, daemon):
    settings.MEDIA_ROOT = tmp_path
    settings.CLAMAV_ADDRESS = daemon.address


def test_harmless_files_are_taken():
    storing.store_image(uploads.picture(), "foto.jpg", title="Harmlos")
    storing.store_download(uploads.io.BytesIO(b"%PDF-1.7\n%%EOF"), "a.pdf", title="Harmlos")
    scanner.require_harmless(b"0" * (MOST_BYTES - 1))


INFECTED = {
    "as a text": (uploads.EICAR, "hinweis.txt"),
    "in a PDF": (b"%PDF-1.7\n" + uploads.EICAR + b"\n%%EOF", "plan.pdf"),
    "packed into an office file": (
        uploads.archive(word__document_dot_xml=b"<w/>", word__media__a_dot_txt=uploads.EICAR).getvalue(),
        "antrag.docx",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", INFECTED, ids=str)
def test_a_harmful_document_is_refused(case):
    content, name = INFECTED[case]
    with pytest.raises(Refused, match="Schadsoftware gefunden"):
        storing.new_document(uploads.io.BytesIO(content), name)


def test_a_harmful_picture_is_refused_before_it_is_decoded():
    content = uploads.picture().getvalue() + uploads.EICAR
    with pytest.raises(Refused, match="Schadsoftware gefunden"):
        storing.new_picture(uploads.io.BytesIO(content), "foto.jpg")


def test_the_person_is_told_and_nothing_is_kept(client):
    client.force_login(factories.editor())
    address = reverse("admin:media_library_download_upload")
    file = SimpleUploadedFile("hinweis.txt", uploads.EICAR)
    response = client.post(
        address, {"language": "de", "files": file}, headers={"accept": "application/json"}
    )
    assert response.status_code == 422
    assert "Schadsoftware gefunden" in response.json()["error"]
    assert not Download.objects.exists()


def test_a_file_that_the_scanner_finds_too_large_is_refused():
    with pytest.raises(Refused, match="zu groß"):
        scanner.require_harmless(b"0" * (MOST_BYTES * 8))


def test_a_scanner_that_hangs_is_not_waited_for_for_ever(daemon, monkeypatch):
    monkeypatch.setattr(scanner, "TIMEOUT", 0.5)
    os.kill(daemon.process.pid, signal.SIGSTOP)
    try:
        start = time.monotonic()
        with pytest.raises(Refused, match="nicht erreichbar"):
            storing.new_picture(uploads.picture(), "foto.jpg")
        assert time.monotonic() - start < 10
    finally:
        os.kill(daemon.process.pid, signal.SIGCONT)
    assert not Image.objects.exists()


def test_a_scanner_that_is_down_lets_nothing_in(settings, tmp_path):
    (tmp_path / "eigener").mkdir()
    with clamd(tmp_path / "eigener") as own:
        settings.CLAMAV_ADDRESS = own.address
        scanner.require_harmless(b"Beispiel")
        own.process.kill()
        own.process.wait()
        with pytest.raises(Refused, match="nicht erreichbar"):
            storing.new_picture(uploads.picture(), "foto.jpg")
