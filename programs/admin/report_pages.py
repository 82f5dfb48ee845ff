"""The pages of one Sachbericht beside its form: preview, freezing, what was frozen and its files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import content_disposition_header, urlencode

from publishing.errors import ActionRefused

from ..models import FunderReport
from ..reports import actions
from ..reports.data import fingerprint
from ..reports.page import STYLES, body_of, saved_page, title_of

FILES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


def reports_url(program_id):
    """Return the address of the list of a programme's reports."""
    return f"{reverse('admin:programs_funderreport_changelist')}?program__id__exact={program_id}"


class ReportPages:
    """Mixin of FunderReportAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, "programs_funderreport"
        own = [
            ("<int:report_id>/vorschau/", self.preview_view, "preview"),
            ("<int:report_id>/festschreiben/", self.freeze_view, "freeze"),
            ("<int:report_id>/bericht/", self.show_view, "show"),
            ("<int:report_id>/ersetzen/", self.replace_view, "replace"),
            ("<int:report_id>/datei/<str:suffix>/", self.file_view, "file"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def url(self, name, *args):
        return reverse(f"{self.admin_site.name}:programs_funderreport_{name}", args=args)

    def preview_view(self, request, report_id):
        """Show the report as a page: a frozen one as it was frozen, a draft with the figures of this moment."""
        report, freeze_url = self._report(request, report_id), ""
        if report.is_frozen:
            body, title, back = report.html, str(report), self.url("show", report.pk)
        else:
            back = self.url("change", report.pk)
            try:
                data = actions.data_of(report, request.now)
            except ActionRefused as refused:
                messages.error(request, str(refused))
                return HttpResponseRedirect(back)
            heading = actions.heading_of(report)
            body, title = body_of(data, heading), title_of(data, heading)
            if request.user.has_perm("publishing.approve_document", report.program):
                seen = urlencode({"gesehen": fingerprint(data)})
                freeze_url = f"{self.url('freeze', report.pk)}?{seen}"
        context = {
            "body": body,
            "title": title,
            "styles": STYLES,
            "back": back,
            "freeze_url": freeze_url,
            "is_draft": not report.is_frozen,
        }
        return render(request, "programs/report_view.html", context)

    def freeze_view(self, request, report_id):
        """Say what freezing does to the report as the preview showed it, and what stands in its way; POST does it."""
        report = self._report(request, report_id)
        if not request.user.has_perm("publishing.approve_document", report.program):
            raise PermissionDenied
        if report.is_frozen:
            return HttpResponseRedirect(self.url("show", report.pk))
        refusal, seen = "", request.POST.get("seen") or request.GET.get("gesehen", "")
        if not seen and request.method != "POST":
            # Nobody freezes what they have not looked at
            return HttpResponseRedirect(self.url("preview", report.pk))
        what = {"by": request.user, "at": request.now, "seen": seen}
        try:
            if request.method == "POST":
                frozen = actions.freeze(report, **what)
                messages.success(request, f"Festgeschrieben als Sachbericht {frozen.number}.")
                return HttpResponseRedirect(self.url("show", report.pk))
            actions.freezable(report, **what)
        except ActionRefused as refused:
            report = self._report(request, report_id)
            if report.is_frozen:
                # Pressed twice, or by two people: the first one did it
                messages.success(request, f"Festgeschrieben als Sachbericht {report.number}.")
                return HttpResponseRedirect(self.url("show", report.pk))
            refusal = str(refused)
        context = {
            **self._context(request, report, "Sachbericht festschreiben"),
            "refusal": refusal,
            "seen": seen,
            "change_url": self.url("change", report.pk),
            "preview_url": self.url("preview", report.pk),
        }
        return TemplateResponse(request, "admin/programs/report_freeze.html", context)

    def show_view(self, request, report_id):
        """Show a frozen report: whether it is whole, its files, what it replaces and what replaced it."""
        report = self._report(request, report_id)
        if not report.is_frozen:
            return HttpResponseRedirect(self.url("change", report.pk))
        return self._shown(request, report)

    def too_late(self, request, report):
        """Show a report that was frozen while somebody wrote, and what that person typed since."""
        unsaved = [
            (FunderReport._meta.get_field(name).verbose_name, typed)
            for name, was in report.words().items()
            if (typed := request.POST.get(name, "")).split() != was.split()
        ]
        return self._shown(request, self._report(request, report.pk), unsaved=unsaved)

    def _shown(self, request, report, **more):
        later = FunderReport.objects.light().filter(replaces=report).first()
        may_replace = later is None and request.user.has_perm(
            "programs.change_program", report.program
        )
        context = {
            **self._context(request, report, str(report)),
            "whole": actions.whole(report),
            "preview_url": self.url("preview", report.pk),
            "files": [
                (self.url("file", report.pk, suffix), words, len(content))
                for suffix, words, content in (
                    ("pdf", "PDF-Datei", report.pdf),
                    ("html", "Seite als HTML-Datei", report.html.encode()),
                    ("json", "Angaben als JSON-Datei", report.data.encode()),
                )
            ],
            "former_url": report.replaces_id and self.url("show", report.replaces_id),
            "later": later,
            "later_url": later and self.url("show" if later.is_frozen else "change", later.pk),
            "replace_url": self.url("replace", report.pk) if may_replace else "",
            **more,
        }
        return TemplateResponse(request, "admin/programs/report_show.html", context)

    def replace_view(self, request, report_id):
        """POST begins a draft that replaces a frozen report."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        report = self._report(request, report_id)
        try:
            made = actions.replace(report, by=request.user, at=request.now)
        except ActionRefused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(self.url("show", report.pk))
        messages.success(
            request, f"Ein Entwurf ist angelegt, der den Sachbericht {report.number} ersetzt."
        )
        return HttpResponseRedirect(self.url("change", made.pk))

    def file_view(self, request, report_id, suffix):
        """Hand out a frozen report as a file: exactly the bytes whose sum is kept, the page with its style."""
        report = self._report(request, report_id)
        if not report.is_frozen or suffix not in FILES:
            raise Http404
        content = {
            "pdf": lambda: bytes(report.pdf),
            "html": lambda: saved_page(report.html, str(report)),
            "json": lambda: report.data,
        }[suffix]()
        name = report.file_name(suffix)
        return HttpResponse(
            content,
            content_type=FILES[suffix],
            headers={"Content-Disposition": content_disposition_header(True, name)},
        )

    def _report(self, request, report_id):
        found = FunderReport.objects.select_related(
            "program", "replaces", "last_edited_by", "frozen_by"
        )
        report = found.filter(pk=report_id).first()
        if report is None:
            raise Http404
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        return report

    def _context(self, request, report, title):
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "report": report,
            "list_url": reports_url(report.program_id),
        }
