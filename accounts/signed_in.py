"""From which sign-in the running request comes: a reference that the log keeps, and that opens nothing."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.sessions.backends.base import SessionBase

KEY = "sign_in"
# Random and no part of the session's key: whoever reads the log can tell sign-ins apart and take over none
BYTES = 8

_reference: ContextVar[str] = ContextVar("sign_in_reference", default="")


def begin(session: SessionBase) -> None:
    """Give a sign-in its reference; it stays the same when the session's key changes."""
    session[KEY] = secrets.token_hex(BYTES)


def mark(session: SessionBase) -> None:
    """Give one to a session that began before there were references."""
    if KEY not in session:
        begin(session)


@contextmanager
def acting_from(session: SessionBase | None) -> Iterator[None]:
    """Let `reference` return that of `session` until the block ends; None is nobody's sign-in."""
    token = _reference.set(session.get(KEY, "") if session is not None else "")
    try:
        yield
    finally:
        _reference.reset(token)


def reference() -> str:
    """Return the reference of the sign-in that is acting; empty for the system, commands and jobs."""
    return _reference.get()
