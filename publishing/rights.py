"""Who may do what with which document: the role says what at all, the team says with which texts.

A document without a team belongs to everybody with the role. `user.has_perm(permission, document)` asks both.
"""

from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from accounts.models import User

from .models import Document


class TeamBackend:
    """Authentication backend that answers for documents; it signs nobody in."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        return None

    def has_perm(self, user: Any, permission: str, document: Any = None) -> bool:
        """Tell whether the role allows it and the document is the person's to work on."""
        if not isinstance(document, Document):
            return False
        return bool(user.has_perm(permission)) and entrusted(user, document)


def entrusted(user: User, document: Document) -> bool:
    """Tell whether the document belongs to one of the person's teams, or to no team."""
    return document.team_id is None or document.team_id in user.team_ids


def of_teams(user: User) -> Q:
    """Return the condition under which documents are the person's to work on."""
    if user.is_superuser:
        return Q()
    # Not as a column: most documents belong to the own team or to none, and its index is the wrong one to begin with
    team = Coalesce(F("team_id"), Value(0))
    return Q(In(team, [0, *sorted(user.team_ids)]))


def other_team(document: Document) -> str:
    """Return the sentence for somebody who has the role, but not the document."""
    return (
        f"Diesen Text betreut das Team „{document.team}“, dem Sie nicht angehören. Bitten Sie jemanden aus dem Team"
        " oder die Administration."
    )
