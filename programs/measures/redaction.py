"""Blacking out a public Sachstand: its words go everywhere, the day, the status and the outlook stay."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts import audit
from accounts.models import User
from publishing.actions.rules import permit
from publishing.blackening import blacken, tombstone
from publishing.errors import Conflict
from publishing.models import Autosave, ContentGeneration, Document, Edition
from publishing.moments import day_in_words, day_of

from ..models import MeasureStanding, ProgressUpdate

PERMISSION = "redact_edition"
WORDS = ("text", "next_step", "reason")


@transaction.atomic
def redact(update: ProgressUpdate, *, by: User, at: datetime, reason: str) -> ProgressUpdate:
    """Erase the words of a Sachstand from its row and from every edition, past, live and planned, in every language.

    What the public reads changes at once, on every day looked at: a sentence says when it was redacted. It also goes
    from what somebody typed into the measure's form and has not saved.
    """
    measure = Document.objects.get(pk=update.measure_id)
    permit(by, PERMISSION, measure)
    # Whoever approves one of these texts waits, and reads what is left afterwards
    about = Q(pk=measure.pk) | Q(translation_of=measure.pk)
    documents = list(Document.objects.select_for_update(no_key=True).filter(about).order_by("pk"))
    update = ProgressUpdate.objects.select_for_update(no_key=True).get(pk=update.pk)
    words = [getattr(update, name) for name in WORDS if getattr(update, name)]
    _require_possible(update, words, reason)
    left = _left(update, tombstone("Dieser Sachstand", day_of(at)))
    for name, value in left.items():
        setattr(update, name, value)
    update.redacted_by, update.redacted_at, update.redaction_reason = by, at, reason.strip()
    update.save()
    editions = _holding(documents, update.pk)
    blacken([(edition, _without(edition.data, update.pk, left)) for edition in editions])
    for standing in MeasureStanding.objects.filter(edition__in=editions).select_related("edition"):
        left_of_it = {name: standing.edition.data[name] for name in standing.facts}
        if left_of_it != standing.facts:
            standing.facts = left_of_it
            standing.save(update_fields=["facts"])
    _erase_typed(documents, update, words)
    ContentGeneration.bump()
    what = f"Sachstand vom {day_in_words(update.date)}, in {len(editions)} Fassungen"
    details = {"explanation": what, "reason": reason.strip()}
    audit.record("redact", by=by, at=at, obj=measure, details=details)
    return update


def number_of_editions(update: ProgressUpdate) -> int:
    """Return how many editions hold the Sachstand, in whatever language."""
    about = Q(pk=update.measure_id) | Q(translation_of=update.measure_id)
    return len(_holding(list(Document.objects.filter(about)), update.pk))


def _require_possible(update: ProgressUpdate, words: list[str], reason: str) -> None:
    if update.redacted_at:
        raise Conflict("Dieser Sachstand ist bereits geschwärzt.")
    if update.shown_in_id is None:
        raise Conflict(
            "Dieser Sachstand ist noch nicht öffentlich. Ändern oder löschen Sie ihn im Formular der Maßnahme."
        )
    if not reason.strip():
        raise Conflict("Bitte geben Sie den Grund der Schwärzung an.")
    if any(_plain(one) in _plain(reason) for one in words):
        raise Conflict(
            "Der Grund wiederholt, was geschwärzt werden soll. Er bleibt im Protokoll: Bitte nennen Sie nur den Anlass."
        )


def _left(update: ProgressUpdate, sentence: str) -> dict[str, str]:
    # A cancellation has a reason, in the database too
    return {"text": sentence, "next_step": "", "reason": sentence if update.reason else ""}


def _holding(documents: Iterable[Document], key: int) -> list[Edition]:
    """Return the editions of the documents that hold the Sachstand with this key."""
    found = Edition.objects.filter(document__in=documents, redacted_at=None).order_by("pk")
    return [one for one in found if any(held["id"] == key for held in _held(one.data))]


def _held(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [*data.get("updates", []), *filter(None, [data.get("latest")])]


def _without(data: dict[str, Any], key: int, left: dict[str, str]) -> dict[str, Any]:
    """Return the data of an edition with what is left of the Sachstand."""
    data = deepcopy(data)
    for held in _held(data):
        if held["id"] == key:
            held.update(left)
    if (data.get("latest") or {}).get("id") == key and data.get("status_reason"):
        data["status_reason"] = left["reason"]
    return data


def _erase_typed(documents: list[Document], update: ProgressUpdate, words: list[str]) -> None:
    """Empty in what is typed and not saved the rows for the same day, and whatever repeats the words."""
    plain = [_plain(one) for one in words]
    for kept in Autosave.objects.filter(document__in=documents):
        days = {name: values for name, values in kept.data.items() if name.endswith("-date")}
        same = {name.removesuffix("date") for name, on in days.items() if on == [str(update.date)]}
        kept.data = {
            name: ["" if _is_of(name, value, same, plain) else value for value in values]
            for name, values in kept.data.items()
        }
        kept.save(update_fields=["data"])


def _is_of(name: str, value: str, rows: set[str], words: list[str]) -> bool:
    row, _, field = name.rpartition("-")
    if field in WORDS and f"{row}-" in rows:
        return True
    return any(one in _plain(value) for one in words)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
