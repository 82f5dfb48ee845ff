"""Steps that can be taken with several texts at once: each text by the action of the single step, and on its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from accounts.models import User
from publishing import actions, working_copy
from publishing.errors import ActionRefused
from publishing.models import Document, Topic

from . import bulk_forms as forms

# More at once would keep the person waiting, and nobody looks through a longer list
MOST = 100
# A start that lies after whatever is planned already, for trying before the moment is known
SOME_DAY = timedelta(days=3650)


@dataclass(frozen=True)
class BulkStep:
    """`run(document, values, by, at, version)` calls the action and returns what it did, in words.

    `trial(at)` are values with which the step is tried before the person has given any. `permission` decides what is
    offered; "" is left to the list's own right to change texts, and `for_writers` asks for that right as well.
    `optional` names a field that can stay empty unless one of the texts wants it: "" if there is none.
    """

    code: str
    permission: str
    button: str
    explanation: str
    form: type[forms.BulkForm]
    run: Callable[..., str]
    trial: Callable[[datetime], dict[str, Any]]
    danger: bool = False
    for_writers: bool = False
    optional: str = ""


@dataclass(frozen=True)
class Chosen:
    """A text as the person saw it in the list."""

    document: Document
    version: int


@dataclass(frozen=True)
class Outcome:
    """What became, or would become, of one text."""

    chosen: Chosen
    done: bool
    sentence: str = ""


def take(
    step: BulkStep, chosen: Iterable[Chosen], values: dict[str, Any], *, by: User, at: datetime
) -> list[Outcome]:
    """Take the step with each text in a transaction of its own; a refusal stops none of the others."""
    return [_one(step, item, values, by=by, at=at) for item in chosen]


def tried(step: BulkStep, chosen: Iterable[Chosen], *, by: User, at: datetime) -> list[Outcome]:
    """Tell what would be refused, by the rules themselves: the action runs and is taken back."""
    return _rehearsed(step, chosen, lambda: step.trial(at), by=by, at=at)


def wanting(
    step: BulkStep, chosen: Iterable[Chosen], values: dict[str, Any], *, by: User, at: datetime
) -> list[Document]:
    """Return the texts that are refused for nothing but the optional field, which was left empty."""
    if not step.optional or values[step.optional]:
        return []
    outcomes = _rehearsed(step, chosen, lambda: values, by=by, at=at)
    refused = [one.chosen for one in outcomes if not one.done]
    return [one.chosen.document for one in tried(step, refused, by=by, at=at) if one.done]


def _rehearsed(
    step: BulkStep,
    chosen: Iterable[Chosen],
    values: Callable[[], dict[str, Any]],
    *,
    by: User,
    at: datetime,
) -> list[Outcome]:
    outcomes = []
    for item in chosen:
        with transaction.atomic():
            outcomes.append(_one(step, item, values(), by=by, at=at))
            transaction.set_rollback(True)
    return outcomes


def _one(
    step: BulkStep, item: Chosen, values: dict[str, Any], *, by: User, at: datetime
) -> Outcome:
    try:
        sentence = step.run(item.document, values, by=by, at=at, version=item.version)
    except ActionRefused as refused:
        return Outcome(item, False, str(refused))
    return Outcome(item, True, sentence)


def _submit(document: Document, values: dict[str, Any], **seen: Any) -> str:
    # A note of the text's own says more than one for all
    note = document.change_note.strip() or values["change_note"]
    is_first = not working_copy.ever_published(document)
    note = None if is_first else note
    actions.submit(document, **seen, change_note=note, message=values["message"])
    return "Der Text wartet auf die Freigabe."


def _approve(document: Document, values: dict[str, Any], **seen: Any) -> str:
    edition = actions.approve(document, **seen, **values)
    return f"Fassung {edition.number} ist freigegeben."


def _withdraw(document: Document, values: dict[str, Any], **seen: Any) -> str:
    # What is public is withdrawn, whatever the working copy has become meanwhile
    seen.pop("version")
    actions.withdraw(document, **seen, **values)
    return "Der Text ist zurückgezogen."


def _retag(document: Document, values: dict[str, Any], **seen: Any) -> str:
    actions.retag(document, **seen, **values)
    return "Die Themen sind geändert; der Text ist ein Entwurf."


STEPS = [
    BulkStep(
        "einreichen",
        "submit_document",
        "Zur Freigabe einreichen",
        "Die Entwürfe gehen an die Freigabe. Öffentlich ändert sich dadurch noch nichts.",
        forms.SubmitForm,
        _submit,
        lambda at: {"change_note": "Probe", "message": ""},
        for_writers=True,
        optional="change_note",
    ),
    BulkStep(
        "freigeben",
        "approve_document",
        "Jetzt veröffentlichen",
        "Die Texte werden freigegeben und sofort öffentlich.",
        forms.ApproveForm,
        _approve,
        lambda at: {},
    ),
    BulkStep(
        "planen",
        "approve_document",
        "Veröffentlichung planen",
        "Die Texte werden freigegeben und erscheinen alle zum gewählten Zeitpunkt von selbst.",
        forms.ScheduleForm,
        _approve,
        lambda at: {"live_from": at + SOME_DAY},
    ),
    BulkStep(
        "themen",
        "",
        "Themen ergänzen oder entfernen",
        "Die Entwürfe bekommen andere Themen. Öffentlich ändert sich das erst mit der nächsten Freigabe.",
        forms.TopicsForm,
        _retag,
        lambda at: {"add": [Topic.objects.create(name=uuid4().hex)]},
    ),
    BulkStep(
        "zurueckziehen",
        "withdraw_document",
        "Zurückziehen",
        "Die Texte bleiben unter ihren Adressen lesbar, mit Ihrer Erklärung darüber. In Listen, in der Suche und im"
        " Feed erscheinen sie nicht mehr.",
        forms.WithdrawForm,
        _withdraw,
        lambda at: {"explanation": "Probe"},
        danger=True,
    ),
]
BY_CODE = {step.code: step for step in STEPS}
