"""Subscribers with what they chose, the proof of their consent, and the outbox."""

from .consent import Consent, ConsentText
from .outbox import FanOut, Mail, Notice
from .sign_up import SignUp
from .subscriber import Rhythm, Subscriber, Subscription

__all__ = [
    "Consent",
    "ConsentText",
    "FanOut",
    "Mail",
    "Notice",
    "Rhythm",
    "SignUp",
    "Subscriber",
    "Subscription",
]
