"""What the form says about texts that are kept apart from the working copy."""

from dataclasses import dataclass
from datetime import datetime

from publishing import moments
from publishing.models import Autosave, Document


@dataclass(frozen=True)
class KeptText:
    """A kept text with what is said about it, and where it is brought back or deleted."""

    row: Autosave
    sentence: str
    restore_url: str
    discard_url: str
    back_url: str

    @property
    def is_replaced(self) -> bool:
        return self.row.reason == Autosave.Reason.REPLACED

    @property
    def restore(self) -> str:
        return "Mit dem gespeicherten Stand vergleichen" if self.is_replaced else "Wiederherstellen"


def sentence_about(row: Autosave, document: Document | None, at: datetime) -> str:
    """Return what happened to a kept text, as seen at `at` beside the form of `document` (None: a new one)."""
    when = moments.lately(row.saved_at, at)
    if row.reason == Autosave.Reason.REPLACED:
        who = row.replaced_by or "Jemand"
        return f"{who} hat {when} Ihren gespeicherten Stand ersetzt. Er ist hier aufbewahrt."
    name = f" für „{row.title}“" if row.title and document is None else ""
    sentence = f"Ihre Eingaben{name}, zuletzt gesichert {when}, sind noch nicht gespeichert."
    if document and document.version != row.base_version:
        sentence += (
            " Inzwischen wurde der Text gespeichert: Sie sehen dann beide Stände nebeneinander."
        )
    return sentence
