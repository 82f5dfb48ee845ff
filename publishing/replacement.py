"""What it means for texts that a picture or file they show has got another file.

Public pages keep the former one: editions name files by content. What waits for approval, or was approved, is a draft
again, for it is no longer what somebody has read. Whoever replaced the file has changed the text, and four eyes counts
that.
"""

from datetime import datetime
from typing import Any

from accounts import audit
from accounts.models import User
from media_library.usage import Source

from . import usage, working_copy
from .models import Document, State


def replaced(item: Any, by: User, at: datetime) -> None:
    """Sign the working copies that show the item; runs inside the transaction that replaced its file."""
    what = f"{item._meta.verbose_name} „{item}“ ausgetauscht"
    documents = usage.documents_with(item).select_for_update(no_key=True).order_by("pk")
    for document in documents:
        if document.state in (State.SUBMITTED, State.APPROVED):
            working_copy.changed(document, by=by, at=at, fields=[what])
        else:
            # The version stays: somebody who is writing just now loses nothing by this and need not be stopped
            Document.objects.filter(pk=document.pk).update(last_edited_by=by, last_edited_at=at)
            details = {"version": document.version, "fields": [what]}
            audit.record("edit", by=by, at=at, obj=document, details=details)


SOURCE = Source(
    uses=usage.uses,
    tallies=usage.tallies,
    annotate=usage.annotate,
    shown=usage.shown,
    replaced=replaced,
)
