"""What the newsroom's first page shows a person: what waits for them, what they began, what is planned."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from publishing import kinds
from publishing.models import Document, Edition, State

# A first page is read at a glance; the lists have the rest
SHOWN = 8


@dataclass(frozen=True)
class Overview:
    """`may_approve` and `may_write` say which sections make sense for the person."""

    may_approve: bool
    may_write: bool
    waiting: list[Document]
    unconfirmed: list[Edition]
    mine: list[Document]
    planned: list[Edition]


def overview_of(user: User, now: datetime) -> Overview:
    """Return what concerns `user` at `now`; at most four queries."""
    may_approve = user.has_perm("publishing.approve_document")
    may_write = user.has_perm("publishing.submit_document")
    waiting = Document.objects.waiting().select_related("submitted_by").order_by("submitted_at")
    mine = Document.objects.filter(
        last_edited_by=user.pk, state__in=[State.DRAFT, State.REJECTED, State.SUBMITTED]
    ).order_by("-last_edited_at", "-id")
    unconfirmed = (
        Edition.objects.unconfirmed()
        .exclude(approved_by=user.pk)
        .select_related("approved_by")
        .for_card()
        .order_by("approved_at")
    )
    planned = Edition.objects.scheduled(now).for_card().order_by("live_from", "id")
    return Overview(
        may_approve=may_approve,
        may_write=may_write,
        waiting=_with_kind(waiting) if may_approve else [],
        unconfirmed=_with_kind(unconfirmed) if may_approve else [],
        mine=_with_kind(mine) if may_write else [],
        planned=_with_kind(planned) if may_write or may_approve else [],
    )


def _with_kind(items):
    shown = list(items[:SHOWN])
    for item in shown:
        item.kind_label = kinds.get(item.kind).label
    return shown
