"""The audit log: who did what, when, from which sign-in, in a chain of hashes that shows later changes."""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from database.engines import lock_for_append

from . import signed_in
from .models import AuditEntry, AuditPersonal, User

GENESIS = "0" * 64


def record(
    action: str,
    *,
    by: User | None,
    at: datetime,
    obj: models.Model | None = None,
    about: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Append one row about `obj`, or about what `about` names, and return it; runs inside the caller's transaction.

    `at` is an aware moment and stored in UTC; `details` must be JSON; `by` is None for the system itself. The row
    names the sign-in that is acting. What is said of an account can be erased later: see `forget`.
    """
    personal = None
    if isinstance(obj, User):
        personal = AuditPersonal(
            label=str(obj)[:250], details=details or {}, salt=secrets.token_hex(16)
        )
    with transaction.atomic():
        lock_for_append(AuditEntry)
        last = AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first()
        entry = AuditEntry(
            at=at.astimezone(UTC),
            actor=by,
            action=action,
            object_type=obj._meta.label_lower if obj else "",
            object_id=str(obj.pk) if obj else "",
            object_label=_label(obj, about),
            kept_details={} if personal else details or {},
            session=signed_in.reference(),
            personal_hash=personal_digest(personal) if personal else "",
            previous_hash=last or GENESIS,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
        if personal:
            personal.entry = entry
            personal.save(force_insert=True)
    return entry


def forget(entries: models.QuerySet[AuditEntry], *, at: datetime) -> int:
    """Erase what these rows say of a person, and return of how many; the rows and their chain stay."""
    told = AuditPersonal.objects.filter(entry__in=entries.values("pk"), erased_at=None)
    return told.update(label="", details={}, salt="", erased_at=at)


def digest(entry: AuditEntry) -> str:
    """Return the SHA-256 (hex) of a row's content together with the hash of the row before it.

    Rows from before there were references of sign-ins end with the details, and stay valid.
    """
    content = [
        entry.previous_hash,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.object_label,
        entry.kept_details,
    ]
    if entry.session or entry.personal_hash:
        content += [entry.session, entry.personal_hash]
    return _sum(content)


def personal_digest(personal: AuditPersonal) -> str:
    """Return the SHA-256 (hex) of what a row says of a person, with its salt."""
    return _sum([personal.salt, personal.label, personal.details])


def first_broken() -> AuditEntry | None:
    """Return the first row that does not hold, or None: its hash, its predecessor, or what it says of a person."""
    previous = GENESIS
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=1000):
        if (
            entry.previous_hash != previous
            or entry.hash != digest(entry)
            or not _personal_holds(entry)
        ):
            return entry
        previous = entry.hash
    return None


def _personal_holds(entry: AuditEntry) -> bool:
    personal = getattr(entry, "personal", None)
    if personal is None:
        return not entry.personal_hash
    return personal.erased_at is not None or personal_digest(personal) == entry.personal_hash


def _label(obj: models.Model | None, about: str) -> str:
    if isinstance(obj, User):
        return f"Konto {obj.pk}"
    return str(obj if obj else about)[:250]


def _sum(content: list[Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
