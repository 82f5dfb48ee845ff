"""Anonymising an account: the person goes, what they did stays, with a number in place of the name."""

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from .. import audit, erasures
from ..errors import Refused
from ..models import AuditEntry, User
from ..personal_data import is_own, relations_to_users
from ..states import State
from .rules import end_all_sessions, locked, queued, require_erasure_permitted

NOT_NOTED = (
    "Das Konto wurde nicht anonymisiert: Die Liste der Löschungen lässt sich nicht schreiben. Bitte sagen Sie es der"
    " Person, die das Portal betreibt."
)


@transaction.atomic
def erase_account(user: User, *, by: User, at: datetime) -> User:
    """Take everything personal out of an account for good; editions, texts and the log keep their references."""
    user = locked(user, by, "delete")
    require_erasure_permitted(user, by=by)
    return _erased(user, by=by, at=at)


@transaction.atomic
def erase_long_deactivated(user: User, *, at: datetime) -> User:
    """Do the same where nobody asks for it: the time for which an account of the past is kept is over."""
    user = queued(user)
    if user.state(at) not in (State.DEACTIVATED, State.EXPIRED):
        return user
    return _erased(user, by=None, at=at)


@transaction.atomic
def erase_again(erasure: erasures.Erasure, *, at: datetime) -> bool:
    """Repeat an erasure after a backup was restored; tell whether there was something to erase."""
    user = erasure.account
    if user is None or user.anonymised_at:
        return False
    _forget(queued(user), by=None, at=at)
    return True


def _erased(user: User, *, by: User | None, at: datetime) -> User:
    _forget(user, by=by, at=at)
    try:
        # Last, and before the commit: a line too much erases who was to be erased, a missing one brings a person back
        erasures.note(user, at)
    except OSError as error:
        raise Refused(NOT_NOTED) from error
    return user


def _forget(user: User, *, by: User | None, at: datetime) -> None:
    end_all_sessions(user)
    for relation in relations_to_users():
        if is_own(relation):
            relation.related_model._base_manager.filter(**{relation.field.name: user}).delete()
    user.name = f"Ehemaliges Konto {user.pk}"
    user.email = f"konto-{user.pk}@anonym.invalid"
    user.set_unusable_password()
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = user.access_until = user.end_warned = None
    user.anonymised_at = at
    user.save()
    own_type = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=own_type, object_id=str(user.pk)).update(
        object_repr=user.name, change_message=""
    )
    audit.forget(
        AuditEntry.objects.filter(object_type=User._meta.label_lower, object_id=str(user.pk)), at=at
    )
    audit.record("erase_account", by=by, at=at, obj=user)
