"""The rules of managing accounts, asked by the actions, and by forms beforehand so that what was typed is kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from ..errors import Refused
from ..models import AuditEntry, User
from ..roles import ADMINISTRATION, BY_CODE, roles_of
from ..states import NOT_ARRIVED

LAST_ADMINISTRATOR = (
    "Das ist das letzte Konto, das Konten verwalten kann. Geben Sie zuerst einem anderen aktiven Konto die Rolle"
    f" „{ADMINISTRATION.label}“."
)
ASK_ANOTHER = f"Bitten Sie eine andere Person mit der Rolle „{ADMINISTRATION.label}“ darum."
HAS_HISTORY = (
    "Dieses Konto hat schon gearbeitet. Damit nachvollziehbar bleibt, wer was getan hat, kann es nicht gelöscht werden."
    " Deaktivieren Sie es stattdessen: Dann ist keine Anmeldung mehr möglich."
)


def administrators() -> QuerySet[User]:
    """Return the accounts that can manage accounts, now and later: active, entitled, arrived, without an end.

    An invitation that nobody has answered yet does not count: it may have gone to a wrong address. Nor does an account
    that ends some day: on that day nobody might be left.
    """
    return (
        User.objects.filter(is_active=True, anonymised_at=None, access_until=None)
        .filter(Q(groups__name=ADMINISTRATION.label) | Q(is_superuser=True))
        .exclude(NOT_ARRIVED)
        .distinct()
    )


def require_roles_permitted(user: User, roles: Iterable[str], *, by: User) -> None:
    """Raise Refused if `by` may not give `user` exactly these roles."""
    roles, old = set(roles), {role.code for role in roles_of(user)}
    if by.pk == user.pk and roles - old:
        raise Refused(f"Sich selbst kann niemand eine Rolle geben. {ASK_ANOTHER}")
    if ADMINISTRATION.code in old - roles and not user.is_superuser:
        require_another_administrator(user)


def require_deactivation_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not deactivate `user`."""
    _require_somebody_else(user, by, f"Das eigene Konto kann niemand deaktivieren. {ASK_ANOTHER}")


def require_deletion_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not delete `user`, or the account has a history."""
    _require_somebody_else(user, by, "Das eigene Konto kann niemand löschen.")
    did_something = AuditEntry.objects.filter(actor=user).exists()
    if user.last_login or did_something or LogEntry.objects.filter(user=user).exists():
        raise Refused(HAS_HISTORY)


def require_erasure_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not anonymise `user`."""
    _require_somebody_else(user, by, f"Das eigene Konto kann niemand anonymisieren. {ASK_ANOTHER}")


def require_end_permitted(user: User, last_day: date | None, *, by: User) -> None:
    """Raise Refused if `by` may not let the account of `user` end on `last_day` (None: never)."""
    if last_day is None:
        return
    if by.pk == user.pk:
        raise Refused("Dem eigenen Konto kann niemand ein Ende setzen.")
    require_another_administrator(user)


def require_another_administrator(user: User) -> None:
    """Raise Refused if nobody but `user` can manage accounts."""
    able = administrators()
    if able.filter(pk=user.pk).exists() and not able.exclude(pk=user.pk).exists():
        raise Refused(LAST_ADMINISTRATOR)


def _require_somebody_else(user: User, by: User, sentence: str) -> None:
    """Raise Refused if `user` is needed to manage accounts, or (saying the sentence) if it is the own account."""
    require_another_administrator(user)
    if by.pk == user.pk:
        raise Refused(sentence)


def permit(by: User, verb: str) -> None:
    """Raise Refused unless `by` may manage accounts in this way ("add", "change", "delete")."""
    if not (by.is_active and by.has_perm(f"accounts.{verb}_user")):
        raise Refused("Ihr Konto darf keine Konten verwalten.")


def locked(user: User, by: User, verb: str = "change") -> User:
    """Check the permission, and let one change of an account happen at a time, from fresh rows on."""
    user, by = queued(user), User.objects.get(pk=by.pk)
    permit(by, verb)
    if user.anonymised_at:
        raise Refused("Dieses Konto ist anonymisiert. Daran lässt sich nichts mehr ändern.")
    if user.is_superuser and not by.is_superuser:
        raise Refused(
            "Dieses Konto hat alle Rechte. Nur ein Konto mit allen Rechten kann es ändern."
        )
    return user


def queued(user: User) -> User:
    """Let one change of an account happen at a time, and return the account from its fresh row.

    The lock is on the administrators' group and not on the account: two administrators who shut each other out at the
    same moment touch different accounts. SQLite has one writer at a time anyway.
    """
    Group.objects.select_for_update(no_key=True).get(name=ADMINISTRATION.label)
    return User.objects.get(pk=user.pk)


def end_all_sessions(user: User) -> int:
    """Sign the account out everywhere and return the number of sessions."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def known(roles: Iterable[str]) -> list[str]:
    """Return the codes of roles in order; a KeyError means that one of them is none."""
    return sorted(BY_CODE[code].code for code in roles)


def names(teams: Iterable[Any]) -> list[str]:
    """Return the names of teams in order, as the log tells them."""
    return sorted(team.name for team in teams)
