"""SMTP in which something happens between an e-mail and its end.

A server takes an e-mail once it has read the line with the single dot, and forgets one that broke off before it. So
whoever writes down "handed over" directly before that line knows of every e-mail whether the server has it.
"""

import re
import smtplib
import socket
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend
from django.utils.functional import cached_property

LINE_WITH_DOT = re.compile(rb"(?m)^\.")
END = b".\r\n"


def _data(connection: Any, msg: bytes) -> tuple[int, bytes]:
    """Do what smtplib does for DATA; call `before_end` when all but the end of the e-mail has gone out."""
    connection.putcmd("data")
    code, reply = connection.getreply()
    if code != 354:
        raise smtplib.SMTPDataError(code, reply)
    text = LINE_WITH_DOT.sub(b"..", msg)
    connection.send(text if text.endswith(b"\r\n") else text + b"\r\n")
    connection.before_end()
    connection.send(END)
    return connection.getreply()


class WatchedSMTP(smtplib.SMTP):
    before_end: Callable[[], None]
    data = _data  # type: ignore[assignment]


class WatchedSMTPS(smtplib.SMTP_SSL):
    before_end: Callable[[], None]
    data = _data  # type: ignore[assignment]


class WatchedBackend(EmailBackend):
    """Django's backend, with its settings and its encryption, over a watched connection."""

    @cached_property
    def connection_class(self) -> type[smtplib.SMTP]:
        return WatchedSMTPS if self.use_ssl else WatchedSMTP

    def open(self) -> bool | None:
        is_new = super().open()
        if is_new and self.connection and self.connection.sock:
            # The end is a packet of its own: it must not wait until the server has acknowledged the text
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return is_new

    def send_watched(self, message: Any, before_end: Callable[[], None]) -> None:
        """Send one message over an open connection; what `before_end` raises ends the connection, not the message."""
        connection: Any = self.connection
        connection.before_end = before_end
        self.send_messages([message])
