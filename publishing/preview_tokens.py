"""The secret part of a preview link's address: made once, kept as a hash, and found again."""

import hashlib
import secrets
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

from .models import PreviewLink, Withdrawal

# Neither of the characters of a token nor one that mail programs take for the end of an address
_SEPARATOR = "~"
_SALT = "publishing.preview_link"


def make() -> tuple[str, str]:
    """Return a new token (256 random bits, signed) and the hash under which it is kept."""
    secret = secrets.token_urlsafe(32)
    return _signer().sign(secret), _hash(secret)


def find(token: str, at: datetime) -> PreviewLink | None:
    """Return the link that the token opens at the moment `at`, with its document; None whatever the reason.

    A token that we did not make is known by its signature, without asking the database. What was withdrawn from the
    public is not read by the back door either.
    """
    try:
        token_hash = _hash(_signer().unsign(token))
    except BadSignature:
        return None
    links = PreviewLink.objects.open(at).select_related("document")
    link = links.filter(token_hash=token_hash).first()
    if link is None or not constant_time_compare(link.token_hash, token_hash):
        return None
    if Withdrawal.objects.effective(at).filter(document=link.document_id).exists():
        return None
    return link


def _signer() -> Signer:
    return Signer(sep=_SEPARATOR, salt=_SALT)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
