"""Every change of somebody's account, each as one function: permission, rule, change, audit, side effects.

Each takes `by` (who) and `at` (the aware moment at which it happens). Each raises Refused. Three rules hold throughout:
nobody raises their own rights, there is always somebody left who can manage accounts, and an account with all rights
is touched only by another such account.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q, QuerySet

from . import audit
from .errors import Refused
from .models import AuditEntry, Team, User
from .roles import ADMINISTRATION, BY_CODE, roles_of, set_roles
from .tasks import send_address_changed, send_invitation

LAST_ADMINISTRATOR = (
    "Das ist das letzte Konto, das Konten verwalten kann. Geben Sie zuerst einem anderen aktiven Konto die Rolle"
    f" „{ADMINISTRATION.label}“."
)
HAS_HISTORY = (
    "Dieses Konto hat schon gearbeitet. Damit nachvollziehbar bleibt, wer was getan hat, kann es nicht gelöscht werden."
    " Deaktivieren Sie es stattdessen: Dann ist keine Anmeldung mehr möglich."
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
) -> User:
    """Make an account without a password, and send its owner the link with which to set one."""
    _permit(by, "add")
    roles, teams = _known(roles), list(teams)
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name=name)
    except IntegrityError as error:
        raise Refused("Zu dieser E-Mail-Adresse gibt es schon ein Konto.") from error
    set_roles(user, roles)
    user.teams.set(teams)
    details = {"email": user.email, "roles": roles, "teams": _names(teams)}
    audit.record("create_account", by=by, at=at, obj=user, details=details)
    transaction.on_commit(lambda: send_invitation.enqueue(user.pk))
    return user


@transaction.atomic
def invite_again(user: User, *, by: User, at: datetime) -> None:
    """Send the link for setting a password once more, to somebody who has never signed in."""
    user = _locked(user, by)
    if user.last_login or not user.is_active:
        raise Refused(
            "Eine Einladung gibt es nur für aktive Konten, die sich noch nie angemeldet haben."
        )
    audit.record("invite_again", by=by, at=at, obj=user)
    transaction.on_commit(lambda: send_invitation.enqueue(user.pk))


@transaction.atomic
def change_profile(user: User, *, by: User, at: datetime, email: str, name: str) -> User:
    """Change name and e-mail address; the old address is told, because the new one can set a new password."""
    user = _locked(user, by)
    old = {"email": user.email, "name": user.name}
    user.email, user.name = email.lower(), name
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "name"])
    except IntegrityError as error:
        raise Refused("Zu dieser E-Mail-Adresse gibt es schon ein Konto.") from error
    new = {"email": user.email, "name": user.name}
    if new["email"] != old["email"]:
        EmailAddress.objects.filter(user=user).delete()
        transaction.on_commit(lambda: send_address_changed.enqueue(user.pk, old["email"]))
    audit.record("change_profile", by=by, at=at, obj=user, details={"old": old, "new": new})
    return user


@transaction.atomic
def change_roles(user: User, *, by: User, at: datetime, roles: Iterable[str]) -> User:
    """Give the account exactly these roles; they count from its next request on."""
    user = _locked(user, by)
    old, new = [role.code for role in roles_of(user)], _known(roles)
    require_roles_permitted(user, new, by=by)
    set_roles(user, new)
    audit.record("change_roles", by=by, at=at, obj=user, details={"old": old, "new": new})
    return user


@transaction.atomic
def set_teams(user: User, *, by: User, at: datetime, teams: Iterable[Team]) -> User:
    """Make the account a member of exactly these teams."""
    user = _locked(user, by)
    old, teams = _names(user.teams.all()), list(teams)
    user.teams.set(teams)
    audit.record("set_teams", by=by, at=at, obj=user, details={"old": old, "new": _names(teams)})
    return user


@transaction.atomic
def deactivate(user: User, *, by: User, at: datetime) -> User:
    """Shut the account out: all its sessions end at once."""
    user = _locked(user, by)
    require_deactivation_permitted(user, by=by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record("deactivate", by=by, at=at, obj=user, details={"sessions": _end_sessions(user)})
    return user


@transaction.atomic
def reactivate(user: User, *, by: User, at: datetime) -> User:
    """Let the account in again, with the roles it had."""
    user = _locked(user, by)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("reactivate", by=by, at=at, obj=user)
    return user


@transaction.atomic
def end_sessions(user: User, *, by: User, at: datetime) -> int:
    """Sign the account out everywhere, for instance after a lost device; returns the number of sessions."""
    user = _locked(user, by)
    ended = _end_sessions(user)
    audit.record("end_sessions", by=by, at=at, obj=user, details={"sessions": ended})
    return ended


@transaction.atomic
def delete_account(user: User, *, by: User, at: datetime) -> None:
    """Delete an account that has never done anything, for instance one made by mistake."""
    user = _locked(user, by, "delete")
    require_deletion_permitted(user, by=by)
    audit.record("delete_account", by=by, at=at, obj=user, details={"email": user.email})
    _end_sessions(user)
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError as error:
        raise Refused(HAS_HISTORY) from error


def administrators() -> QuerySet[User]:
    """Return the accounts that can manage accounts today: active, entitled, and arrived.

    An invitation that nobody has answered yet does not count: it may have gone to a wrong address.
    """
    return (
        User.objects.filter(is_active=True)
        .filter(Q(groups__name=ADMINISTRATION.label) | Q(is_superuser=True))
        .exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login__isnull=True)
        .distinct()
    )


# The rules, which forms ask beforehand so that they can say no and keep what was typed


def require_roles_permitted(user: User, roles: Iterable[str], *, by: User) -> None:
    """Raise Refused if `by` may not give `user` exactly these roles."""
    roles, old = set(roles), {role.code for role in roles_of(user)}
    if by.pk == user.pk and roles - old:
        raise Refused(
            "Sich selbst kann niemand eine Rolle geben. Bitten Sie eine andere Person mit der Rolle"
            f" „{ADMINISTRATION.label}“ darum."
        )
    if ADMINISTRATION.code in old - roles and not user.is_superuser:
        _require_another_administrator(user)


def require_deactivation_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not deactivate `user`."""
    _require_another_administrator(user)
    if by.pk == user.pk:
        raise Refused(
            "Das eigene Konto kann niemand deaktivieren. Bitten Sie eine andere Person mit der Rolle"
            f" „{ADMINISTRATION.label}“ darum."
        )


