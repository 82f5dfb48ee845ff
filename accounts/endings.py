"""What happens around the last day of an account: everybody is warned before, and open sessions are ended after."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .actions import administrators
from .models import User
from .states import MAY_SIGN_IN, State
from .tasks import WARNED_BEFORE, send_end_warning


def warn_of_endings(at: datetime) -> int:
    """Announce each end of the coming days once, to its owner and to Administration; return how many were due."""
    today = timezone.localdate(at)
    due = (
        User.objects.in_state(*MAY_SIGN_IN, at=at)
        .filter(access_until__lte=today + WARNED_BEFORE)
        .exclude(end_warned=F("access_until"))
    )
    return sum(_warn(user) for user in due)


def end_expired_sessions(at: datetime) -> int:
    """Delete the sessions of accounts whose last day is over; they were good for nothing since (accounts.backend)."""
    expired = User.objects.in_state(State.EXPIRED, at=at)
    sessions = list(UserSession.objects.filter(user__in=expired))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def _warn(user: User) -> bool:
    """Mark and announce together; of two workers at the same moment only one does it."""
    same = User.objects.filter(pk=user.pk, access_until=user.access_until)
    won = same.exclude(end_warned=user.access_until).update(end_warned=user.access_until) == 1
    if won:
        told = [administrator.pk for administrator in administrators()]
        transaction.on_commit(lambda: send_end_warning.enqueue(user.pk, told))
    return won
