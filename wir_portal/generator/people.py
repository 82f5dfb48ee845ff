"""Who writes and who approves what is generated."""

from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class People:
    editor: User
    approver: User
