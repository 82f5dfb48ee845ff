"""Letting people in whom the identity provider names: which account is theirs, and what the claim means for it."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from .. import audit
from ..errors import Refused
from ..identity import Identity
from ..models import Invitation, Team, User
from ..roles import ADMINISTRATION, roles_of, set_roles
from ..states import MAY_SIGN_IN
from .invitations import end_invitations
from .rules import end_all_sessions, locked, names, queued, require_another_administrator

# Under this name accounts are linked with the one provider that there is
PROVIDER = "sso"
NO_ACCOUNT = (
    "Für Sie gibt es hier noch kein Konto. Bitten Sie Ihre Administration um eine Einladung, und nennen Sie ihr dabei"
    " die E-Mail-Adresse, mit der Sie sich gerade angemeldet haben."
)
NO_ROLE = (
    "Mit Ihrem Dienstkonto ist hier keine Rolle verbunden. Bitten Sie die Stelle, die Ihr Dienstkonto verwaltet, um die"
    " passende Gruppe."
)
OTHER_LINK = (
    "Das Konto mit Ihrer E-Mail-Adresse ist schon mit einem anderen Dienstkonto verbunden. Bitte fragen Sie Ihre"
    " Administration."
)
ALL_RIGHTS = "Konten mit allen Rechten melden sich mit Passwort und zweitem Faktor an."


@transaction.atomic
def account_of(identity: Identity, *, at: datetime) -> User:
    """Return the person's account, linked with the provider and with the rights of its claim; raise Refused.

    Whether the account may be signed in at all is judged afterwards, as at every sign-in: of one that may not, nothing
    is changed here.
    """
    linked = SocialAccount.objects.filter(provider=PROVIDER, uid=identity.subject).first()
    mine = queued(linked.user) if linked else _by_address(identity)
    user = mine or _created(identity, at)
    if user.is_superuser:
        raise Refused(ALL_RIGHTS)
    if user.state(at) in MAY_SIGN_IN:
        if not linked:
            SocialAccount.objects.create(user=user, provider=PROVIDER, uid=identity.subject)
            end_invitations(user, Invitation.Ending.USED, at=at)
            audit.record("link_provider", by=None, at=at, obj=user)
        _follow(user, identity, at)
    return user


@transaction.atomic
def unlink_provider(user: User, *, by: User, at: datetime) -> User:
    """Loosen the account from the provider's, for instance after a wrong link; all sign-ins end."""
    user = locked(user, by)
    if not SocialAccount.objects.filter(user=user, provider=PROVIDER).delete()[0]:
        raise Refused("Dieses Konto ist mit keinem Dienstkonto verbunden.")
    details = {"sessions": end_all_sessions(user)}
    audit.record("unlink_provider", by=by, at=at, obj=user, details=details)
    return user


def _by_address(identity: Identity) -> User | None:
    """Return the account with the verified address, if the provider's word counts for that."""
    if not (identity.email and settings.OIDC_TRUST_EMAIL):
        return None
    user = User.objects.filter(email=identity.email).first()
    if user and SocialAccount.objects.filter(user=user, provider=PROVIDER).exists():
        raise Refused(OTHER_LINK)
    return user and queued(user)


def _created(identity: Identity, at: datetime) -> User:
    """Return a new account; somebody without a role gets none, and an address that is taken stays whose it is."""
    wanted = settings.OIDC_CREATE_ACCOUNTS and identity.email
    if not wanted or User.objects.filter(email=identity.email).exists():
        raise Refused(NO_ACCOUNT)
    if not identity.roles:
        raise Refused(NO_ROLE)
    user = User.objects.create_user(identity.email, name=identity.name)
    details = {"email": user.email, "roles": list(identity.roles)}
    audit.record("create_account", by=None, at=at, obj=user, details=details)
    set_roles(user, identity.roles)
    return user


def _follow(user: User, identity: Identity, at: datetime) -> None:
    """Make roles and teams what the claim says; the last account that can manage accounts keeps that role."""
    if identity.roles is not None:
        old, new = [role.code for role in roles_of(user)], set(identity.roles)
        kept = _must_stay(user, set(old) - new)
        if set(old) != new | kept:
            set_roles(user, new | kept)
            details = {"old": old, "new": sorted(new | kept)}
            audit.record("follow_provider", by=None, at=at, obj=user, details=details)
    if identity.teams is not None:
        before, teams = names(user.teams.all()), Team.objects.filter(name__in=identity.teams)
        if before != names(teams):
            user.teams.set(teams)
            details = {"old": before, "new": names(teams)}
            audit.record("set_teams", by=None, at=at, obj=user, details=details)


def _must_stay(user: User, lost: set[str]) -> set[str]:
    if ADMINISTRATION.code not in lost:
        return set()
    try:
        require_another_administrator(user)
    except Refused:
        return {ADMINISTRATION.code}
    return set()
