"""What is done with a Sachbericht: drafted, frozen for good, replaced by a new one, and checked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts import audit
from accounts.models import User
from publishing import moments
from publishing.actions.rules import permit, permit_change
from publishing.errors import ActionRefused, Conflict, NotPermitted
from publishing.models import Document

from ..models import Award, FunderReport, Program
from .awards import grant_named
from .data import as_text, digest, fingerprint, report_data
from .facts import ReportData, Span
from .page import Heading, body_of, title_of
from .pdf import pdf_of


@dataclass(frozen=True)
class Whole:
    """Whether what is stored is what was frozen: each part against the sum kept with it and the one in the log."""

    data: bool
    html: bool
    pdf: bool
    log: bool

    @property
    def is_whole(self) -> bool:
        return self.data and self.html and self.pdf and self.log


@transaction.atomic
def draft(
    award: Award,
    span: Span,
    *,
    by: User,
    at: datetime,
    words: dict[str, str] | None = None,
    replaces: FunderReport | None = None,
) -> FunderReport:
    """Begin a report on the award and return it; whoever may change the programme may."""
    require_possible(award, span)
    report = FunderReport(start=span.start, end=span.end, replaces=replaces, **(words or {}))
    report.program_id, report.award_id = award.program_id, award.award_id
    return sign(report, by=by, at=at)


@transaction.atomic
def sign(report: FunderReport, *, by: User, at: datetime) -> FunderReport:
    """Store what `by` has just written into a draft, new or not, as the next version of it.

    A Conflict where somebody else has stored another version since `report` was read.
    """
    permit_change(by, _document(report.program_id))
    is_new = report.pk is None
    if not is_new:
        _require_draft(report)
        _require_version(report)
        report.version += 1
    else:
        report.created_at = at
    report.last_edited_by, report.last_edited_at = by, at
    report.save()
    _record("draft_report" if is_new else "edit_report", report, by, at)
    return report


@transaction.atomic
def replace(report: FunderReport, *, by: User, at: datetime) -> FunderReport:
    """Begin a report that corrects a frozen one, with its words; the former one stays readable."""
    permit_change(by, _document(report.program_id))
    report = FunderReport.objects.light().get(pk=report.pk)
    if not report.is_frozen:
        raise Conflict("Ein Entwurf wird nicht ersetzt. Ändern Sie ihn einfach.")
    later = FunderReport.objects.light().filter(replaces=report).first()
    if later and later.is_frozen:
        raise Conflict(
            f"Diesen Bericht hat schon der Sachbericht {later.number} ersetzt. Korrigieren Sie den."
        )
    if later:
        raise Conflict("Es gibt schon einen Entwurf, der diesen Bericht ersetzen soll.")
    span = Span(report.start, report.end)
    award = award_of(report)
    return draft(award, span, by=by, at=at, words=report.words(), replaces=report)


@transaction.atomic
def discard(report: FunderReport, *, by: User, at: datetime) -> None:
    """Delete a draft."""
    permit_change(by, _document(report.program_id))
    _require_draft(report)
    _record("discard_report", report, by, at)
    report.delete()


def freeze(report: FunderReport, *, by: User, at: datetime, seen: str) -> FunderReport:
    """Freeze the draft as of `at`: data, page and PDF with their sums, under the programme's next number.

    Whoever may approve the programme may, except the person who edited the draft last: four eyes, without a way around.
    `seen` is the fingerprint of the preview that the person saw: a Conflict where the report would say something else
    by now. Refused too where the period is not over, where the words are missing that every funder asks for, and where
    this machine cannot make a PDF. The PDF takes seconds, in which nobody else shall wait for the database: it is made
    first, and kept if nothing has changed by then.
    """
    made = _made(*freezable(report, by=by, at=at, seen=seen), by, at)
    with transaction.atomic():
        Document.objects.select_for_update(no_key=True).get(pk=report.program_id)
        stored, _ = freezable(report, by=by, at=at, seen=seen)
        if (stored.version, _next_number(stored)) != (made.version, made.number):
            raise Conflict(
                "Gerade wurde der Entwurf gespeichert oder ein anderer Sachbericht festgeschrieben. Noch einmal, bitte."
            )
        made.save()
        details = {
            "number": made.number,
            "data": made.data_sha256,
            "html": made.html_sha256,
            "pdf": made.pdf_sha256,
            "replaces": made.replaces.number if made.replaces else None,
        }
        _record("freeze_report", made, by, at, **details)
    return made


def freezable(
    report: FunderReport, *, by: User, at: datetime, seen: str
) -> tuple[FunderReport, ReportData]:
    """Return the draft as it is stored and what it says, or raise why it cannot be frozen."""
    report = FunderReport.objects.select_related("replaces", "program").get(pk=report.pk)
    permit(by, "approve_document", report.program.document_ptr)
    if report.is_frozen:
        raise Conflict("Dieser Sachbericht ist schon festgeschrieben.")
    if report.last_edited_by_id == by.pk:
        raise NotPermitted(
            "Sie haben diesen Entwurf zuletzt bearbeitet. Festschreiben muss ihn jemand anderes: Vier Augen sehen mehr."
        )
    _require_finished(report, moments.day_of(at))
    data = data_of(report, at)
    if fingerprint(data) != seen:
        raise Conflict(
            "Seit Ihrer Vorschau hat sich geändert, was im Bericht steht: der Entwurf oder Angaben des Programms. Es"
            " wurde nichts festgeschrieben. Bitte sehen Sie sich die Vorschau noch einmal an und entscheiden Sie dann."
        )
    return report, data


def _made(report: FunderReport, data: ReportData, by: User, at: datetime) -> FunderReport:
    """Return the draft with everything that freezing adds, not stored yet."""
    report.number = _next_number(report)
    report.data = as_text(data)
    report.data_sha256 = digest(report.data)
    heading = heading_of(report)
    report.html = body_of(data, heading)
    report.html_sha256 = digest(report.html)
    report.pdf = pdf_of(
        report.html,
        title=title_of(data, heading),
        author=data.county,
        made_at=moments.in_iso(at),
        identifier=report.data_sha256,
    )
    report.pdf_sha256 = digest(report.pdf)
    report.frozen_by, report.frozen_at = by, at
    return report


def _next_number(report: FunderReport) -> int:
    frozen = FunderReport.objects.frozen().filter(program=report.program_id)
    return (frozen.aggregate(last=Max("number"))["last"] or 0) + 1


def whole(report: FunderReport) -> Whole:
    """Compute the sums of a frozen report anew and compare them with those kept, and with those in the log."""
    sums = {
        "data": digest(report.data),
        "html": digest(report.html),
        "pdf": digest(bytes(report.pdf or b"")),
    }
    entry = audit.AuditEntry.objects.filter(
        action="freeze_report", object_type="programs.funderreport", object_id=str(report.pk)
    ).first()
    logged = entry.kept_details if entry else {}
    return Whole(
        **{part: value == getattr(report, f"{part}_sha256") for part, value in sums.items()},
        log=all(logged.get(part) == value for part, value in sums.items()),
    )


def data_of(report: FunderReport, at: datetime) -> ReportData:
    """Return what the report would say as of `at`; a Conflict where its award is gone or not public."""
    return report_data(award_of(report), Span(report.start, report.end), at, report.words())


def heading_of(report: FunderReport) -> Heading:
    """Return what the page says of the report itself: its number and the one that it replaces."""
    former = report.replaces.number if report.replaces else None
    return Heading(report.number, former, report.data_sha256)


def award_of(report: FunderReport) -> Award:
    """Return the first notice of the chain on which the report is; Conflict where it was deleted."""
    award = Award.objects.filter(program=report.program_id, award_id=report.award_id).first()
    if award is None:
        raise Conflict(
            f"Den Bescheid „{report.award_id}“ gibt es im Programm nicht mehr. Wählen Sie einen anderen."
        )
    return award


def award_span(award: Award) -> tuple[date | None, date | None]:
    """Return the award period by the last notice of the chain, as the working copy has it."""
    program = Program.objects.get(pk=award.program_id)
    grant = grant_named(program.frozen_money(), award.award_id)
    return (grant.start, grant.end) if grant else (award.period_start, award.period_end)


def require_possible(award: Award, span: Span) -> None:
    """Raise a Conflict unless the span lies in the period of the award."""
    if award.amends_id or award.parent_id:
        raise Conflict(
            "Berichtet wird über den ersten Bescheid einer Reihe; Änderungen und weitergegebenes Geld gehören dazu."
        )
    if span.end < span.start:
        raise Conflict("Das Ende des Berichtszeitraums liegt vor seinem Anfang.")
    start, end = award_span(award)
    if (start and span.start < start) or (end and span.end > end):
        first = f"vom {moments.day_in_words(start)} " if start else ""
        last = f"bis {moments.day_in_words(end)}" if end else "ohne festes Ende"
        raise Conflict(
            f"Bewilligt ist das Geld {first}{last}. Der Berichtszeitraum muss darin liegen."
        )


def _require_draft(report: FunderReport) -> None:
    if FunderReport.objects.frozen().filter(pk=report.pk).exists():
        raise Conflict("Ein festgeschriebener Sachbericht bleibt, wie er ist, und für immer.")


def _require_version(report: FunderReport) -> None:
    if not FunderReport.objects.filter(pk=report.pk, version=report.version).exists():
        raise Conflict(
            "Jemand anderes hat diesen Entwurf inzwischen gespeichert. Es wurde nichts geändert: Bitte laden Sie die"
            " Seite neu."
        )


def _require_finished(report: FunderReport, today: date) -> None:
    if report.end > today:
        raise Conflict(
            f"Der Berichtszeitraum endet erst am {moments.day_in_words(report.end)}. Vorher steht nicht fest, was"
            " zu berichten ist."
        )
    asked = {"Was ist geschehen?": report.done, "Was ist erreicht?": report.reached}
    fields = [f"„{question}“" for question, answer in asked.items() if not answer.strip()]
    if fields:
        raise ActionRefused(
            f"Es fehlt noch Text: {' und '.join(fields)}. Bitten Sie die Koordination darum: Wer den Entwurf zuletzt"
            " bearbeitet, kann ihn nicht selbst festschreiben."
        )
    require_possible(award_of(report), Span(report.start, report.end))


def _document(program_id: int) -> Document:
    return Document.objects.select_for_update(no_key=True).get(pk=program_id)


def _record(action: str, report: FunderReport, by: User, at: datetime, **details: Any) -> None:
    about = {"program": report.program_id, "award": report.award_id}
    span = {"from": report.start.isoformat(), "until": report.end.isoformat()}
    audit.record(action, by=by, at=at, obj=report, details={**about, **span, **details})
