"""The templates that the portal brings along for announcements; the newsroom changes them, and adds its own."""

from datetime import datetime
from typing import Any

from publishing.models import DocumentTemplate


def _block(kind: str, **fields: Any) -> dict[str, Any]:
    parts = {"pictures": []} if kind == "galleryblock" else {}
    return {
        "type": kind,
        "pk": None,
        "length": 0,
        "fields": fields,
        "relations": {},
        "parts": parts,
    }


def _content(title: str, summary: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {
        "fields": {"title": title, "slug": "", "summary": summary, "lead_image": None},
        "relations": {},
        "topics": [],
        "parts": {},
        "blocks": list(blocks),
    }


PRESS = _content(
    "[[Überschrift: Wer tut was? Höchstens 70 Zeichen]]",
    "[[Vorspann: Wer, was, wann, wo, warum? Das Wichtigste in zwei bis drei Sätzen]]",
    _block(
        "textblock",
        text="<p>[[Erster Absatz: Was ist neu, und für wen ändert sich etwas?]]</p>"
        "<h2>[[Zwischenüberschrift, die etwas aussagt]]</h2>"
        "<p>[[Hintergrund: Wie kam es dazu? Zahlen mit Quelle und Jahr]]</p>",
    ),
    _block(
        "quoteblock",
        quote="[[Ein oder zwei gesprochene Sätze, freigegeben von der zitierten Person]]",
        person="[[Vor- und Nachname]]",
        office="[[Amt oder Aufgabe]]",
    ),
    _block(
        "textblock",
        text="<h2>[[Wie geht es weiter?]]</h2><p>[[Nächster Schritt mit Datum, und wer Fragen beantwortet]]</p>",
    ),
)

EVENT = _content(
    "[[Überschrift: Was findet statt, und für wen?]]",
    "[[Vorspann: Wozu laden wir ein, wann und wo? Kostet es etwas?]]",
    _block("textblock", text="<p>[[Was die Gäste erwartet, in drei bis fünf Sätzen]]</p>"),
    _block(
        "eventdatesblock",
        heading="Wann und wo",
        dates=[],
        place="[[Haus und Raum]]",
        address="[[Straße und Hausnummer, Postleitzahl und Ort]]",
        online_url="",
        registration="[[Ob, wie und bis wann man sich anmeldet, und was es kostet]]",
        registration_url="",
    ),
    _block(
        "questionblock",
        question="Ist der Ort barrierefrei?",
        answer="<p>[[Zugang, Aufzug, Toilette, Induktionsschleife, Gebärdensprache, Begleitung]]</p>",
    ),
)

FUNDING = _content(
    "[[Überschrift: Wer kann wofür Geld beantragen?]]",
    "[[Vorspann: Was wird gefördert, mit wie viel Geld, bis wann kann man sich bewerben?]]",
    _block(
        "factsblock",
        heading="Auf einen Blick",
        text="<ul><li><p><strong>Gefördert wird:</strong> [[Zweck]]</p></li>"
        "<li><p><strong>Antrag bis:</strong> [[Tag, Monat, Jahr]]</p></li>"
        "<li><p><strong>Höchstens:</strong> [[Betrag und Eigenanteil]]</p></li>"
        "<li><p><strong>Geld gibt:</strong> [[Zuwendungsgeber]]</p></li></ul>",
    ),
    _block(
        "textblock",
        text="<h2>Wer kann einen Antrag stellen?</h2><p>[[Wer darf, und wer nicht]]</p>"
        "<h2>Was wird gefördert?</h2><p>[[Beispiele für Vorhaben, und was nicht gefördert wird]]</p>"
        "<h2>So stellen Sie den Antrag</h2>"
        "<ol><li><p>[[Erster Schritt]]</p></li><li><p>[[Zweiter Schritt]]</p></li></ol>",
    ),
    _block(
        "linklistblock",
        heading="Richtlinie und Formulare",
        text="<p>[[Links auf Richtlinie und Antragsformular; Dateien als eigenen Baustein anfügen]]</p>",
    ),
)

SHIPPED = (
    ("Pressemitteilung", "Eine Nachricht mit Zitat und Ausblick.", PRESS),
    ("Veranstaltungshinweis", "Eine Einladung mit Terminen, Ort und Anmeldung.", EVENT),
    ("Förderaufruf", "Wer kann sich bis wann um Fördermittel bewerben?", FUNDING),
)


def add_missing(at: datetime) -> list[str]:
    """Store those that the newsroom does not have by name, and return their names; what it has is left alone."""
    added = []
    for position, (name, description, content) in enumerate(SHIPPED, start=1):
        defaults = {
            "description": description,
            "position": position,
            "content": content,
            "changed_at": at,
        }
        _, is_new = DocumentTemplate.objects.get_or_create(
            kind="news", name=name, defaults=defaults
        )
        added += [name] if is_new else []
    return added
