"""Takes in what a visitor wrote: stores it once, gives it a number, has both sides told."""

import json
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from database.engines import lock_for_append
from publishing.moments import day_of

from . import deadlines, tasks
from .form_tokens import FormToken
from .models import Message


@transaction.atomic
def receive(
    token: FormToken, *, at: datetime, language: str, confirm: bool = True, **said: Any
) -> Message:
    """Store the message and return it; a form that was sent before with the same words returns the message it made.

    Whoever goes back, changes what stands there and sends it again writes another message. `said` are the columns of
    duties.models.Message that the sender filled in, `kind` among them. With `confirm` the sender gets a confirmation,
    if there is an address.
    """
    lock_for_append(Message)
    submission = _submission(token, said)
    known = Message.objects.filter(submission=submission).first()
    if known:
        return known
    path = said.pop("path", token.path)
    message = Message.objects.create(
        number=_next_number(at),
        submission=submission,
        language=language,
        received_at=at,
        due_at=deadlines.due_at(at, said["kind"]),
        path=path,
        # Whoever names another page has not told which edition of it they saw
        edition_id=(token.edition or None) if path == token.path else None,
        **said,
    )
    if confirm and message.email:
        transaction.on_commit(partial(tasks.send_confirmation.enqueue, message.pk))
    transaction.on_commit(partial(tasks.announce_arrival.enqueue, message.pk))
    return message


def _submission(token: FormToken, said: dict[str, Any]) -> UUID:
    """Return the key of what this form says: random by the token, the same however often the same is sent."""
    return uuid5(token.submission, json.dumps(said, sort_keys=True))


def _next_number(at: datetime) -> str:
    """Return the next number of the year, "2026-00012"; runs under the lock of the table."""
    year = day_of(at).year
    numbers = Message.objects.filter(number__startswith=f"{year}-").values_list("number", flat=True)
    last = numbers.order_by("-number").first()
    return f"{year}-{int(last.partition('-')[2]) + 1 if last else 1:05}"


def term_of(number: str) -> Message | None:
    """Return the message with this number, of which `due_at` alone is read, or None."""
    return Message.objects.filter(number=number).only("due_at").first()
