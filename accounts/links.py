"""Links in e-mails that let somebody in without a password: signed, so that a copy of the database makes none."""

from uuid import UUID

from django.core.signing import BadSignature, Signer


def token(purpose: str, key: UUID) -> str:
    """Return what stands in the link's address for the row with this key; the same row gives the same token."""
    return Signer(salt=f"accounts.{purpose}").sign(key.hex)


def key_of(purpose: str, token: str) -> UUID | None:
    """Return the key of the row for which the token was made, or None if it was made for nothing."""
    try:
        return UUID(hex=Signer(salt=f"accounts.{purpose}").unsign(token))
    except (BadSignature, ValueError):
        return None
