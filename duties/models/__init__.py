"""The statements that every public site owes its visitors, and what visitors write."""

from .accessibility import AccessibilityStatement, Barrier
from .imprint import Imprint
from .message import Kind, Message, MessageNote, MessageState, ReviewReminder, Wanted
from .privacy import PrivacyStatement, Processing

__all__ = [
    "AccessibilityStatement",
    "Barrier",
    "Imprint",
    "Kind",
    "Message",
    "MessageNote",
    "MessageState",
    "PrivacyStatement",
    "Processing",
    "ReviewReminder",
    "Wanted",
]