def require_deletion_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not delete `user`, or the account has a history."""
    _require_another_administrator(user)
    if by.pk == user.pk:
        raise Refused("Das eigene Konto kann niemand löschen.")
    did_something = AuditEntry.objects.filter(actor=user).exists()
    if user.last_login or did_something or LogEntry.objects.filter(user=user).exists():
        raise Refused(HAS_HISTORY)


def _require_another_administrator(user: User) -> None:
    able = administrators()
    if able.filter(pk=user.pk).exists() and not able.exclude(pk=user.pk).exists():
        raise Refused(LAST_ADMINISTRATOR)


def _permit(by: User, verb: str) -> None:
    if not (by.is_active and by.has_perm(f"accounts.{verb}_user")):
        raise Refused("Ihr Konto darf keine Konten verwalten.")


def _locked(user: User, by: User, verb: str = "change") -> User:
    """Check the permission, and let one change of an account happen at a time, from fresh rows on.

    The lock is on the administrators' group and not on the account: two administrators who shut each other out at the
    same moment touch different accounts. SQLite has one writer at a time anyway.
    """
    Group.objects.select_for_update().get(name=ADMINISTRATION.label)
    by, user = User.objects.get(pk=by.pk), User.objects.get(pk=user.pk)
    _permit(by, verb)
    if user.is_superuser and not by.is_superuser:
        raise Refused(
            "Dieses Konto hat alle Rechte. Nur ein Konto mit allen Rechten kann es ändern."
        )
    return user


def _end_sessions(user: User) -> int:
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def _known(roles: Iterable[str]) -> list[str]:
    return sorted(BY_CODE[code].code for code in roles)


def _names(teams: Iterable[Any]) -> list[str]:
    return sorted(team.name for team in teams)
