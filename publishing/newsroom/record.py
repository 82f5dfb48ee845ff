"""What the log says about a document, in German sentences."""

from dataclasses import dataclass

from accounts.models import AuditEntry
from publishing import kinds, moments
from publishing.models import Document

WORDS = {
    "create": "angelegt",
    "copy": "kopiert",
    "edit": "bearbeitet",
    "delete": "gelöscht",
    "hand_over": "an ein anderes Team gegeben",
    "replace": "über den Stand einer anderen Person gespeichert",
    "restore": "Fassung als Entwurf wiederhergestellt",
    "begin_translation": "Übersetzung angelegt",
    "follow_source": "Übersetzung auf den Stand der Vorlage gebracht",
    "order_machine_translation": "maschinelle Übersetzung beauftragt",
    "translate_by_machine": "maschinell übersetzt",
    "review_machine_translation": "maschinelle Übersetzung geprüft",
    "share_preview": "Vorschau-Link erstellt",
    "revoke_preview": "Vorschau-Link widerrufen",
    "submit": "zur Freigabe eingereicht",
    "recall": "zurückgeholt",
    "reject": "zurückgewiesen",
    "answer_remark": "auf eine Anmerkung geantwortet",
    "resolve_remark": "Anmerkung als erledigt gekennzeichnet",
    "reopen_remark": "Anmerkung wieder geöffnet",
    "approve": "freigegeben",
    "force_approval": "ohne zweite Person freigegeben",
    "confirm": "Freigabe bestätigt",
    "unschedule": "Planung zurückgenommen",
    "withdraw_withdrawn": "zurückgezogen",
    "withdraw_redirected": "weitergeleitet",
    "withdraw_gone": "entfernt",
    "withdraw_vanished": "verborgen",
    "lift_withdrawal": "Zurückziehung aufgehoben",
    "redact": "Fassung geschwärzt",
}
LATEST = 100


@dataclass(frozen=True)
class Line:
    entry: AuditEntry

    @property
    def what(self) -> str:
        return WORDS.get(self.entry.action, self.entry.action)

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
