"""The steps that only translations have: having a machine fill them in, and stating that a person has read them."""

from typing import Any

from accounts.models import User
from publishing import actions, languages
from publishing.models import State
from publishing.translation.provider import for_language

from .situation import Situation

WRITABLE = (State.DRAFT, State.REJECTED)


def may_order(situation: Situation, user: User) -> bool:
    document = situation.document
    if document.translation_of_id is None or document.state not in WRITABLE:
        return False
    return for_language(languages.get(document.language)) is not None


def may_review(situation: Situation, user: User) -> bool:
    document = situation.document
    unread = document.machine_translated_at and not document.machine_reviewed_at
    return bool(unread) and document.state in WRITABLE


def order(
    situation: Situation, edition: Any, values: Any, *, by: User, at: Any, version: int
) -> str:
    made = actions.order_machine_translation(situation.document, by=by, at=at, version=version)
    return (
        f"{made.provider} ist beauftragt. Die Übersetzung steht in wenigen Minuten hier; bitte schreiben Sie so lange"
        " nicht weiter."
    )


def review(
    situation: Situation, edition: Any, values: Any, *, by: User, at: Any, version: int
) -> str:
    actions.review_machine_translation(situation.document, by=by, at=at, version=version)
    return "Sie haben bestätigt, dass Sie die maschinelle Übersetzung geprüft haben."


ORDER_EXPLANATION = (
    "Ein Dienst außerhalb des Hauses (DeepL SE, Köln) füllt aus, was noch nicht übersetzt ist. Dorthin gehen die"
    " Wörter der freigegebenen deutschen Fassung, sonst nichts: keine Entwürfe, keine Anmerkungen, nicht, wer sie"
    " bearbeitet hat. Was Sie schon übersetzt haben, bleibt stehen. Danach muss ein Mensch alles lesen; vorher lässt"
    " sich die Übersetzung nicht freigeben."
)
REVIEW_EXPLANATION = (
    "Sie haben die ganze Übersetzung mit der Vorlage verglichen und berichtigt, was falsch oder missverständlich war."
    " Auf der Seite steht dann: maschinell übersetzt, von einem Menschen geprüft. Ihre Bestätigung steht im Protokoll."
)
