"""Everything that changes who gets e-mails about what: one function for each deed, atomic."""

from .ending import end, end_again
from .managing import change, send_managing_link
from .signing_up import confirm, request, sign_up_of

__all__ = [
    "change",
    "confirm",
    "end",
    "end_again",
    "request",
    "send_managing_link",
    "sign_up_of",
]
