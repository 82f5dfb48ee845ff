"""E-mails about accounts; sent by the worker, so that the time a page takes says nothing about who has an account."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from .models import User

# Somebody else may ask for a new password in my name; they must not be able to fill my mailbox with it
SECONDS_BETWEEN_RESETS = 120


@task()
def send_password_reset(email: str) -> None:
    """Send the link for a new password, if an active account has this address."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user and cache.add(f"password-reset-{user.pk}", True, SECONDS_BETWEEN_RESETS):
        _send("password_reset", user, link=password_link(user))


@task()
def send_invitation(user_id: int) -> None:
    """Welcome the owner of a new account and send the link for the first password."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user:
        _send("invitation", user, link=password_link(user))


@task()
def send_address_changed(user_id: int, old_address: str) -> None:
    """Tell the old address that the account now belongs to a new one."""
    user = User.objects.filter(pk=user_id).first()
    if user:
        _send("address_changed", user, to=old_address)


@task()
def deliver(subject: str, text: str, recipient: str) -> None:
    """Send an e-mail that was written elsewhere."""
    send_mail(subject, text, from_email=None, recipient_list=[recipient])


def password_link(user: User) -> str:
    """Return the address at which the account's owner sets a password; it works once and for a limited time."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)


def _send(name: str, user: User, to: str = "", **context: Any) -> None:
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    context |= {"user": user, "site_url": settings.SITE_URL, "hours": hours}
    subject, _, text = render_to_string(f"accounts/mail/{name}.txt", context).partition("\n")
    deliver.func(subject.strip(), text.strip() + "\n", to or user.email)
