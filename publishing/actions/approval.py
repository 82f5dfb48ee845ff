"""Writing an edition, confirming one, taking a planned one back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts import audit
from accounts.models import User
from database.engines import lock_for_append
from publishing import card_images, kinds, moments
from publishing.content import Content, content_fields, content_of, file_rows, link_rows
from publishing.errors import Conflict, NotPermitted
from publishing.hyperlinks import recording as hyperlinks
from publishing.models import (
    ContentGeneration,
    Document,
    Edition,
    EditionFile,
    EditionLink,
    EditionSource,
    State,
)
from publishing.searching import indexed
from publishing.snapshot import snapshot_of

from .remarks import close_remarks
from .rules import locked, permit, require_ready, require_state
from .translation import require_source_public_by
from .withdrawal import require_source_not_withdrawn


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
    document = locked(document, version)
    permit(by, "approve_document", document)
    _require_second_person(document, by, forced_reason)
    live_from = live_from or at
    _require_range(live_from, live_until, at)
    require_source_public_by(document, live_from)
    require_source_not_withdrawn(document, at)
    specific = kinds.specific(document)
    require_ready(specific, at, live_from)
    # Two at once for one address would each wait for the other in PostgreSQL, until it breaks one of them off
    lock_for_append(Edition)
    predecessor, former_until = _close_predecessor(document, live_from)
    content = content_of(specific, live_from)
    edition = Edition(
        document=document,
        number=_next_number(document),
        kind=document.kind,
        language=document.language,
        translation_of_id=document.translation_of_id,
        follows_id=document.follows_edition_id,
        sort_at=specific.sort_moment(live_from),
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
    card_images.reserve(edition)
    _store(edition, content)
    source = snapshot_of(specific, content.pieces)
    EditionSource.objects.create(edition=edition, content=source)
    specific.edition_written(edition)
    document.state = State.APPROVED
    document.change_note = ""
    document.minor_change = False
    document.submission_message = ""
    document.save(update_fields=["state", "change_note", "minor_change", "submission_message"])
    open_remarks = close_remarks(document, by=by, at=at)
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
            "open_remarks": open_remarks,
        },
    )
    return edition


@transaction.atomic
def confirm(edition: Edition, *, by: User, at: datetime) -> Edition:
    """Confirm, as the second person, an edition that was approved by one person alone."""
    permit(by, "approve_document", edition.document)
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
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
    document = Document.objects.select_for_update(no_key=True).get(pk=edition.document_id)
    permit(by, "approve_document", document)
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
    lock_for_append(Edition)
    indexed.remove(edition)
    edition.delete()
    if predecessor:
        _reopen(predecessor, former_until)
    document.state = State.DRAFT
    document.save(update_fields=["state"])
    ContentGeneration.bump()
    audit.record("unschedule", by=by, at=at, obj=document, details={"edition": number})
    return document


def _require_second_person(document: Document, by: User, forced_reason: str) -> None:
    if forced_reason.strip():
        permit(by, "force_approval", document)
        require_state(document, State.DRAFT, State.SUBMITTED)
        return
    require_state(document, State.SUBMITTED)
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


def _reopen(edition: Edition, until: datetime | None) -> None:
    edition.live_until = until
    try:
        with transaction.atomic():
            edition.save(update_fields=["live_until"])
    except IntegrityError as error:
        raise Conflict(
            f"Die Adresse {edition.path} der Fassung davor ist für später schon an eine andere Seite vergeben. Bitte"
            " nehmen Sie zuerst deren geplante Fassung zurück."
        ) from error


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
    EditionFile.objects.create(edition=edition, content_hash=edition.data["card"])
    hyperlinks.record(edition)
    indexed.add(edition)
