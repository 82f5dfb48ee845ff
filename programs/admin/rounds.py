"""The coordinator's monthly round: what is to be reported of a programme, and all Sachstände entered on one page."""

import re

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from database.alphabet import InGerman
from database.keys import row_key
from publishing import moments, rights
from publishing.errors import ActionRefused, Conflict
from publishing.models import Document, State
from publishing.newsroom.bulk import MOST
from publishing.newsroom.bulk_views import VERSION

from ..due import due_of
from ..measures.reporting import report
from ..measures.rhythm import due_since
from ..measures.status import OVER
from ..models import Measure, Program, ProgressUpdate
from ..radar.page import radar_address
from .report_pages import reports_url
from .round_forms import ReportForm, Row

# Names the programme whose round leads to the step with several texts
ROUND = "runde"
SENT = re.compile(r"m([0-9]{1,18})-status")


class MonthlyRound:
    """Mixin of MeasureAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, "programs_measure"
        return [
            path("sachstaende/", wrap(self.rounds_view), name=f"{prefix}_rounds"),
            path("sachstaende/<int:program_id>/", wrap(self.round_view), name=f"{prefix}_round"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        offered = (
            {"rounds_url": self._address("rounds")} if self.has_change_permission(request) else {}
        )
        return super().changelist_view(request, {**offered, **(extra_context or {})})

    def rounds_view(self, request):
        """List the programmes whose measures are the person's to report on, with how many wait for a Sachstand."""
        self._require_reporter(request)
        own = Measure.objects.filter(rights.of_teams(request.user))
        due = own.unreported_since(due_since(moments.day_of(request.now)))
        counted = _by_program(due)
        programs = Program.objects.filter(pk__in=own.reportable().order_by().values("program"))
        rows = [
            (program, counted.get(program.pk, 0))
            for program in programs.order_by(InGerman("title"))
        ]
        context = {"title": "Was ist diesen Monat zu melden?", "programs": rows}
        return self._round_page(request, "rounds.html", context)

    def round_view(self, request, program_id):
        """Show every measure of the programme that goes on; POST saves what was typed, row by row.

        Rows of which nothing changed are left out; a refused one keeps what was typed and stands in nobody's way.
        """
        self._require_reporter(request)
        program = Program.objects.filter(pk=program_id, translation_of=None).first()
        if program is None:
            raise Http404
        rows = self._rows(request, program, sent=request.POST or None)
        if request.method == "POST":
            self._save(request, rows)
            wrong = {row.measure.pk: row for row in rows if row.has_errors}
            if not wrong:
                return HttpResponseRedirect(request.get_full_path())
            rows = [wrong.pop(row.measure.pk, row) for row in self._rows(request, program)]
            # What somebody closed meanwhile is not asked for any more, but what was typed is shown
            rows += wrong.values()
        context = {
            "title": "Was ist diesen Monat zu melden?",
            "subtitle": program.title,
            "program": program,
            "rows": sorted(rows, key=lambda row: (not row.has_errors, not row.is_due)),
            "due": sum(row.is_due for row in rows),
            "wrong": sum(row.has_errors for row in rows),
            "others": due_of(program, request.now),
            "reports_url": reports_url(program.pk),
            "radar_url": radar_address(program.pk),
            **self._to_submit(request, program),
        }
        return self._round_page(request, "round.html", context)

    def _rows(self, request, program, sent=None):
        today = moments.day_of(request.now)
        own = Measure.objects.filter(program=program)
        asked = Q(pk__in=own.reportable().order_by().values("pk")) | Q(pk__in=_sent(sent or ()))
        measures = (
            own.filter(asked, translation_of=None)
            .with_latest()
            .annotate(latest_text=F("latest_update__told__text"))
            .select_related("team", "last_edited_by")
            .order_by("position", InGerman("title"), "pk")
        )
        return [self._row(request, measure, sent, today) for measure in measures]

    def _row(self, request, measure, sent, today):
        form = None
        if self.has_change_permission(request, measure):
            is_sent = sent and f"m{measure.pk}-status" in sent
            form = ReportForm(sent if is_sent else None, measure=measure, today=today)
        is_due = measure.latest_on is None or measure.latest_on < due_since(today)
        return Row(measure, form, measure.version, is_due, measure.latest_text or "")

    def _save(self, request, rows):
        saved = 0
        for row in rows:
            if not (row.form and row.form.is_bound) or row.form.is_unchanged:
                continue
            version = row_key(request.POST.get(f"m{row.measure.pk}-version")) or 0
            if not row.form.is_valid():
                row.version = version
                if row.measure.latest_status in OVER:
                    row.refused = _conflict(row)
                continue
            try:
                report(
                    row.measure.document_ptr,
                    row.form.entry(),
                    by=request.user,
                    at=request.now,
                    version=version,
                )
            except Conflict:
                row.refused = _conflict(row)
            except ActionRefused as refused:
                row.refused = str(refused)
            else:
                saved += 1
        if saved:
            words = "Ein Sachstand ist" if saved == 1 else f"{saved} Sachstände sind"
            messages.success(request, f"{words} gespeichert.")
        elif not any(row.has_errors for row in rows):
            messages.info(request, "Nichts eingetragen: Es hat sich nichts geändert.")

    def _to_submit(self, request, program):
        """Return the drafts with Sachstände that are not public yet, and what the step with several texts asks for."""
        waiting = ProgressUpdate.objects.open().order_by().values("measure")
        drafts = Document.objects.filter(
            rights.of_teams(request.user),
            pk__in=Measure.objects.filter(program=program, pk__in=waiting).values("pk"),
            state__in=[State.DRAFT, State.REJECTED],
        )
        chosen = list(drafts.order_by(InGerman("title"), "pk")[: MOST + 1])
        may = request.user.has_perm("publishing.submit_document")
        return {
            "to_submit": chosen[:MOST] if may else [],
            "more_to_submit": len(chosen) > MOST,
            "submit_url": f"{self._address('bulk', 'einreichen')}?{ROUND}={program.pk}",
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "version_name": VERSION,
            "note": f"Sachstand vom {moments.day_in_words(moments.day_of(request.now))}",
        }

    def bulk_back(self, request):
        program = row_key(request.GET.get(ROUND))
        if program is None:
            return super().bulk_back(request)
        return self._address("round", program), "Zurück zu den Sachständen"

    def _require_reporter(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _round_page(self, request, template, context):
        context = {
            **self.admin_site.each_context(request),
            "subtitle": None,
            "opts": self.opts,
            "list_url": self._address("changelist"),
            "rounds_url": self._address("rounds"),
            **context,
        }
        return TemplateResponse(request, f"admin/programs/{template}", context)


def _sent(names):
    """Return the keys of the measures of which a form was sent."""
    found = (SENT.fullmatch(name) for name in names)
    return [int(one[1]) for one in found if one]


def _by_program(measures):
    """Return how many of the measures each programme has: one query."""
    counted = measures.order_by().values("program").annotate(number=Count("pk"))
    return {row["program"]: row["number"] for row in counted}


def _conflict(row):
    who = row.measure.last_edited_by or "Jemand anderes"
    when = moments.in_words(row.measure.last_edited_at)
    return (
        f"{who} hat diese Maßnahme inzwischen gespeichert ({when}). Ihre Eingaben stehen noch hier. Der Stand daneben"
        " ist der neue: Wenn Ihr Eintrag dazu passt, speichern Sie noch einmal."
    )
