"""The envelope sender of each e-mail: an address that says, where an e-mail comes back to it, which one it was."""

import re
from uuid import UUID

from django.conf import settings

from .models import Mail

# "rueckweg+<32 hexadecimal digits>@…": random, so that nobody can make one up
_KEY = re.compile(r"\+([0-9a-f]{32})@")


def bounce_sender(mail: Mail) -> str:
    """Return the envelope sender: BOUNCE_ADDRESS with the e-mail's key behind a plus sign, else the usual sender."""
    if not settings.BOUNCE_ADDRESS:
        return settings.DEFAULT_FROM_EMAIL
    name, _, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{name}+{mail.key.hex}@{domain}"


def key_in(address: str) -> UUID | None:
    """Return the e-mail's key that an address of ours holds, or None."""
    found = _KEY.search(address)
    return UUID(hex=found[1]) if found else None
