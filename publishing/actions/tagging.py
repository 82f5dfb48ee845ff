"""Giving a text topics and taking some away, as its form does too."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from publishing import working_copy
from publishing.errors import Conflict
from publishing.models import Document, State, Topic

from .rules import locked, permit_change, require_state


@transaction.atomic
def retag(
    document: Document,
    *,
    by: User,
    at: datetime,
    version: int,
    add: Iterable[Topic] = (),
    remove: Iterable[Topic] = (),
) -> Document:
    """Change the topics of the working copy, which is a draft afterwards; what is public does not change.

    A text that waits for approval is left alone: it would go back to a draft unnoticed.
    """
    document = locked(document, version)
    permit_change(by, document)
    require_state(document, State.DRAFT, State.REJECTED, State.APPROVED)
    present = set(Topic.objects.filter(assignments__content_object=document.pk))
    wanted = (present | set(add)) - set(remove)
    if wanted == present:
        raise Conflict("An den Themen ändert sich hier nichts.")
    document.tags.set(wanted)
    working_copy.changed(document, by=by, at=at, fields=["Themen"])
    return document
