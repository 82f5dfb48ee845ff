"""Work that may happen a little later: e-mails of the workflow."""

import time

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from accounts.models import User
from accounts.states import State as AccountState
from accounts.tasks import deliver

from . import kinds
from .hyperlinks.checking import check_due
from .models import Document, Remark, State


@task()
def announce_submission(document_id: int, version: int) -> None:
    """Tell those who may approve the text that it waits: the team's mailbox, or each of them where it has none.

    Whoever submitted or last edited it cannot approve it and is not asked. Nothing is sent about a text that was
    recalled or changed since. Each e-mail is a job of its own, so that one bad address holds up none of the others.
    """
    document = Document.objects.select_related("team", "submitted_by").get(pk=document_id)
    if document.state != State.SUBMITTED or document.version != version:
        return
    text = render_to_string("publishing/mail/submission.txt", _context(document))
    for recipient in _approvers(document):
        deliver.enqueue(f"Zur Freigabe: {document.title}", text, recipient)


@task()
def send_rejection(
    document_id: int, recipient_id: int, rejected_by: str, remark_ids: list[int]
) -> None:
    """Tell whoever submitted the text that it came back, with all remarks, at what they stand, and a link to it."""
    document = Document.objects.get(pk=document_id)
    recipient = User.objects.get(pk=recipient_id)
    context = {
        **_context(document),
        "recipient": recipient,
        "rejected_by": rejected_by,
        "remarks": Remark.objects.filter(pk__in=remark_ids),
    }
    send_mail(
        subject=f"Zurückgewiesen: {document.title}",
        message=render_to_string("publishing/mail/rejection.txt", context),
        from_email=None,
        recipient_list=[recipient.email],
    )


def _context(document: Document) -> dict[str, object]:
    address = reverse("admin:publishing_open", args=[document.pk])
    return {
        "document": document,
        "kind": kinds.get(document.kind).label,
        "address": settings.SITE_URL + address,
    }


def _approvers(document: Document) -> list[str]:
    team = document.team
    if team and team.mailbox:
        return [team.mailbox]
    people = ModelBackend().with_perm("publishing.approve_document", include_superusers=False)
    people = people.exclude(pk__in=[document.submitted_by_id, document.last_edited_by_id or 0])
    if team:
        people = people.filter(teams=team)
    now = timezone.now()
    return [user.email for user in people.order_by("pk") if user.state(now) == AccountState.ACTIVE]


# A job that runs for longer is taken for dead; one address may keep us waiting for half a minute
LINKS_SECONDS, LINKS_AT_ONCE = 240, 5


@task()
def check_links() -> None:
    """Look at the links that are due, a few at a time until the time is up; what is left waits for the next round."""
    end = time.monotonic() + LINKS_SECONDS
    while time.monotonic() < end and check_due(timezone.now(), limit=LINKS_AT_ONCE):
        pass
