"""Writes to the county as a visitor does: opens the form, waits, sends it."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from duties import receiving
from duties.form_tokens import FormToken
from duties.models import Message

BARRIER, MISTAKE = "/barriere-melden/", "/fehler-melden/"
TOKEN = re.compile(r'name="schein" value="([^"]+)"')
SAID = {
    BARRIER: {"kind": "barrier", "text": "Das Vorleseprogramm überspringt die Tabelle."},
    MISTAKE: {"text": "Die Telefonnummer stimmt nicht."},
}


def token_of(answer: Any) -> str:
    """Return what the form on a page carries."""
    return TOKEN.search(answer.text)[1]


def written(clock: Any, address: str, seconds: float = 20, query: str = "", **said: str) -> Any:
    """Open the form as a new visitor, send it after so many seconds, and return the answer."""
    client, now = Client(), timezone.now()
    clock(now)
    token = token_of(client.get(f"{address}{query}"))
    clock(now + timedelta(seconds=seconds))
    return client.post(address, {**SAID[address], "schein": token, **said})


def message(at: datetime | None = None, **said: Any) -> Message:
    """Return a message that came in at the moment `at`."""
    at = at or timezone.now()
    said = {"kind": "barrier", "text": "Der Film hat keine Untertitel.", **said}
    token = FormToken(said.pop("path", ""), said.pop("edition", 0), at, uuid4())
    return receiving.receive(token, at=at, language="de", **said)
