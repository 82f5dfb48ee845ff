"""What the log says about a document, in German sentences."""

from dataclasses import dataclass

from accounts.models import AuditEntry
from accounts.words import ACTIONS
from publishing import kinds, moments
from publishing.models import Document

LATEST = 100


@dataclass(frozen=True)
class Line:
    entry: AuditEntry

    @property
    def what(self) -> str:
        return ACTIONS.get(self.entry.action, self.entry.action)

    @property
    def who(self) -> str:
        return str(self.entry.actor or "das System")

    @property
    def when(self) -> str:
        return moments.in_words(self.entry.at)

    @property
    def more(self) -> str:
        details = self.entry.details
        parts = [f"Fassung {details['edition']}"] if details.get("edition") else []
        parts += [
            details[name]
            for name in ("message", "remark", "place", "reason", "explanation")
            if details.get(name)
        ]
        return ": ".join(parts)


def lines_about(document: Document) -> list[Line]:
    """Return the latest lines about the document, newest first: one query."""
    labels = ["publishing.document", kinds.get(document.kind).model._meta.label_lower]
    entries = AuditEntry.objects.filter(object_type__in=labels, object_id=str(document.pk))
    return [Line(entry) for entry in entries.select_related("actor")[:LATEST]]
