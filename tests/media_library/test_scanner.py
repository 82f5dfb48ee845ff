"""Asking ClamAV, played here by a thread that speaks its protocol."""

import socket
import struct
import threading
from contextlib import contextmanager

import pytest

from media_library import scanner, storing
from media_library.refusals import Refused

from . import uploads


@contextmanager
def clamd(settings, answer=None):
    """Listen as clamd does; without an `answer` given, find the virus test text."""
    received = []

    def serve():
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!I", stream.read(4))[0]:
                content += stream.read(size)
            received.append(content)
            found = (
                b"stream: Eicar-Test-Signature FOUND" if uploads.EICAR in content else b"stream: OK"
            )
            connection.sendall((found if answer is None else answer) + b"\0")

    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{server.getsockname()[1]}"
        thread = threading.Thread(target=serve)
        thread.start()
        yield received
        thread.join(5)


def test_without_a_scanner_nothing_is_asked(settings):
    assert settings.CLAMAV_ADDRESS == ""
    scanner.require_harmless(uploads.EICAR)


def test_a_harmless_file_passes_and_is_sent_completely(settings):
    content = b"Beispiel" * 20_000
    with clamd(settings) as received:
        scanner.require_harmless(content)
    assert received == [content]


def test_the_virus_test_text_is_refused(settings):
    with clamd(settings), pytest.raises(Refused, match="Schadsoftware"):
        scanner.require_harmless(uploads.EICAR)


@pytest.mark.parametrize("answer", [b"stream: something new ERROR", b""])
def test_an_unclear_answer_is_a_refusal(settings, answer):
    with clamd(settings, answer), pytest.raises(Refused, match="nicht beurteilen"):
        scanner.require_harmless(b"Beispiel")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nicht/da.sock"])
def test_without_an_answer_nothing_is_taken(settings, address):
    settings.CLAMAV_ADDRESS = address
    with pytest.raises(Refused, match="nicht erreichbar"):
        scanner.require_harmless(b"Beispiel")


@pytest.mark.django_db
def test_uploads_are_scanned(settings):
    with clamd(settings), pytest.raises(Refused, match="Schadsoftware"):
        storing.new_document(uploads.io.BytesIO(uploads.EICAR), "hinweis.txt")
    with clamd(settings), pytest.raises(Refused, match="Schadsoftware"):
        storing.new_picture(
            uploads.io.BytesIO(uploads.picture("PNG").getvalue() + uploads.EICAR), "bild.png"
        )
