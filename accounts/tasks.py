"""E-mails about accounts; sent by the worker, so that the time a page takes says nothing about who has an account."""

from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from .links import token
from .models import AddressChange, Invitation, User
from .states import State

# How long before its last day an account's owner and Administration are warned
WARNED_BEFORE = timedelta(days=14)
# Somebody else may ask for a new password in my name; they must not be able to fill my mailbox with it
SECONDS_BETWEEN_RESETS = 120


@task()
def send_password_reset(email: str) -> None:
    """Send the link for a new password, if an account that may sign in by password has this address.

    Who was only invited has the invitation, and who comes through the identity provider changes the password there.
    """
    user = User.objects.filter(email=email.lower()).first()
    if user and not (user.has_usable_password() and user.state(timezone.now()) == State.ACTIVE):
        return
    if user and cache.add(f"password-reset-{user.pk}", True, SECONDS_BETWEEN_RESETS):
        _send("password_reset", user, link=password_link(user))


@task()
def send_invitation(invitation_id: str) -> None:
    """Welcome the owner of a new account with the link of an invitation that is still open."""
    open_ones = Invitation.objects.filter(ended_at=None, user__is_active=True)
    invitation = open_ones.filter(pk=invitation_id).select_related("user").first()
    if invitation:
        path = reverse("account_invitation", args=[token("invitation", invitation.pk)])
        _send(
            "invitation",
            invitation.user,
            link=settings.SITE_URL + path,
            until=invitation.expires_at,
        )


@task()
def send_second_factor_reset(user_id: int) -> None:
    """Tell an account's owner that Administration has taken away the second factor."""
    user = User.objects.filter(pk=user_id).first()
    if user:
        _send("second_factor_reset", user)


@task()
def send_address_changed(user_id: int, old_address: str, by_owner: bool = False) -> None:
    """Tell the old address, and after a yes from both also the new one, which address the account has now."""
    user = User.objects.filter(pk=user_id).first()
    if user:
        subject, text = _written("address_changed", user, by_owner=by_owner)
        for address in [old_address, user.email] if by_owner else [old_address]:
            deliver.enqueue(subject, text, address)


@task()
def send_address_confirmations(change_id: str) -> None:
    """Ask both mailboxes whether the account may have the new address."""
    wishes = AddressChange.objects.filter(pk=change_id, ended_at=None).select_related("user")
    if change := wishes.first():
        user, new = change.user, change.new_email
        common: dict[str, Any] = {"new_email": new, "until": change.expires_at}
        _send("address_old", user, link=_confirm_link("address-old", change), **common)
        if User.objects.filter(email__iexact=new).exists():
            _send("address_taken", user, to=new, **common)
        else:
            link = _confirm_link("address-new", change)
            _send("address_new", user, to=new, link=link, **common)


@task()
def send_end_warning(user_id: int, administrator_ids: list[int]) -> None:
    """Tell an account's owner, and those who can change it, that its last day is near."""
    user = User.objects.filter(pk=user_id, access_until__isnull=False).first()
    if user:
        _send("end_near", user)
        address = reverse("admin:accounts_user_change", args=[user.pk])
        subject, text = _written("end_near_administration", user, address=address)
        for administrator in User.objects.filter(pk__in=administrator_ids):
            deliver.enqueue(subject, text, administrator.email)


@task()
def deliver(subject: str, text: str, recipient: str) -> None:
    """Send an e-mail that was written elsewhere; it has no secret link, since jobs are kept for a while.

    With one job for each of several recipients, what is tried again because of one of them reaches no other one twice.
    """
    send_mail(subject, text, from_email=None, recipient_list=[recipient])


def password_link(user: User) -> str:
    """Return the address at which the account's owner sets a password; it works once and for a limited time."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)


def _confirm_link(purpose: str, change: AddressChange) -> str:
    path = reverse("account_address_confirm", args=[token(purpose, change.pk)])
    return settings.SITE_URL + path


def _send(name: str, user: User, to: str = "", **context: Any) -> None:
    subject, text = _written(name, user, **context)
    deliver.func(subject, text, to or user.email)


def _written(name: str, user: User, **context: Any) -> tuple[str, str]:
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    context |= {"user": user, "site_url": settings.SITE_URL, "hours": hours}
    subject, _, text = render_to_string(f"accounts/mail/{name}.txt", context).partition("\n")
    return subject.strip(), text.strip() + "\n"
