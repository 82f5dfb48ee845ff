"""Reading e-mails that came back: which of ours it was, and why (RFC 3464)."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from typing import Any
from uuid import UUID

from .models import Mail
from .verp import key_in

# Headers in which the address stands to which it came back
ADDRESSED = ("to", "delivered-to", "x-original-to", "envelope-to")
_OURS = re.compile(r"<([0-9a-f]{32})@")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True)
class Bounce:
    """`status` is that of RFC 3463, "5.1.1"."""

    key: UUID
    status: str


def read(content: bytes) -> Bounce | None:
    """Return what an e-mail says about one of ours that cannot be delivered for good; None for every other e-mail.

    Delays and notes of absence are no bounces. Which e-mail it was says the address to which it came back, or the
    Message-ID of what is sent back with it; both are random, so that nobody can end a foreign subscription.
    """
    # Of headers only the letters count: taking them apart fails on what some servers write
    message = message_from_bytes(content, policy=policy.compat32)
    status = _failed_for_good(message)
    key = _key(message, content)
    return Bounce(key, status) if key and status else None


def mail_of(bounce: Bounce) -> Mail | None:
    """Return the e-mail, if it was handed over."""
    return Mail.objects.filter(key=bounce.key, handed_at__isnull=False).first()


def _failed_for_good(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        groups: Any = part.get_payload()
        # One group of lines for the server, one for each recipient
        for group in groups if isinstance(groups, list) else []:
            status = _STATUS.search(str(group.get("status", "")))
            if str(group.get("action", "")).strip().lower() == "failed" and status:
                return status[0]
    return ""


def _key(message: Message, content: bytes) -> UUID | None:
    for name in ADDRESSED:
        for value in message.get_all(name, []):
            if key := key_in(str(value)):
                return key
    own = str(message.get("message-id", ""))
    sent_back = _OURS.findall(content.decode("ascii", "replace").replace(own, ""))
    return UUID(hex=sent_back[0]) if sent_back else None
