"""Changes of somebody's account by Administration."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from .. import audit
from ..errors import Refused
from ..models import Invitation, Team, User
from ..roles import roles_of, set_roles
from ..states import MAY_SIGN_IN
from .invitations import end_invitations, issue_invitation
from .rules import (
    HAS_HISTORY,
    end_all_sessions,
    known,
    locked,
    names,
    permit,
    require_deactivation_permitted,
    require_deletion_permitted,
    require_end_permitted,
    require_roles_permitted,
)


@transaction.atomic
def create_account(
    *,
    by: User,
    at: datetime,
    email: str,
    name: str,
    roles: Iterable[str],
    teams: Iterable[Team] = (),
    access_until: date | None = None,
) -> User:
    """Make an account without a password, and send its owner the link with which to set one."""
    permit(by, "add")
    roles, teams = known(roles), list(teams)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name, access_until=access_until)
    except IntegrityError as error:
        raise Refused("Zu dieser E-Mail-Adresse gibt es schon ein Konto.") from error
    set_roles(user, roles)
    user.teams.set(teams)
    details = {"email": user.email, "roles": roles, "teams": names(teams)}
    if access_until:
        details["access_until"] = access_until.isoformat()
    audit.record("create_account", by=by, at=at, obj=user, details=details)
    issue_invitation(user, at=at)
    return user


@transaction.atomic
def change_profile(user: User, *, by: User, at: datetime, name: str) -> User:
    """Change the name."""
    user = locked(user, by)
    old, user.name = user.name, name
    user.save(update_fields=["name"])
    details = {"old": {"name": old}, "new": {"name": name}}
    audit.record("change_profile", by=by, at=at, obj=user, details=details)
    return user


@transaction.atomic
def change_roles(user: User, *, by: User, at: datetime, roles: Iterable[str]) -> User:
    """Give the account exactly these roles; they count from its next request on."""
    user = locked(user, by)
    old, new = [role.code for role in roles_of(user)], known(roles)
    require_roles_permitted(user, new, by=by)
    set_roles(user, new)
    audit.record("change_roles", by=by, at=at, obj=user, details={"old": old, "new": new})
    return user


@transaction.atomic
def set_teams(user: User, *, by: User, at: datetime, teams: Iterable[Team]) -> User:
    """Make the account a member of exactly these teams."""
    user = locked(user, by)
    old, teams = names(user.teams.all()), list(teams)
    user.teams.set(teams)
    audit.record("set_teams", by=by, at=at, obj=user, details={"old": old, "new": names(teams)})
    return user


@transaction.atomic
def deactivate(user: User, *, by: User, at: datetime) -> User:
    """Shut the account out: all its sessions end at once."""
    user = locked(user, by)
    require_deactivation_permitted(user, by=by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_invitations(user, Invitation.Ending.REVOKED, at=at)
    audit.record("deactivate", by=by, at=at, obj=user, details={"sessions": end_all_sessions(user)})
    return user


@transaction.atomic
def reactivate(user: User, *, by: User, at: datetime) -> User:
    """Let the account in again, with the roles it had; who never came is to be invited again."""
    user = locked(user, by)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("reactivate", by=by, at=at, obj=user)
    return user


@transaction.atomic
def set_access_until(user: User, *, by: User, at: datetime, last_day: date | None) -> User:
    """Let the account end after `last_day`, or let it go on without an end (None)."""
    user = locked(user, by)
    require_end_permitted(user, last_day, by=by)
    old, user.access_until = user.access_until, last_day
    user.save(update_fields=["access_until"])
    days: dict[str, Any] = {
        "old": old and old.isoformat(),
        "new": last_day and last_day.isoformat(),
    }
    if user.state(at) not in MAY_SIGN_IN:
        days["sessions"] = end_all_sessions(user)
    audit.record("set_access_until", by=by, at=at, obj=user, details=days)
    return user


@transaction.atomic
def delete_account(user: User, *, by: User, at: datetime) -> None:
    """Delete an account that has never done anything, for instance one made by mistake."""
    user = locked(user, by, "delete")
    require_deletion_permitted(user, by=by)
    audit.record("delete_account", by=by, at=at, obj=user, details={"email": user.email})
    end_all_sessions(user)
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError as error:
        raise Refused(HAS_HISTORY) from error
