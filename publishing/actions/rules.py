"""What every action asks before it changes anything: the right, the version seen, the state, the checks."""

from datetime import datetime

from accounts.models import User
from publishing import kinds, rights
from publishing.errors import Conflict, NotPermitted, NotReady
from publishing.models import Document
from publishing.readiness import errors_in, problems_of


def permit(by: User, permission: str, document: Document) -> None:
    """Raise NotPermitted unless `by` may do this ("approve_document", …) to this document."""
    _require_right(by, f"publishing.{permission}", document)


def permit_change(by: User, document: Document) -> None:
    """Raise NotPermitted unless `by` may change the text of this document: the right that its form asks for too."""
    opts = kinds.get(document.kind).model._meta
    _require_right(by, f"{opts.app_label}.change_{opts.model_name}", document)


def _require_right(by: User, permission: str, document: Document) -> None:
    if by.is_active and by.has_perm(permission, document):
        return
    if by.is_active and by.has_perm(permission):
        raise NotPermitted(rights.other_team(document))
    raise NotPermitted("Ihr Konto hat dafür keine Berechtigung.")


def locked(document: Document, version: int) -> Document:
    """Lock the document until the transaction ends, and make sure it is the text that was looked at."""
    current = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    if current.version != version:
        raise Conflict(
            "Der Text wurde inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann."
        )
    return current


def require_state(document: Document, *states: str) -> None:
    if document.state not in states:
        raise Conflict(
            f"Das geht im Stand „{document.get_state_display()}“ nicht. Bitte laden Sie die Seite neu."
        )


def require_ready(document: Document, at: datetime, live_from: datetime | None = None) -> None:
    """Raise NotReady with the errors that the checks found; hints stand in nobody's way.

    `live_from` is the moment at which the text is to become public, None means at once.
    """
    errors = errors_in(problems_of(document, at, live_from))
    if errors:
        raise NotReady(errors)
