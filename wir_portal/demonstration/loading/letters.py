"""Enters what invented visitors wrote, and what the newsroom did with it."""

from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from accounts.models import User
from duties import actions, receiving, seen
from duties.form_tokens import FormToken
from publishing.models import Edition

from ..outline import Letter
from .timeline import Timeline

ANSWERED_AFTER = timedelta(days=4)


def plan(letters: tuple[Letter, ...], timeline: Timeline, *, by: User) -> None:
    """Plan every letter at its moment, with the edition that stood at its page then."""
    for letter in letters:
        at = timeline.dates.moment(letter.at)
        timeline.add(at, partial(_write, letter, at, by))


def _write(letter: Letter, at: datetime, by: User) -> None:
    read = Edition.objects.live(at).filter(path=seen.local(letter.path)).first()
    names = ("kind", "text", "wanted", "aids", "name", "email")
    said = {name: getattr(letter, name) for name in names}
    token = FormToken(letter.path, read.pk if read else 0, at, uuid4())
    # Nobody lives at these addresses
    message = receiving.receive(token, at=at, language="de", confirm=False, **said)
    if letter.note:
        actions.take(message, by=by, at=at + ANSWERED_AFTER)
        actions.note(message, by=by, at=at + ANSWERED_AFTER, text=letter.note)
    if letter.answer:
        actions.answer(message, by=by, at=at + ANSWERED_AFTER, text=letter.answer, way="otherwise")
