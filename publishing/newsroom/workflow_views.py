"""The admin views beside the form: taking a step, preview, history, an old edition as it was."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers

from database.keys import row_key
from publishing import content, kinds, languages, pages, videos
from publishing.errors import ActionRefused, NotPermitted, NotReady
from publishing.models import Edition

from . import record, steps
from .changes_views import comparison_of
from .panel import Offer, checks_of
from .remark_lines import RemarkLines, remark_lines
from .situation import range_in_words, situation_of

STANDINGS = {
    "scheduled": "geplant",
    "live": "veröffentlicht",
    "superseded": "abgelöst",
    "ended": "abgelaufen",
}


class WorkflowViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("<int:object_id>/schritt/<slug:code>/", self.step_view, "step"),
            ("<int:object_id>/vorschau/", self.preview_view, "preview"),
            ("<int:object_id>/fassungen/", self.editions_view, "editions"),
            ("<int:object_id>/fassungen/<int:number>/", self.edition_view, "edition"),
            (
                "<int:object_id>/fassungen/<int:number>/schritt/<slug:code>/",
                self.step_view,
                "edition_step",
            ),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def url(self, name, *args):
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args
        )

    def step_url(self, document, step, edition=None):
        if step.per_edition:
            return self.url("edition_step", document.pk, edition.number, step.code)
        return f"{self.url('step', document.pk, step.code)}?version={document.version}"

    def step_view(self, request, object_id, code, number=None):
        """Show what the step will do and ask for what it needs; POST takes it through the action."""
        document = self._viewable(request, object_id)
        step = steps.BY_CODE.get(code)
        if step is None or step.per_edition != (number is not None):
            raise Http404
        edition = self._edition(document, number) if step.per_edition else None
        if not request.user.has_perm(f"publishing.{step.permission}", document):
            raise PermissionDenied
        situation = situation_of(document, request.now)
        problems, status = [], 200
        if request.method == "POST":
            form = step.form(request.POST, situation=situation)
            if form.is_valid():
                try:
                    done = step.run(
                        situation,
                        edition,
                        form.values(),
                        by=request.user,
                        at=request.now,
                        version=form.cleaned_data["version"],
                    )
                except NotReady as refused:
                    problems = refused.problems
                except ActionRefused as refused:
                    form.add_error(None, str(refused))
                    status = 403 if isinstance(refused, NotPermitted) else 200
                else:
                    messages.success(request, done)
                    back = "editions" if code == "schwaerzen" else "change"
                    return HttpResponseRedirect(self.url(back, object_id))
        else:
            seen = row_key(request.GET.get("version"))
            version = document.version if seen is None else seen
            form = step.form(situation=situation, initial={"version": version})
        hints = checks_of(situation).hints if step.judges_text else []
        context = {
            **self.admin_site.each_context(request),
            "title": step.button,
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "situation": situation,
            "edition": edition,
            "edition_range": range_in_words(edition) if edition else "",
            "step": step,
            "form": form,
            "media": self.media + form.media,
            "comparison": self._comparison(step, situation, edition),
            "remarks": RemarkLines(remark_lines(document))
            if step.compares and not edition
            else None,
            "problems": [(p.message, self._where(p, form, object_id)) for p in problems],
            "hints": [(p.message, self._where(p, form, object_id)) for p in hints],
            "change_url": self.url("change", object_id),
            "preview_url": self.url("preview", object_id),
        }
        return TemplateResponse(request, "admin/publishing/step.html", context, status=status)

    @staticmethod
    def _comparison(step, situation, edition):
        """Return what the person judges, marked against what stands before it; None where a step judges no text."""
        if not step.compares:
            return None
        before = _former(edition, situation) if edition else situation.compared_with
        return comparison_of(situation.document, situation.at, before, edition)

    def preview_view(self, request, object_id):
        """Show the working copy through the public template, as it would be approved now."""
        document = self._viewable(request, object_id)
        edition = content.draft_edition(document, request.now)
        return self._as_public(
            request,
            edition,
            request.now,
            is_preview=True,
            preview_back=self.url("change", object_id),
        )

    def edition_view(self, request, object_id, number):
        """Show an edition through the public template as of the moment at which it went live."""
        document = self._viewable(request, object_id)
        edition = self._edition(document, number)
        if edition.redacted_at:
            return HttpResponseRedirect(self.url("editions", object_id))
        return self._as_public(
            request,
            edition,
            edition.live_from,
            shown_edition=edition,
            shown_range=range_in_words(edition),
            preview_back=self.url("editions", object_id),
        )

    def editions_view(self, request, object_id):
        """List the editions, newest first, and below them what the log says."""
        document = self._viewable(request, object_id)
        situation = situation_of(document, request.now)
        superseded = {item.supersedes_id for item in situation.editions}
        rows = []
        for edition in situation.editions:
            code, word = self._standing(edition, situation, superseded)
            offered = steps.for_edition(situation, edition, request.user)
            rows.append(
                {
                    "edition": edition,
                    "code": code,
                    "standing": word,
                    "range": range_in_words(edition),
                    "url": self.url("edition", object_id, edition.number),
                    "former": _former(edition, situation),
                    "offers": [Offer(s, self.step_url(document, s, edition)) for s in offered],
                }
            )
        context = {
            **self.admin_site.each_context(request),
            "title": f"Fassungen: {document}",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "situation": situation,
            "rows": rows,
            "lines": record.lines_about(document),
            "changes_url": self.url("changes", object_id),
            "change_url": self.url("change", object_id),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/publishing/editions.html", context)

    def history_view(self, request, object_id, extra_context=None):
        return HttpResponseRedirect(self.url("editions", object_id))

    def _where(self, problem, form, object_id):
        """Return the address of the field that a problem is about: here, or in the document's form."""
        if problem.anchor.removeprefix("id_") in form.fields:
            return f"#{problem.anchor}"
        return self.url("change", object_id) + (f"#{problem.anchor}" if problem.anchor else "")

    @staticmethod
    def _standing(edition, situation, superseded):
        """Return code and word; a withdrawal beats the edition that would be live."""
        if edition.live_from > situation.at:
            code = "scheduled"
        elif edition.covers(situation.at):
            if situation.withdrawal:
                return situation.standing.code, situation.standing.word
            code = "live"
        else:
            code = "superseded" if edition.pk in superseded else "ended"
        return code, STANDINGS[code]

    def _viewable(self, request, object_id):
        document = self.get_object(request, str(object_id))
        if document is None:
            raise Http404
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        return document

    @staticmethod
    def _edition(document, number):
        edition = Edition.objects.filter(document=document.pk, number=number).first()
        if edition is None:
            raise Http404
        return edition

    def _as_public(self, request, edition, at, **bar):
        kind = kinds.get(edition.kind)
        with languages.speaking(edition.spoken):
            context = {**pages.context_of(edition, at), **bar}
            response = render(request, kind.template, context)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return videos.allow_players(response, context["frames"])


def _former(edition, situation):
    """Return the edition before this one that still has its content."""
    older = (item for item in situation.editions if item.number < edition.number)
    return next((item for item in older if not item.redacted_at), None)
