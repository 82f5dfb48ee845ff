"""Asks ClamAV, where one is configured, whether an upload is harmful; without an answer nothing is taken."""

import contextlib
import socket
import struct
from collections.abc import Iterator

from django.conf import settings

from .refusals import Refused

TIMEOUT = 20.0
PIECE = 64 * 1024


def require_harmless(content: bytes) -> None:
    """Raise Refused where the scanner at settings.CLAMAV_ADDRESS finds something or does not answer."""
    if not settings.CLAMAV_ADDRESS:
        return
    try:
        answer = _ask(settings.CLAMAV_ADDRESS, content)
    except OSError as error:
        raise Refused(
            "Die Virenprüfung ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal."
        ) from error
    if "size limit exceeded" in answer:
        raise Refused(
            "Die Datei ist für die Virenprüfung zu groß. Bitte verkleinern Sie sie, oder wenden Sie sich an die"
            " Administration."
        )
    if answer.endswith("FOUND"):
        raise Refused(
            "Die Virenprüfung hat in dieser Datei Schadsoftware gefunden. Sie wird nicht angenommen."
        )
    if not answer.endswith("OK"):
        raise Refused(
            "Die Virenprüfung konnte diese Datei nicht beurteilen. Bitte wenden Sie sich an die Administration."
        )


def _ask(address: str, content: bytes) -> str:
    """Send the content by clamd's INSTREAM command; return its answer, for example "stream: OK".

    `address` is "host:port" or the path of a socket. Protocol: man 8 clamd, section COMMANDS.
    """
    with _connected(address) as connection:
        # A scanner that has had enough says so and stops listening
        with contextlib.suppress(ConnectionError):
            connection.sendall(b"zINSTREAM\0")
            for piece in _pieces(content):
                connection.sendall(struct.pack("!I", len(piece)) + piece)
            connection.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            received = connection.recv(4096)
            if not received:
                break
            answer += received
    return answer.rstrip(b"\0\n ").decode("utf-8", "replace")


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT)


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
