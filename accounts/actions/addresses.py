"""Changing an account's address: by its owner with a yes from both mailboxes, or by Administration with a reason."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from .. import audit
from ..errors import Refused, StaleLink
from ..links import key_of
from ..models import AddressChange, User
from ..states import MAY_SIGN_IN, State
from ..tasks import send_address_changed, send_address_confirmations
from .invitations import issue_invitation
from .links import still_open
from .rules import locked, queued

# Each mailbox has its link of its own; one does not do for the other
OLD, NEW = "address-old", "address-new"
GOOD_FOR = timedelta(hours=48)
TAKEN = "Zu dieser E-Mail-Adresse gibt es schon ein Konto."


@transaction.atomic
def request_address_change(user: User, *, by: User, at: datetime, email: str) -> AddressChange:
    """Ask both mailboxes; until both have said yes, everything goes on with the old address.

    Whether the new address belongs to another account is not told here: whoever reads that mailbox learns it.
    """
    if by.pk != user.pk:
        raise Refused("Um eine neue Adresse bittet nur, wem das Konto gehört.")
    user, email = queued(user), email.lower()
    if email == user.email:
        raise Refused("Das ist schon die Adresse Ihres Kontos.")
    _end(user, AddressChange.Ending.REPLACED, at)
    change = AddressChange.objects.create(
        user=user, new_email=email, requested_at=at, expires_at=at + GOOD_FOR
    )
    audit.record("request_address_change", by=by, at=at, obj=user, details={"new": email})
    transaction.on_commit(lambda: send_address_confirmations.enqueue(str(change.pk)))
    return change


@transaction.atomic
def cancel_address_change(user: User, *, by: User, at: datetime) -> None:
    """Drop the wish; both links lead nowhere from now on."""
    if by.pk != user.pk:
        raise Refused("Das kann nur, wem das Konto gehört.")
    user = queued(user)
    if _end(user, AddressChange.Ending.CANCELLED, at):
        audit.record("cancel_address_change", by=by, at=at, obj=user)


def address_change_of(token: str, *, at: datetime) -> tuple[AddressChange, str]:
    """Return the open wish to which a link belongs, and whose mailbox it was sent to: OLD or NEW.

    Raise StaleLink, which says why the link leads nowhere: "confirmed" if this mailbox has already said yes.
    """
    side, key = next(
        ((side, key) for side in (OLD, NEW) if (key := key_of(side, token))), ("", None)
    )
    change = still_open(AddressChange, key, at=at)
    if change.user.state(at) not in MAY_SIGN_IN:
        raise StaleLink("cancelled")
    if change.old_confirmed_at if side == OLD else change.new_confirmed_at:
        raise StaleLink("confirmed")
    return change, side


@transaction.atomic
def confirm_address(token: str, *, at: datetime) -> AddressChange:
    """Note the yes of one mailbox; with the second one the account has its new address.

    If that address went to another account meanwhile, the wish has ended as "taken".
    """
    user = queued(address_change_of(token, at=at)[0].user)
    change, side = address_change_of(token, at=at)
    if side == OLD:
        change.old_confirmed_at = at
    else:
        change.new_confirmed_at = at
    if change.old_confirmed_at and change.new_confirmed_at:
        old = user.email
        change.ended_at, change.ending = at, AddressChange.Ending.TAKEN
        if _give(user, change.new_email):
            change.ending = AddressChange.Ending.DONE
            details = {"old": {"email": old}, "new": {"email": user.email}}
            audit.record("change_address", by=user, at=at, obj=user, details=details)
            transaction.on_commit(lambda: send_address_changed.enqueue(user.pk, old, by_owner=True))
    change.save()
    return change


@transaction.atomic
def refuse_address(token: str, *, at: datetime) -> None:
    """Drop the wish from one of the mailboxes, for instance because its reader never asked for it."""
    change, _ = address_change_of(token, at=at)
    user = queued(change.user)
    if _end(user, AddressChange.Ending.CANCELLED, at):
        # Whose mailbox it is, nobody has shown: the log names no one
        audit.record("cancel_address_change", by=None, at=at, obj=user)


@transaction.atomic
def replace_address(user: User, *, by: User, at: datetime, email: str, reason: str) -> User:
    """Give the account another address without asking its mailboxes, because the old one is gone.

    The old address is told, because the new one can set a new password. Who was only invited gets a new invitation.
    """
    user = locked(user, by)
    require_address_permitted(user, by=by)
    if not reason.strip():
        raise Refused(
            "Bitte begründen Sie, warum die Person die neue Adresse nicht selbst bestätigen kann."
        )
    old = user.email
    if not _give(user, email):
        raise Refused(TAKEN)
    _end(user, AddressChange.Ending.CANCELLED, at)
    details = {"old": {"email": old}, "new": {"email": user.email}, "reason": reason.strip()}
    audit.record("replace_address", by=by, at=at, obj=user, details=details)
    transaction.on_commit(lambda: send_address_changed.enqueue(user.pk, old))
    if user.state(at) == State.INVITED:
        issue_invitation(user, at=at)
    return user


def require_address_permitted(user: User, *, by: User) -> None:
    """Raise Refused if `by` may not give `user` another address without asking the mailboxes."""
    if by.pk == user.pk:
        raise Refused("Die eigene Adresse ändern Sie unter „Mein Konto“.")


def _give(user: User, email: str) -> bool:
    """Store the address unless another account has it, and tell whether it is stored."""
    user.email = email.lower()
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        return False
    EmailAddress.objects.filter(user=user).delete()
    return True


def _end(user: User, ending: AddressChange.Ending, at: datetime) -> int:
    return user.address_changes.filter(ended_at=None).update(ended_at=at, ending=ending)
