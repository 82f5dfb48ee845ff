"""Tells who has the form of a document open right now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from accounts.models import User

from .models import Document, Presence

# An open form says every 20 seconds that it is still there: one lost request makes nobody leave
ABSENT_AFTER = timedelta(seconds=60)


def seen(document: Document, *, by: User, at: datetime) -> None:
    """Note that `by` has the form open at `at`: one write."""
    mine = Presence.objects.filter(document=document.pk, user=by)
    if mine.filter(seen_at__gte=at - ABSENT_AFTER).update(seen_at=at):
        return
    Presence.objects.bulk_create(
        [Presence(document_id=document.pk, user=by, since=at, seen_at=at)],
        update_conflicts=True,
        unique_fields=["document", "user"],
        update_fields=["since", "seen_at"],
    )


def left(document: Document, *, by: User) -> None:
    """Note that `by` has closed the form."""
    Presence.objects.filter(document=document.pk, user=by).delete()


def others(document: Document, *, than: User, at: datetime) -> Iterable[Presence]:
    """Return who else has the form open, first come first: one query."""
    present = Presence.objects.filter(document=document.pk, seen_at__gte=at - ABSENT_AFTER)
    return present.exclude(user=than).select_related("user")
