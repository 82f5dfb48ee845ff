"""What the newsroom does with a message: take it, note something, answer, close, open it again, erase its sender."""

from datetime import datetime
from functools import partial

from django.db import transaction

from accounts import audit
from accounts.models import User
from publishing.errors import Conflict, NotPermitted

from . import erasures, tasks
from .models import Message, MessageNote, MessageState
from .retention import erase_what_was_said

Deed, Way = MessageNote.Deed, MessageNote.Way


@transaction.atomic
def take(message: Message, *, by: User, at: datetime) -> Message:
    """Say that `by` sees to the message from now on; somebody else's is taken over."""
    message = _locked(message, by)
    _require_open(message)
    message.state, message.assigned_to = MessageState.IN_HAND, by
    message.save(update_fields=["state", "assigned_to"])
    audit.record("take_message", by=by, at=at, obj=message)
    return _noted(message, Deed.TAKEN, by, at)


@transaction.atomic
def note(message: Message, *, by: User, at: datetime, text: str) -> Message:
    """Write something down for colleagues; the sender does not see it."""
    message = _locked(message, by)
    if message.erased_at:
        raise Conflict("Die Angaben zu dieser Mitteilung sind gelöscht. Es kommt nichts mehr dazu.")
    text = _said(text, "einen Vermerk")
    audit.record("note_message", by=by, at=at, obj=message)
    return _noted(message, Deed.NOTED, by, at, text)


@transaction.atomic
def answer(message: Message, *, by: User, at: datetime, text: str, way: str) -> Message:
    """Record the answer, by which the clock stops; `way` says how it got to the sender, by e-mail we send it."""
    message = _locked(message, by)
    _require_open(message)
    if way == Way.EMAIL and not message.email:
        raise Conflict(
            "Zu dieser Mitteilung gibt es keine E-Mail-Adresse. Wie haben Sie sonst geantwortet?"
        )
    if way not in Way:
        raise Conflict("Bitte wählen Sie aus, wie Sie antworten.")
    text = _said(text, "die Antwort")
    _close(message, MessageState.ANSWERED, by, at)
    audit.record("answer_message", by=by, at=at, obj=message)
    done = _noted(message, Deed.ANSWERED, by, at, text, way)
    if way == Way.EMAIL:
        written = message.notes.filter(deed=Deed.ANSWERED).latest("pk")
        transaction.on_commit(partial(tasks.send_answer.enqueue, written.pk))
    return done


@transaction.atomic
def close(message: Message, *, by: User, at: datetime, text: str) -> Message:
    """End the matter without an answer, for a reason."""
    message = _locked(message, by)
    _require_open(message)
    text = _said(text, "den Grund")
    _close(message, MessageState.CLOSED, by, at)
    audit.record("close_message", by=by, at=at, obj=message)
    return _noted(message, Deed.CLOSED, by, at, text)


@transaction.atomic
def reopen(message: Message, *, by: User, at: datetime) -> Message:
    """Take up a matter that was closed; its term is the old one."""
    message = _locked(message, by)
    if message.is_open:
        raise Conflict("Diese Mitteilung ist noch offen.")
    if message.erased_at:
        raise Conflict("Die Angaben zu dieser Mitteilung sind gelöscht.")
    message.state, message.assigned_to, message.closed_at = MessageState.IN_HAND, by, None
    message.save(update_fields=["state", "assigned_to", "closed_at"])
    audit.record("reopen_message", by=by, at=at, obj=message)
    return _noted(message, Deed.REOPENED, by, at)


@transaction.atomic
def erase_sender(message: Message, *, by: User, at: datetime) -> int:
    """Erase what the sender said, in all messages with the same e-mail address, and return of how many.

    Number, kind, page and days stay, so that the county can tell how many barriers were reported.
    """
    message = _locked(message, by)
    if message.erased_at:
        raise Conflict("Die Angaben zu dieser Mitteilung sind schon gelöscht.")
    theirs = Message.objects.filter(pk=message.pk)
    if message.email:
        theirs = Message.objects.filter(email__iexact=message.email)
    rows = list(theirs.select_for_update(no_key=True).order_by("pk"))
    for row in rows:
        if row.is_open:
            _close(row, MessageState.CLOSED, by, at)
    erasures.note(rows, at)
    erase_what_was_said(rows, at)
    for row in rows:
        audit.record("erase_message", by=by, at=at, obj=row)
    return len(rows)


def require_permission(by: User) -> None:
    """Raise NotPermitted for whoever may not see to messages."""
    if not by.has_perm("duties.change_message"):
        raise NotPermitted("Ihr Konto darf Mitteilungen nicht bearbeiten.")


def _locked(message: Message, by: User) -> Message:
    require_permission(by)
    return Message.objects.select_for_update(no_key=True).get(pk=message.pk)


def _require_open(message: Message) -> None:
    if not message.is_open:
        raise Conflict(
            "Diese Mitteilung ist inzwischen abgeschlossen. Öffnen Sie sie wieder, wenn noch etwas zu tun ist."
        )


def _said(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        raise Conflict(f"Bitte schreiben Sie {what}.")
    return text


def _close(message: Message, state: MessageState, by: User, at: datetime) -> None:
    message.state, message.closed_at = state, at
    message.assigned_to = message.assigned_to or by
    message.save(update_fields=["state", "closed_at", "assigned_to"])


def _noted(
    message: Message, deed: str, by: User, at: datetime, text: str = "", way: str = ""
) -> Message:
    MessageNote.objects.create(message=message, at=at, by=by, deed=deed, text=text, way=way)
    return message
