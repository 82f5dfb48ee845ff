"""Every change of what is public, each as one function: permission, check, change, audit, side effects.

Each takes `by` (who), `at` (the aware moment at which it happens, normally the request's `now`) and, where a text
is judged, `version` (the working copy's version that the person saw). Each raises a subclass of ActionRefused.
"""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts import audit
from accounts.models import User

from . import kinds, moments
from .content import Content, content_fields, content_of, file_rows, link_rows
from .errors import Conflict, NotPermitted, NotReady
from .models import (
    ContentGeneration,
    Document,
    Edition,
    EditionFile,
    EditionLink,
    State,
    Withdrawal,
)
from .readiness import problems_of
from .tasks import send_rejection

REDACTED_TITLE = "Geschwärzte Fassung"


@transaction.atomic
def submit(
    document: Document,
    *,
    by: User,
    at: datetime,
    version: int,
    change_note: str | None = None,
    minor: bool | None = None,
) -> Document:
    """Hand a draft in for approval; every check must pass.

    `change_note` (what changed, for the public) and `minor` (a mere correction) replace what the working copy says;
    None leaves it.
    """
    _permit(by, "submit_document")
    document = _locked(document, version)
    _require_state(document, State.DRAFT, State.REJECTED)
    if change_note is not None:
        document.change_note = change_note.strip()
    if minor is not None:
        document.minor_change = minor
    document.save(update_fields=["change_note", "minor_change"])
    _require_ready(document, at)
    document.state = State.SUBMITTED
    document.submitted_by = by
    document.submitted_at = at
    document.save(update_fields=["state", "submitted_by", "submitted_at"])
    audit.record("submit", by=by, at=at, obj=document, details={"version": document.version})
    return document


@transaction.atomic
def recall(document: Document, *, by: User, at: datetime, version: int) -> Document:
    """Take one's own submission back to go on writing."""
    _permit(by, "submit_document")
    document = _locked(document, version)
    _require_state(document, State.SUBMITTED)
    if document.submitted_by_id != by.pk:
        raise NotPermitted("Zurückholen kann nur, wer den Text eingereicht hat.")
    document.state = State.DRAFT
    document.save(update_fields=["state"])
    audit.record("recall", by=by, at=at, obj=document)
    return document


@transaction.atomic
def reject(document: Document, *, by: User, at: datetime, version: int, remark: str) -> Document:
    """Send a submission back with a remark, which also goes to whoever submitted it by e-mail."""
    _permit(by, "approve_document")
    document = _locked(document, version)
    _require_state(document, State.SUBMITTED)
    if not remark.strip():
        raise Conflict("Bitte schreiben Sie dazu, was zu ändern ist.")
    document.state = State.REJECTED
    document.review_remark = remark.strip()
    document.save(update_fields=["state", "review_remark"])
    audit.record("reject", by=by, at=at, obj=document, details={"remark": document.review_remark})
    pk, recipient = document.pk, document.submitted_by_id
    if recipient:
        transaction.on_commit(lambda: send_rejection.enqueue(pk, recipient, by.name))
    return document


@transaction.atomic
def approve(
    document: Document,
    *,
    by: User,
    at: datetime,
    version: int,
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    forced_reason: str = "",
) -> Edition:
    """Write the edition that is live from `live_from` (None: at once) until `live_until` (None: open).

    The predecessor ends where the new edition begins. Four eyes: `by` neither submitted nor last edited the
    text, unless a `forced_reason` is given with the permission for it; then a second person confirms later.
    """
    _permit(by, "approve_document")
    document = _locked(document, version)
    _require_second_person(document, by, forced_reason)
    live_from = live_from or at
    _require_range(live_from, live_until, at)
    _require_ready(document, at)
    predecessor, former_until = _close_predecessor(document, live_from)
    content = content_of(document, at)
    edition = Edition(
        document=document,
        number=_next_number(document),
        kind=document.kind,
        language=document.language,
        sort_at=kinds.specific(document).sort_moment(live_from),
        live_from=live_from,
        live_until=live_until,
        supersedes=predecessor,
        supersedes_until=former_until,
        change_note=document.change_note,
        minor=document.minor_change,
        approved_by=by,
        approved_at=at,
        forced_reason=forced_reason.strip(),
        **content_fields(content),
    )
    _store(edition, content)
    document.state = State.APPROVED
    document.change_note = ""
    document.minor_change = False
    document.review_remark = ""
    document.save(update_fields=["state", "change_note", "minor_change", "review_remark"])
    ContentGeneration.bump()
    audit.record(
        "force_approval" if forced_reason else "approve",
        by=by,
        at=at,
        obj=document,
        details={
            "edition": edition.number,
            "live_from": live_from.isoformat(),
            "live_until": live_until.isoformat() if live_until else None,
            "sha256": edition.sha256,
            "reason": forced_reason.strip(),
        },
    )
    return edition


