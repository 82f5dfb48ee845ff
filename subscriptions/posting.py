"""Handing the outbox over to the mail server, so that nothing is lost and nothing doubled (decision 0018).

An e-mail is first written to the server but for its end. Then the database is told that it is handed over, then the
witness that the end goes out, then it goes out. Whoever dies before the last step has sent nothing, after it all.
"""

import logging
import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from email.errors import MessageError
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from . import letters, witness
from .models import Mail
from .smtp import WatchedBackend
from .undeliverable import note_bounce

logger = logging.getLogger(__name__)

State = Mail.State
SMTP = "django.core.mail.backends.smtp.EmailBackend"
BATCH = 50
# A server wants to see new connections now and then
MAILS_PER_CONNECTION = 100
SHUTTING_DOWN = 421
# After how long what is refused for the moment is tried again, and when that ends
PAUSES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
ATTEMPTS = 20
TOO_LONG = "4.4.7"


class TakenByAnother(Exception):
    """Another worker is handing the same e-mail over."""


class Post:
    """A way to the mail server, open while e-mails are sent; used as a context."""

    def __init__(self) -> None:
        self._watched = settings.EMAIL_BACKEND == SMTP
        self._backend: Any = WatchedBackend() if self._watched else get_connection()
        self._sent = 0

    def __enter__(self) -> "Post":
        self._witness = witness.Witness()
        return self

    def __exit__(self, *error: object) -> None:
        self._close()
        self._witness.close()

    def send(self, mail: Mail, message: EmailMultiAlternatives, at: datetime) -> None:
        """Hand one e-mail over and write down what became of it; raises OSError where the server cannot be reached."""
        if self._sent >= MAILS_PER_CONNECTION:
            self._close()
        self._backend.open()
        self._sent += 1
        handed: list[datetime] = []

        def before_end() -> None:
            self._hand(mail, at)
            handed.append(at)

        try:
            if self._watched:
                self._backend.send_watched(message, before_end)
            else:
                before_end()
                self._backend.send_messages([message])
        except TakenByAnother:
            self._break_off()
        except smtplib.SMTPSenderRefused as refused:
            # Our own address: a fault of the configuration, of which no reader must suffer
            status = enhanced_status(refused.smtp_code, refused.smtp_error)
            _postpone(mail, status, at, is_ours=True)
            self._break_off()
        except smtplib.SMTPRecipientsRefused as refused:
            code, reply = next(iter(refused.recipients.values()))
            self._refused(mail, code, reply, at)
            if code == SHUTTING_DOWN:
                self._break_off()
        except smtplib.SMTPResponseException as refused:
            self._refused(mail, refused.smtp_code, refused.smtp_error, at)
            self._break_off()
        except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
            self._broken(mail, error, bool(handed), at)
            self._break_off()
        except (ValueError, MessageError) as error:
            # It cannot even be written down: the others must not wait behind it
            logger.exception("E-mail %s cannot be written", mail.pk)
            _settle(mail, State.FAILED, failure=type(error).__name__)
            self._break_off()
        else:
            _settle(mail, State.SENT)

    def _hand(self, mail: Mail, at: datetime) -> None:
        waiting = Mail.objects.filter(pk=mail.pk, state=State.WAITING)
        if not waiting.update(state=State.HANDED, handed_at=at, witness=self._witness.name):
            raise TakenByAnother
        self._witness.note(mail.pk)

    def _refused(self, mail: Mail, code: int, reply: bytes | str, at: datetime) -> None:
        """The server has said no: for good, or for the moment.

        What it refuses by its rules (5.7: no relay, no sign-in) says nothing about the mailbox.
        """
        status = enhanced_status(code, reply)
        if 500 <= code < 600 and not status.startswith("5.7."):
            _settle(mail, State.WAITING, handed_at=None)
            note_bounce(mail, status=status, at=at)
        else:
            _postpone(mail, status, at, is_ours=status.startswith("5."))

    def _broken(self, mail: Mail, error: Exception, handed: bool, at: datetime) -> None:
        """The connection broke: before the end nothing was sent, after it nobody knows."""
        if handed:
            _settle(mail, State.UNCERTAIN, failure=type(error).__name__)
        else:
            _postpone(mail, type(error).__name__, at, is_ours=True)

    def _break_off(self) -> None:
        """Close without a word: in the middle of an e-mail the server would take it for text."""
        if self._watched and self._backend.connection:
            self._backend.connection.close()
            self._backend.connection = None
        self._sent = 0

    def _close(self) -> None:
        self._sent = 0
        try:
            self._backend.close()
        except (smtplib.SMTPException, OSError):
            self._break_off()


def send_due(now: Callable[[], datetime], may_go_on: Callable[[], bool]) -> int:
    """Send what is due, batch by batch, as long as `may_go_on()`; return how many e-mails were looked at.

    Raises OSError where the mail server cannot be reached: then everything waits for the next round.
    """
    done = 0
    with Post() as post:
        while may_go_on() and (batch := _batch(now())):
            written = letters.write_all(batch, now())
            for mail in batch:
                if not may_go_on():
                    return done
                message = written[mail.pk]
                if message is None:
                    Mail.objects.filter(pk=mail.pk, state=State.WAITING).update(state=State.DROPPED)
                else:
                    post.send(mail, message, now())
                done += 1
    return done


def recover(at: datetime, older_than: timedelta) -> int:
    """See to e-mails that a worker was handing over when it died, `older_than` ago; return how many are sent again."""
    again = 0
    for mail in Mail.objects.filter(state=State.HANDED, handed_at__lte=at - older_than):
        if witness.was_handed_over(mail.witness, mail.pk):
            _settle(mail, State.SENT)
        else:
            again += _settle(mail, State.WAITING, handed_at=None, witness="")
    witness.tidy_up(at)
    return again


def enhanced_status(code: int, reply: bytes | str) -> str:
    """Return the status of RFC 3463 with which a reply begins ("5.1.1"), else one made of the three-digit code."""
    text = reply.decode("ascii", "replace") if isinstance(reply, bytes) else reply
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if len(first) <= 9 and first.count(".") == 2 and first.replace(".", "").isdecimal():
        return first
    return "5.7.0" if code in (530, 535) else f"{code // 100}.0.0"


def _batch(at: datetime) -> list[Mail]:
    due = Mail.objects.due(at).select_related("subscriber", "sign_up")
    return list(due.prefetch_related("notices__edition")[:BATCH])


def _settle(mail: Mail, state: str, **fields: Any) -> int:
    return Mail.objects.filter(pk=mail.pk, state__in=(State.HANDED, State.WAITING)).update(
        state=state, **fields
    )


def _postpone(mail: Mail, failure: str, at: datetime, *, is_ours: bool) -> None:
    """Let the e-mail wait, or give it up after days; what is our own fault says nothing about the mailbox."""
    attempts = mail.attempts + 1
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    values = {"attempts": attempts, "due_at": at + pause, "failure": failure[:120]}
    is_over = attempts >= ATTEMPTS
    state = State.FAILED if is_over and is_ours else State.WAITING
    _settle(mail, state, handed_at=None, witness="", **values)
    if is_over and not is_ours:
        note_bounce(mail, status=TOO_LONG, at=at)
