"""Inviting the owner of a new account: sending the link, sending it again, taking it back, and its use."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from .. import audit
from ..errors import Refused, StaleLink
from ..links import key_of
from ..models import Invitation, User
from ..states import State
from ..tasks import send_invitation
from .links import still_open
from .rules import locked, queued

PURPOSE = "invitation"


def issue_invitation(user: User, *, at: datetime) -> Invitation:
    """Send a new link; one that was sent before is good for nothing from now on."""
    end_invitations(user, Invitation.Ending.REPLACED, at=at)
    invitation = Invitation.objects.create(
        user=user, sent_at=at, expires_at=at + timedelta(days=settings.INVITATION_DAYS)
    )
    transaction.on_commit(lambda: send_invitation.enqueue(str(invitation.pk)))
    return invitation


def end_invitations(user: User, ending: Invitation.Ending, *, at: datetime) -> int:
    """End the open link, and return how many there were: one or none."""
    return user.invitations.filter(ended_at=None).update(ended_at=at, ending=ending)


@transaction.atomic
def invite_again(user: User, *, by: User, at: datetime) -> None:
    """Send a new link to somebody who has never signed in."""
    user = locked(user, by)
    if user.state(at) != State.INVITED:
        raise Refused(
            "Eine Einladung gibt es nur für Konten, die eingeladen und noch nie benutzt worden sind."
        )
    issue_invitation(user, at=at)
    audit.record("invite_again", by=by, at=at, obj=user)


@transaction.atomic
def revoke_invitation(user: User, *, by: User, at: datetime) -> None:
    """Make the link that was sent good for nothing, for instance because it went to a wrong address."""
    user = locked(user, by)
    if not end_invitations(user, Invitation.Ending.REVOKED, at=at):
        raise Refused("Für dieses Konto ist keine Einladung offen.")
    audit.record("revoke_invitation", by=by, at=at, obj=user)


def invitation_of(token: str, *, at: datetime) -> Invitation:
    """Return the open invitation to which a link belongs; raise StaleLink, which says why it leads nowhere."""
    invitation = still_open(Invitation, key_of(PURPOSE, token), at=at)
    if invitation.user.state(at) != State.INVITED:
        raise StaleLink("revoked")
    return invitation


@transaction.atomic
def accept_invitation(token: str, *, at: datetime, password: str) -> User:
    """Set the first password with the link, which is used up by this.

    Raise StaleLink if somebody was quicker, and ValidationError for a password that is too easy to guess.
    """
    user = queued(invitation_of(token, at=at).user)
    invitation_of(token, at=at)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    end_invitations(user, Invitation.Ending.USED, at=at)
    audit.record("accept_invitation", by=user, at=at, obj=user)
    return user