@transaction.atomic
def confirm(edition: Edition, *, by: User, at: datetime) -> Edition:
    """Confirm, as the second person, an edition that was approved by one person alone."""
    _permit(by, "approve_document")
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if not edition.forced_reason or edition.confirmed_by_id:
        raise Conflict("Diese Fassung braucht keine Nachfreigabe.")
    if edition.approved_by_id == by.pk:
        raise NotPermitted("Bestätigen muss eine andere Person als die, die freigegeben hat.")
    edition.confirmed_by = by
    edition.confirmed_at = at
    edition.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record("confirm", by=by, at=at, obj=edition.document, details={"edition": edition.number})
    return edition


@transaction.atomic
def unschedule(edition: Edition, *, by: User, at: datetime) -> Document:
    """Take back an edition whose start is still to come; its predecessor gets its former end again."""
    _permit(by, "approve_document")
    document = Document.objects.select_for_update().get(pk=edition.document_id)
    scheduled = Edition.objects.filter(pk=edition.pk).select_related("supersedes").first()
    if scheduled is None:
        raise Conflict("Diese geplante Fassung wurde bereits zurückgenommen.")
    edition = scheduled
    if edition.live_from <= at:
        raise Conflict(
            "Diese Fassung ist schon öffentlich. Sie können sie nur noch zurückziehen oder ersetzen."
        )
    if edition.superseded_by.exists():
        raise Conflict(
            "Für später ist eine weitere Fassung geplant. Bitte nehmen Sie zuerst diese zurück."
        )
    predecessor, former_until = edition.supersedes, edition.supersedes_until
    number = edition.number
    edition.delete()
    if predecessor:
        predecessor.live_until = former_until
        predecessor.save(update_fields=["live_until"])
    document.state = State.DRAFT
    document.save(update_fields=["state"])
    ContentGeneration.bump()
    audit.record("unschedule", by=by, at=at, obj=document, details={"edition": number})
    return document


@transaction.atomic
def withdraw(document: Document, *, by: User, at: datetime, explanation: str) -> Withdrawal:
    """Withdraw with an explanation: the text stays readable at its address, lists no longer show it."""
    if not explanation.strip():
        raise Conflict("Bitte erklären Sie öffentlich, warum der Text zurückgezogen wird.")
    return _lay_over(
        document, by=by, at=at, kind=Withdrawal.Kind.WITHDRAWN, explanation=explanation.strip()
    )


@transaction.atomic
def redirect(document: Document, *, by: User, at: datetime, target: Document) -> Withdrawal:
    """Merge into another document: the address leads on to `target`."""
    if target.pk == document.pk:
        raise Conflict("Eine Seite kann nicht zu sich selbst weiterleiten.")
    if not Edition.objects.live(at).filter(document=target).exists():
        raise Conflict(
            "Die Zielseite ist nicht öffentlich. Bitte wählen Sie eine veröffentlichte Seite."
        )
    return _lay_over(document, by=by, at=at, kind=Withdrawal.Kind.REDIRECTED, target=target)


@transaction.atomic
def remove(document: Document, *, by: User, at: datetime, explanation: str = "") -> Withdrawal:
    """Take the page away for good (410 Gone); an explanation may be shown instead."""
    return _lay_over(
        document, by=by, at=at, kind=Withdrawal.Kind.GONE, explanation=explanation.strip()
    )


@transaction.atomic
def hide(document: Document, *, by: User, at: datetime) -> Withdrawal:
    """Take the page away as if it had never been there (404)."""
    return _lay_over(document, by=by, at=at, kind=Withdrawal.Kind.VANISHED)


@transaction.atomic
def lift_withdrawal(document: Document, *, by: User, at: datetime) -> None:
    """End a withdrawal: from `at` on the editions count again."""
    _permit(by, "withdraw_document")
    document = Document.objects.select_for_update().get(pk=document.pk)
    withdrawal = Withdrawal.objects.effective(at).filter(document=document).first()
    if withdrawal is None:
        raise Conflict("Der Text ist nicht zurückgezogen.")
    in_range = Edition.objects.in_range(at).filter(document=document).first()
    if in_range and in_range.redacted_at:
        raise Conflict(
            "Die jetzt geltende Fassung ist geschwärzt. Bitte geben Sie zuerst eine bereinigte Fassung frei."
        )
    withdrawal.effective_until = at
    withdrawal.save(update_fields=["effective_until"])
    ContentGeneration.bump()
    audit.record("lift_withdrawal", by=by, at=at, obj=document, details={"kind": withdrawal.kind})


