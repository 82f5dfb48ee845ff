"""Checks of a translation: its source is approved, somebody said what it follows, and no machine has the last word."""

from collections.abc import Iterator
from typing import Any

from ..models import Edition
from .problem import Problem


def translation_problems(document: Any) -> Iterator[Problem]:
    if not document.translation_of_id:
        return
    if not document.follows_edition_id:
        if Edition.objects.filter(document=document.translation_of_id).exists():
            yield Problem(
                "Der Stand der Vorlage fehlt: Vergleichen Sie die Übersetzung mit der freigegebenen Fassung und"
                " bestätigen Sie dann, dass sie auf deren Stand ist.",
                "sprachen",
            )
        else:
            yield Problem(
                "Die Vorlage ist noch nicht freigegeben. Die Übersetzung kann erst danach öffentlich werden.",
                "sprachen",
            )
    if document.machine_translated_at and not document.machine_reviewed_at:
        yield Problem(
            "Diese Übersetzung hat eine Maschine gemacht. Lesen Sie sie ganz, und bestätigen Sie dann die Prüfung.",
            "sprachen",
        )
