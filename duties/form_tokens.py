"""What a form carries instead of a session: signed, so that nobody makes one up, and good for three days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer

# Nobody reads the questions and writes an answer in less; programs do
AT_LEAST = timedelta(seconds=4)
# People may take their time, with pauses, and a form may stay open over a weekend
AT_MOST = timedelta(days=3)


@dataclass(frozen=True)
class FormToken:
    """`path` and `edition` (its key, or 0) are what was seen; `submission` is the form's own number."""

    path: str
    edition: int
    issued_at: datetime
    submission: UUID

    def is_too_quick(self, at: datetime) -> bool:
        return at - self.issued_at < AT_LEAST


def issue(path: str, edition: int, at: datetime) -> str:
    """Return the text of a new token for a form that is shown at the moment `at`."""
    return _signer().sign_object([path, edition, int(at.timestamp()), uuid4().hex])


def read(text: str, at: datetime) -> FormToken | None:
    """Return what the text says, or None where it is not ours or too old."""
    try:
        path, edition, issued, submission = _signer().unsign_object(text)
    except (BadSignature, ValueError):
        return None
    token = FormToken(path, edition, datetime.fromtimestamp(issued, UTC), UUID(submission))
    return token if at - token.issued_at <= AT_MOST else None


def receipt(number: str) -> str:
    """Return what stands in the address of the page that confirms the message with this number."""
    return Signer(sep="~", salt="duties.receipt").sign(number)


def number_of(text: str) -> str | None:
    """Return the number for which the receipt was made, or None."""
    try:
        return Signer(sep="~", salt="duties.receipt").unsign(text)
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(sep="~", salt="duties.form")
