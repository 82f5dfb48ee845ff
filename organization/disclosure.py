"""Everything that is known of a person whom citizens may turn to, for that person."""

from typing import Any

from accounts.models import AuditEntry
from accounts.words import ACTIONS
from publishing.models import Edition

from .models import Person


def data_of_person(person: Person) -> dict[str, Any]:
    """Return working copy, terms, all editions and the log's rows about the person, with German names."""
    labels = ["publishing.document", Person._meta.label_lower]
    entries = AuditEntry.objects.filter(object_type__in=labels, object_id=str(person.pk))
    return {
        "Person": {
            "Kennung": str(person.uuid),
            "Name": person.title,
            "Anrede oder akademischer Titel": person.honorific,
            "Pronomen": person.pronoun,
            "Kurzbeschreibung": person.summary,
            "E-Mail-Adresse": person.email,
            "Telefon": person.telephone,
            "Raum": person.room,
            "Themen": sorted(person.tags.names()),
            "Porträt": str(person.lead_image or ""),
            "Angelegt": person.created_at,
            "Zuletzt bearbeitet": person.last_edited_at,
        },
        "Besetzungen": [
            {
                "Stelle": item.post.title,
                "Organisationseinheit": item.post.department.title,
                "ab": item.term_from,
                "bis": item.term_until,
                "Stellenanteil": item.full_time_equivalent,
                "kommissarisch": item.acting,
            }
            for item in person.appointments.select_related("post__department")
        ],
        "Fassungen": [
            {
                "Nummer": edition.number,
                "öffentlich ab": edition.live_from,
                "öffentlich bis": edition.live_until,
                "Adresse": edition.path,
                "Titel": edition.title,
                "Vorspann": edition.summary,
                "Text (HTML)": edition.body_html,
                "Angaben": edition.data,
                "geschwärzt am": edition.redacted_at,
            }
            for edition in Edition.objects.filter(document=person.pk).order_by("number")
        ],
        "Protokoll": [
            {
                "Zeitpunkt": entry.at,
                "Vorgang": ACTIONS.get(entry.action, entry.action),
                "Einzelheiten": entry.details,
            }
            for entry in entries
        ],
    }
