"""Links in e-mails: signed, so that a copy of the database makes none, and one kind opens nothing of another."""

import hashlib
from datetime import timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer, TimestampSigner
from django.utils.crypto import salted_hmac
from django.utils.http import urlsafe_base64_encode

from .models import Mail, Subscriber

# The link in an e-mail may have been passed on with it: it changes subscriptions for some weeks only
MANAGED_FOR = timedelta(days=60)
# A character that no mail program takes for the end of an address
_SEPARATOR = "~"
_ENDING = Signer(sep=_SEPARATOR, salt="subscriptions.end")
_MANAGING = TimestampSigner(sep=_SEPARATOR, salt="subscriptions.manage")


def ending_token(subscriber: Subscriber) -> str:
    """Return what stands in the address that ends everything; it is good for as long as there is something to end."""
    return _ENDING.sign(subscriber.key.hex)


def key_to_end(token: str) -> UUID | None:
    """Return the key of the subscriber for whom the token was made, or None if we did not make it."""
    try:
        return UUID(hex=_ENDING.unsign(token))
    except (BadSignature, ValueError):
        return None


def managing_token(subscriber: Subscriber) -> str:
    """Return what stands in the address of the page for managing; it is good for MANAGED_FOR."""
    return _MANAGING.sign(subscriber.key.hex)


def key_to_manage(token: str) -> UUID | None:
    """Return the key of the subscriber for whom the token was made; None if it is too old or none of ours."""
    try:
        return UUID(hex=_MANAGING.unsign(token, max_age=MANAGED_FOR))
    except (BadSignature, ValueError):
        return None


def confirming_token(mail: Mail) -> str:
    """Return what stands in the address of a confirmation: 256 bits, made of the e-mail's key and our secret.

    It is the same however often the e-mail is written, by however many workers.
    """
    made = salted_hmac("subscriptions.confirm", mail.key.hex, algorithm="sha256").digest()
    return urlsafe_base64_encode(made)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def address_hash(email: str) -> str:
    """Return the keyed hash by which a consent knows an address once the address itself is deleted."""
    return salted_hmac("subscriptions.address", email.lower(), algorithm="sha256").hexdigest()
