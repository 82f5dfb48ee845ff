"""Leaves it to the worker whether an address has a subscription: a page that looked it up would tell by its time."""

from django.utils import timezone
from django_tasks import task

from . import actions


@task()
def send_managing_link(email: str) -> None:
    """Send the link to the page for managing, if the address has a subscription."""
    actions.send_managing_link(email=email, at=timezone.now())
