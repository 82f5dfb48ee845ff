"""The admin view that shows and judges what stands in a form before anybody saves it."""

from csp.constants import SELF
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.cache import add_never_cache_headers

from publishing import content, kinds, languages, pages
from publishing.readiness import report_on

from . import unsaved
from .checks import Checks
from .situation import situation_of


class UnsavedViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("entwurf/", wrap(self.unsaved_view), name=f"{prefix}_unsaved_new"),
            path("<int:object_id>/entwurf/", wrap(self.unsaved_view), name=f"{prefix}_unsaved"),
            *super().get_urls(),
        ]

    def unsaved_view(self, request, object_id=None):
        """GET: the empty page into which the preview is put. POST of the form: page and checks, as JSON.

        {"page": the public page's HTML, "checks": HTML for the panel, "summary": "2 Fehler, 1 Hinweis"}
        """
        document = None
        if object_id is not None:
            # Not get_object: for saving it locks
            document = get_object_or_404(self.model, pk=object_id)
        if not self.has_add_or_change(request, document):
            raise PermissionDenied
        if request.method == "POST":
            response = JsonResponse(self._shown_and_judged(request, document))
        else:
            response = render(request, "publishing/preview_frame.html", {"in_frame": True})
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response._csp_replace = {"frame-ancestors": [SELF]}
        add_never_cache_headers(response)
        return response

    def _shown_and_judged(self, request, document):
        situation = situation_of(document, request.now) if document else None
        draft = unsaved.read(self, request, document)
        document = draft.document
        links = list(document.edition_links())
        made = content.assemble(document, draft.blocks, draft.topics, links, request.now)
        edition = content.edition_of(document, made, request.now)
        planned = situation.scheduled if situation else []
        report = report_on(
            document,
            request.now,
            places=draft.places,
            live_from=planned[0].live_from if planned else None,
        )
        checks = Checks.of(report, refused=draft.refused)
        return {
            "page": self._as_page(request, edition),
            "checks": render_to_string("admin/publishing/_checks.html", {"checks": checks}),
            "summary": checks.summary,
        }

    def _as_page(self, request, edition):
        with languages.speaking(edition.spoken):
            shown = {**pages.context_of(edition, request.now), "in_frame": True, "messages": []}
            return render_to_string(kinds.get(edition.kind).template, shown, request)
