"""The steps of the workflow as the newsroom offers them: what the button says, what it asks, which action it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from publishing import actions, kinds, moments
from publishing.models import Document, Edition, State

from . import step_forms as forms
from . import translation_steps
from .situation import Situation, range_in_words

JUDGING = {"einreichen", "freigeben", "planen", "allein-freigeben"}


@dataclass(frozen=True)
class Step:
    """`possible(situation, user)` only decides what is offered; the action itself judges and may refuse.

    `run(situation, edition, values, by, at, version)` calls the action and returns the sentence that reports it.
    `edition` is given for steps that concern one edition (`per_edition`), else None.
    """

    code: str
    permission: str
    button: str
    explanation: str
    possible: Callable[[Situation, User], bool]
    run: Callable[..., str]
    form: type[forms.StepForm] = forms.StepForm
    primary: bool = False
    danger: bool = False
    exceptional: bool = False
    saves_first: bool = False
    per_edition: bool = False
    # Whether the page shows what changed, for whoever judges it
    compares: bool = False

    @property
    def judges_text(self) -> bool:
        """Tell whether the step hands the text on, so that the hints about it stand beside its question."""
        return self.code in JUDGING

    def offered(self, situation: Situation, user: User) -> bool:
        permission = f"publishing.{self.permission}"
        return user.has_perm(permission, situation.document) and self.possible(situation, user)


def _is(*states: str) -> Callable[[Situation, User], bool]:
    return lambda situation, user: situation.document.state in states


def _may_approve(situation: Situation, user: User) -> bool:
    document = situation.document
    return document.state == State.SUBMITTED and not _own_text(document, user)


def _may_force(situation: Situation, user: User) -> bool:
    document = situation.document
    if document.state == State.DRAFT:
        return True
    return document.state == State.SUBMITTED and _own_text(document, user)


def _own_text(document: Document, user: User) -> bool:
    return user.pk in (document.submitted_by_id, document.last_edited_by_id)


def _may_recall(situation: Situation, user: User) -> bool:
    document = situation.document
    return document.state == State.SUBMITTED and document.submitted_by_id == user.pk


def _may_withdraw(situation: Situation, user: User) -> bool:
    return situation.was_public and not situation.withdrawal


def _is_withdrawn(situation: Situation, user: User) -> bool:
    return situation.withdrawal is not None


def _has_scheduled(situation: Situation, user: User) -> bool:
    return bool(situation.scheduled)


def _may_confirm(situation: Situation, user: User) -> bool:
    return any(item.approved_by_id != user.pk for item in situation.unconfirmed)


def _submit(situation, edition, values, *, by, at, version):
    actions.submit(situation.document, by=by, at=at, version=version, **values)
    return "Der Text liegt jetzt zur Freigabe vor."


def _recall(situation, edition, values, *, by, at, version):
    actions.recall(situation.document, by=by, at=at, version=version)
    return "Sie haben den Text zurückgeholt und können weiterschreiben."


def _reject(situation, edition, values, *, by, at, version):
    actions.reject(situation.document, by=by, at=at, version=version, **values)
    return "Der Text ist zurückgewiesen. Ihre Anmerkungen gehen per E-Mail an die Person, die eingereicht hat."


def _approve(situation, edition, values, *, by, at, version):
    approved = actions.approve(situation.document, by=by, at=at, version=version, **values)
    return _announce(approved, at)


def _announce(edition: Edition, at: datetime) -> str:
    if edition.live_from <= at:
        until = f" Sie endet {moments.in_words(edition.live_until)}." if edition.live_until else ""
        return f"Fassung {edition.number} ist veröffentlicht.{until}"
    return f"Fassung {edition.number} ist geplant: öffentlich {range_in_words(edition)}."


def _confirm(situation, edition, values, *, by, at, version):
    actions.confirm(edition, by=by, at=at)
    return f"Sie haben Fassung {edition.number} bestätigt."


def _unschedule(situation, edition, values, *, by, at, version):
    actions.unschedule(edition, by=by, at=at)
    return f"Die Planung von Fassung {edition.number} ist zurückgenommen. Der Text ist wieder ein Entwurf."


def _withdraw(situation, edition, values, *, by, at, version):
    actions.withdraw(situation.document, by=by, at=at, **values)
    return "Der Text ist zurückgezogen. Wer die Adresse aufruft, liest Ihre Erklärung."


def _redirect(situation, edition, values, *, by, at, version):
    actions.redirect(situation.document, by=by, at=at, **values)
    return f"Die Adresse führt jetzt zu „{values['target']}“."


def _remove(situation, edition, values, *, by, at, version):
    actions.remove(situation.document, by=by, at=at, **values)
    return "Die Seite ist entfernt."


def _hide(situation, edition, values, *, by, at, version):
    actions.hide(situation.document, by=by, at=at)
    return "Die Seite ist verborgen."


def _lift(situation, edition, values, *, by, at, version):
    actions.lift_withdrawal(situation.document, by=by, at=at)
    return "Die freigegebenen Fassungen gelten wieder."


def _redact(situation, edition, values, *, by, at, version):
    actions.redact(edition, by=by, at=at, **values)
    return f"Fassung {edition.number} ist geschwärzt."


def _restore(situation, edition, values, *, by, at, version):
    missing = actions.restore(edition, by=by, at=at, version=version)
    done = f"Der Entwurf enthält jetzt, was in Fassung {edition.number} stand. Öffentlich hat sich nichts geändert."
    return " ".join([done, *missing])


def _may_restore(situation: Situation, user: User) -> bool:
    opts = kinds.get(situation.document.kind).model._meta
    change = f"{opts.app_label}.change_{opts.model_name}"
    is_open = situation.document.state != State.SUBMITTED
    return is_open and user.has_perm(change, situation.document)


def _redactable(situation: Situation, edition: Edition) -> bool:
    """Tell whether an edition is public no longer and not yet erased."""
    current = situation.in_range
    hidden = situation.withdrawal and situation.withdrawal.kind != "withdrawn"
    is_shown = current is not None and current.pk == edition.pk and not hidden
    return edition.live_from <= situation.at and not edition.redacted_at and not is_shown


IN_EVERY_LANGUAGE = "Das gilt auch für die Übersetzungen dieses Textes."
STEPS = [
    Step(
        "freigeben",
        "approve_document",
        "Jetzt veröffentlichen",
        "Der Text wird sofort öffentlich. Eine frühere Fassung wird dabei abgelöst und bleibt im Archiv.",
        _may_approve,
        _approve,
        forms.ApproveNowForm,
        primary=True,
        compares=True,
    ),
    Step(
        "planen",
        "approve_document",
        "Veröffentlichung planen",
        "Der Text wird freigegeben und erscheint zum gewählten Zeitpunkt von selbst. Bis dahin bleibt öffentlich,"
        " was heute öffentlich ist.",
        _may_approve,
        _approve,
        forms.ApproveLaterForm,
        compares=True,
    ),
    Step(
        "zurueckweisen",
        "approve_document",
        "Zurückweisen",
        "Der Text geht mit Ihren Anmerkungen zurück. Öffentlich ändert sich nichts.",
        _is(State.SUBMITTED),
        _reject,
        forms.RejectForm,
        compares=True,
    ),
    Step(
        "einreichen",
        "submit_document",
        "Zur Freigabe einreichen",
        "Eine zweite Person prüft den Text und veröffentlicht ihn. Öffentlich ändert sich bis dahin nichts.",
        _is(State.DRAFT, State.REJECTED),
        _submit,
        forms.SubmitForm,
        primary=True,
        saves_first=True,
    ),
    Step(
        "zurueckholen",
        "submit_document",
        "Einreichung zurückholen",
        "Der Text wird wieder ein Entwurf, und Sie können weiterschreiben.",
        _may_recall,
        _recall,
    ),
    Step(
        "allein-freigeben",
        "force_approval",
        "Ohne zweite Person freigeben",
        "Nur wenn es nicht warten kann. Eine zweite Person muss die Freigabe danach bestätigen.",
        _may_force,
        _approve,
        forms.ForceForm,
        exceptional=True,
        compares=True,
    ),
    Step(
        "aufheben",
        "withdraw_document",
        "Zurückziehung aufheben",
        "Die freigegebenen Fassungen gelten ab sofort wieder, auch die der Übersetzungen.",
        _is_withdrawn,
        _lift,
    ),
    Step(
        "zurueckziehen",
        "withdraw_document",
        "Zurückziehen",
        "Der Text bleibt unter seiner Adresse lesbar, mit Ihrer Erklärung darüber. In Listen, in der Suche und im"
        f" Feed erscheint er nicht mehr. {IN_EVERY_LANGUAGE}",
        _may_withdraw,
        _withdraw,
        forms.WithdrawForm,
        danger=True,
    ),
    Step(
        "weiterleiten",
        "withdraw_document",
        "Weiterleiten",
        "Die Adresse führt zu einer anderen Seite. Nehmen Sie das, wenn zwei Seiten zusammengelegt werden."
        f" {IN_EVERY_LANGUAGE}",
        _may_withdraw,
        _redirect,
        forms.RedirectForm,
        danger=True,
    ),
    Step(
        "entfernen",
        "withdraw_document",
        "Entfernen",
        f"Unter der Adresse steht nur noch, dass es die Seite nicht mehr gibt. {IN_EVERY_LANGUAGE}",
        _may_withdraw,
        _remove,
        forms.RemoveForm,
        danger=True,
    ),
    Step(
        "verbergen",
        "withdraw_document",
        "Verbergen",
        "Die Adresse antwortet, als hätte es die Seite nie gegeben. Nehmen Sie das nur, wenn schon der Hinweis auf"
        f" die Seite schadet. {IN_EVERY_LANGUAGE}",
        _may_withdraw,
        _hide,
        danger=True,
    ),
    Step(
        "pruefung-bestaetigen",
        "submit_document",
        "Ich habe die Übersetzung geprüft",
        translation_steps.REVIEW_EXPLANATION,
        translation_steps.may_review,
        translation_steps.review,
    ),
    Step(
        "maschinell-uebersetzen",
        "submit_document",
        "Maschinell übersetzen lassen",
        translation_steps.ORDER_EXPLANATION,
        translation_steps.may_order,
        translation_steps.order,
    ),
    Step(
        "planung-zuruecknehmen",
        "approve_document",
        "Planung zurücknehmen",
        "Die geplante Fassung erscheint nicht. Was vorher galt, gilt weiter, und der Text ist wieder ein Entwurf.",
        _has_scheduled,
        _unschedule,
        per_edition=True,
    ),
    Step(
        "nachfreigeben",
        "approve_document",
        "Freigabe bestätigen",
        "Sie bestätigen als zweite Person, dass diese Fassung zu Recht öffentlich ist.",
        _may_confirm,
        _confirm,
        per_edition=True,
        compares=True,
    ),
    Step(
        "wiederherstellen",
        "submit_document",
        "Als Entwurf wiederherstellen",
        "Titel, Vorspann, Titelbild, Adresse, Text mit allen Bausteinen, Themen und die Angaben dieser Fassung ersetzen"
        " den jetzigen Entwurf, bei Förderprogrammen auch Ziele, Förderperioden und Maßnahmen. Stellen, Besetzungen,"
        " Team und Wiedervorlage bleiben, wie sie sind. Öffentlich ändert sich nichts.",
        _may_restore,
        _restore,
        per_edition=True,
    ),
    Step(
        "schwaerzen",
        "redact_edition",
        "Schwärzen",
        "Titel, Text und Angaben dieser Fassung werden unwiderruflich gelöscht. Es bleibt ein Vermerk mit Ihrem Grund.",
        lambda situation, user: any(_redactable(situation, item) for item in situation.editions),
        _redact,
        forms.RedactForm,
        danger=True,
        per_edition=True,
    ),
]
BY_CODE = {step.code: step for step in STEPS}


def for_document(situation: Situation, user: User) -> list[Step]:
    """Return the steps that this person may take with the document as it stands."""
    return [step for step in STEPS if not step.per_edition and step.offered(situation, user)]


def for_edition(situation: Situation, edition: Edition, user: User) -> list[Step]:
    """Return the steps that this person may take with one edition."""
    fits: dict[str, Any] = {
        "planung-zuruecknehmen": edition.live_from > situation.at
        and edition.pk == situation.scheduled[-1].pk,
        "nachfreigeben": edition in situation.unconfirmed and edition.approved_by_id != user.pk,
        "wiederherstellen": not edition.redacted_at,
        "schwaerzen": _redactable(situation, edition),
    }
    return [step for step in STEPS if fits.get(step.code) and step.offered(situation, user)]
