"""What Administration does about somebody's sign-ins: ending them, and taking away a lost second factor."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from .. import audit
from ..errors import Refused
from ..models import User
from ..tasks import send_second_factor_reset
from .rules import end_all_sessions, locked


@transaction.atomic
def end_sessions(user: User, *, by: User, at: datetime) -> int:
    """Sign the account out everywhere, for instance after a lost device; returns the number of sessions."""
    user = locked(user, by)
    ended = end_all_sessions(user)
    audit.record("end_sessions", by=by, at=at, obj=user, details={"sessions": ended})
    return ended


@transaction.atomic
def end_session(user: User, session_id: int, *, by: User, at: datetime) -> None:
    """End one sign-in of the account; one that has ended meanwhile is no error."""
    user = locked(user, by)
    for session in UserSession.objects.filter(user=user, pk=session_id):
        session.end()
        audit.record("end_sessions", by=by, at=at, obj=user, details={"sessions": 1})


@transaction.atomic
def reset_second_factor(user: User, *, by: User, at: datetime) -> User:
    """Take away all second factors, for instance of a lost telephone; all sign-ins end, and the owner is told.

    Until a new one is set up the password alone protects the account. So this needs somebody else, who has spoken with
    the owner, and is never part of asking for a new password.
    """
    user = locked(user, by)
    if by.pk == user.pk:
        raise Refused("Den eigenen zweiten Faktor ändern Sie unter „Mein Konto“.")
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise Refused("Dieses Konto hat keinen zweiten Faktor.")
    details = {"sessions": end_all_sessions(user)}
    audit.record("reset_second_factor", by=by, at=at, obj=user, details=details)
    transaction.on_commit(lambda: send_second_factor_reset.enqueue(user.pk))
    return user
