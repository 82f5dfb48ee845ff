"""What a change of a working copy means: a draft again, a new version, and who changed it when."""

from datetime import datetime
from typing import Any

from django.db.models import F

from accounts import audit
from accounts.models import User

from .errors import Conflict
from .models import Document, Edition, State


def lock(pk: Any) -> None:
    """Keep everybody else from changing the document until the caller's transaction ends."""
    list(Document.objects.select_for_update(no_key=True).filter(pk=pk).values_list("pk"))


def created(document: Document, *, by: User, at: datetime) -> None:
    """Sign a working copy that was just stored for the first time."""
    _sign(document, by=by, at=at, version=1)
    audit.record("create", by=by, at=at, obj=document, details={"version": 1})


def changed(document: Document, *, by: User, at: datetime, fields: list[str] | None = None) -> None:
    """Sign a change of content: whatever was submitted or approved is a draft again.

    Runs inside the caller's transaction, after the change was stored; `fields` names what changed, for the log.
    """
    signed(document, by=by, at=at)
    details = {"version": document.version, "fields": fields or []}
    audit.record("edit", by=by, at=at, obj=document, details=details)


def signed(document: Document, *, by: User, at: datetime) -> None:
    """Count the version on and make it a draft of `by`, where the caller records the change by a name of its own."""
    _sign(document, by=by, at=at, version=F("version") + 1)
    document.refresh_from_db(fields=["version"])


def handed_over(document: Document, *, by: User, at: datetime, before: str) -> None:
    """Record that another team looks after the document now, and with that other people; `before`: the former one."""
    details = {"old": before, "new": str(document.team or "")}
    audit.record("hand_over", by=by, at=at, obj=document, details=details)


def deleted(document: Document, *, by: User, at: datetime) -> None:
    """Record that a working copy is about to be deleted; refuses what has editions."""
    require_deletable(document)
    audit.record("delete", by=by, at=at, obj=document, details={"version": document.version})


def ever_published(document: Document) -> bool:
    """Tell whether any edition was ever written, be it only a planned one."""
    return Edition.objects.filter(document=document.pk).exists()


def require_deletable(document: Document) -> None:
    """Refuse the deletion of what has editions."""
    if ever_published(document):
        raise Conflict(
            "Dieser Text wurde schon freigegeben und gehört zum Archiv. Er kann nicht gelöscht werden: Ziehen Sie"
            " ihn zurück, leiten Sie ihn weiter oder entfernen Sie ihn von der Website."
        )


def _sign(document: Document, *, by: User, at: datetime, version: Any) -> None:
    signature = {"state": State.DRAFT, "last_edited_by": by, "last_edited_at": at}
    Document.objects.filter(pk=document.pk).update(version=version, **signature)
    for name, value in signature.items():
        setattr(document, name, value)
