"""Checks of the document itself: title, address, lead, change note, and that there is something to read."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ..models import Edition
from .places import Place
from .problem import Problem
from .words import placeholder_in, says_no_title

# Kinds that live from their text; the others are made of their own fields
NEEDS_TEXT = {"news", "page"}


def title_problems(document: Any) -> Iterator[Problem]:
    if not document.title.strip():
        yield Problem("Der Titel fehlt: Sagen Sie in einem Satzstück, worum es geht.", "id_title")
    elif says_no_title(document.title):
        yield Problem(
            f"Der Titel „{document.title}“ ist ein Platzhalter. Sagen Sie in einem Satzstück, worum es geht.",
            "id_title",
        )
    else:
        yield from _left_over("Titel", document.title, "id_title")


def summary_problems(document: Any) -> Iterator[Problem]:
    yield from _left_over("Vorspann", document.summary, "id_summary")


def address_problems(document: Any, at: datetime) -> Iterator[Problem]:
    """Name the page that certainly stands in the way: open-ended and already public.

    Ranges that meet only at certain times are judged by the database when the times are known.
    """
    if not document.slug:
        yield Problem("Die Adresse fehlt: der letzte Teil der Internetadresse.", "id_slug")
        return
    path = document.public_path()
    others = Edition.objects.started(at).filter(path=path, live_until__isnull=True)
    other = others.exclude(document=document.pk).for_card().first()
    if other:
        yield Problem(
            f"Die Adresse {path} ist schon durch „{other.title}“ belegt. Bitte wählen Sie eine andere.",
            "id_slug",
        )


def change_note_problems(document: Any) -> Iterator[Problem]:
    """From the second edition on, the public is told what changed, unless it is a mere correction."""
    if document.change_note.strip() or document.minor_change:
        yield from _left_over("Änderungsvermerk", document.change_note, "id_change_note")
    elif Edition.objects.filter(document=document.pk).exists():
        yield Problem(
            "Der Änderungsvermerk fehlt: Der Text war schon einmal freigegeben. Schreiben Sie, was sich geändert hat,"
            " oder kreuzen Sie „Redaktionelle Korrektur“ an.",
            "id_change_note",
        )


def emptiness_problems(document: Any, places: Sequence[Place]) -> Iterator[Problem]:
    if document.KIND in NEEDS_TEXT and not places:
        yield Problem(
            "Der Inhalt fehlt: Fügen Sie mindestens einen Baustein ein, zum Beispiel einen Text.",
            "id_title",
        )


def _left_over(name: str, text: str, anchor: str) -> Iterator[Problem]:
    found = placeholder_in(text)
    if found:
        yield Problem(f"{name}: Hier steht noch der Platzhalter „{found}“.", anchor)
