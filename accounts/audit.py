"""The audit log: who did what, when, in a chain of hashes that shows later changes."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from database.engines import lock_for_append

from .models import AuditEntry, User

GENESIS = "0" * 64


def record(
    action: str,
    *,
    by: User | None,
    at: datetime,
    obj: models.Model,
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Append one row about `obj` and return it; runs inside the caller's transaction.

    `at` is an aware moment and stored in UTC; `details` must be JSON; `by` is None for the system itself.
    """
    with transaction.atomic():
        lock_for_append(AuditEntry)
        last = AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first()
        entry = AuditEntry(
            at=at.astimezone(UTC),
            actor=by,
            action=action,
            object_type=obj._meta.label_lower,
            object_id=str(obj.pk),
            object_label=str(obj)[:250],
            details=details or {},
            previous_hash=last or GENESIS,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
    return entry


def digest(entry: AuditEntry) -> str:
    """Return the SHA-256 (hex) of a row's content together with the hash of the row before it."""
    content = [
        entry.previous_hash,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.object_label,
        entry.details,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken() -> AuditEntry | None:
    """Return the first row whose hash or link to its predecessor does not hold, or None."""
    previous = GENESIS
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=1000):
        if entry.previous_hash != previous or entry.hash != digest(entry):
            return entry
        previous = entry.hash
    return None