@transaction.atomic
def redact(edition: Edition, *, by: User, at: datetime, reason: str) -> Edition:
    """Erase the content of an edition that is public no longer, and leave a tombstone with the reason."""
    _permit(by, "redact_edition")
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.redacted_at:
        raise Conflict("Diese Fassung ist bereits geschwärzt.")
    if not reason.strip():
        raise Conflict("Bitte geben Sie den Grund der Schwärzung an.")
    if edition.live_from > at or Edition.objects.readable(at).filter(pk=edition.pk).exists():
        raise Conflict(
            "Geschwärzt werden nur Fassungen, die nicht mehr öffentlich sind. Veröffentlichen Sie zuerst eine"
            " bereinigte Fassung oder entfernen Sie die Seite."
        )
    edition.title = REDACTED_TITLE
    edition.sort_title = edition.summary = edition.body_html = ""
    edition.search_text = edition.change_note = ""
    edition.data = {}
    edition.sha256 = ""
    edition.redacted_by, edition.redacted_at, edition.redaction_reason = by, at, reason.strip()
    edition.save()
    edition.files.all().delete()
    audit.record(
        "redact",
        by=by,
        at=at,
        obj=edition.document,
        details={"edition": edition.number, "reason": reason.strip()},
    )
    return edition


def _permit(by: User, permission: str) -> None:
    if not (by.is_active and by.has_perm(f"publishing.{permission}")):
        raise NotPermitted("Ihr Konto hat dafür keine Berechtigung.")


def _locked(document: Document, version: int) -> Document:
    """Lock the document until the transaction ends, and make sure it is the text that was looked at."""
    current = Document.objects.select_for_update().get(pk=document.pk)
    if current.version != version:
        raise Conflict(
            "Der Text wurde inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann."
        )
    return current


def _require_state(document: Document, *states: str) -> None:
    if document.state not in states:
        raise Conflict(
            f"Das geht im Stand „{document.get_state_display()}“ nicht. Bitte laden Sie die Seite neu."
        )


def _require_second_person(document: Document, by: User, forced_reason: str) -> None:
    if forced_reason.strip():
        _permit(by, "force_approval")
        _require_state(document, State.DRAFT, State.SUBMITTED)
        return
    _require_state(document, State.SUBMITTED)
    if by.pk in (document.submitted_by_id, document.last_edited_by_id):
        raise NotPermitted(
            "Vier Augen: Freigeben muss eine andere Person als die, die den Text eingereicht oder zuletzt"
            " bearbeitet hat."
        )


def _require_range(live_from: datetime, live_until: datetime | None, at: datetime) -> None:
    if live_from < at:
        raise Conflict("Der Beginn der Veröffentlichung liegt in der Vergangenheit.")
    if live_until is not None and live_until <= live_from:
        raise Conflict("Das Ende der Veröffentlichung muss nach ihrem Beginn liegen.")


def _require_ready(document: Document, at: datetime) -> None:
    problems = problems_of(document, at)
    if problems:
        raise NotReady(problems)


def _next_number(document: Document) -> int:
    return (
        Edition.objects.filter(document=document).aggregate(last=Max("number"))["last"] or 0
    ) + 1


def _close_predecessor(
    document: Document, live_from: datetime
) -> tuple[Edition | None, datetime | None]:
    """End the edition that is live at `live_from` there; return it with the end that it had before."""
    later = Edition.objects.filter(document=document, live_from__gte=live_from).first()
    if later:
        raise Conflict(
            f"Für {moments.in_words(later.live_from)} ist schon eine Fassung geplant. Wählen Sie einen späteren"
            " Beginn oder nehmen Sie zuerst diese Fassung zurück."
        )
    predecessor = Edition.objects.in_range(live_from).filter(document=document).first()
    if predecessor is None:
        return None, None
    former_until = predecessor.live_until
    predecessor.live_until = live_from
    predecessor.save(update_fields=["live_until"])
    return predecessor, former_until


def _store(edition: Edition, content: Content) -> None:
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError as error:
        if "one_document_per_path" not in str(error):
            raise Conflict(
                "Inzwischen wurde eine andere Fassung dieses Textes freigegeben. Bitte laden Sie die Seite neu."
            ) from error
        raise Conflict(
            f"Die Adresse {edition.path} ist in dieser Zeit schon durch eine andere Seite belegt. Bitte ändern"
            " Sie die Adresse."
        ) from error
    EditionLink.objects.bulk_create(link_rows(edition, content))
    EditionFile.objects.bulk_create(file_rows(edition, content))


def _lay_over(
    document: Document, *, by: User, at: datetime, kind: str, **fields: Any
) -> Withdrawal:
    _permit(by, "withdraw_document")
    document = Document.objects.select_for_update().get(pk=document.pk)
    if not Edition.objects.started(at).filter(document=document).exists():
        raise Conflict("Dieser Text war noch nie öffentlich.")
    if Withdrawal.objects.effective(at).filter(document=document).exists():
        raise Conflict("Dieser Text ist bereits zurückgezogen.")
    withdrawal = Withdrawal.objects.create(
        document=document, kind=kind, effective_from=at, created_by=by, **fields
    )
    ContentGeneration.bump()
    audit.record(
        f"withdraw_{kind}",
        by=by,
        at=at,
        obj=document,
        details={"explanation": withdrawal.explanation, "target": withdrawal.target_id},
    )
    return withdrawal
