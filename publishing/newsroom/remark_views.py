"""The page of a text's remarks: who answers, who calls them resolved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from database.keys import row_key
from publishing import actions
from publishing.errors import ActionRefused
from publishing.models import Remark

from .fields import PlainTextField
from .remark_lines import remark_lines

# What the buttons say is done, by their name
DONE = {
    "antworten": "Ihre Antwort ist gespeichert.",
    "erledigt": "Die Anmerkung ist erledigt.",
    "oeffnen": "Die Anmerkung ist wieder offen.",
}


class AnswerForm(forms.Form):
    answer = PlainTextField(
        label="Antwort", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RemarkViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("<int:object_id>/anmerkungen/", self.remarks_view, "remarks"),
            ("<int:object_id>/anmerkungen/<int:pk>/", self.remark_view, "remark"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def remarks_view(self, request, object_id, refused=None):
        """List the current remarks with their answers; `refused` is (key, form, sentence) of one that was not saved."""
        document = self._viewable(request, object_id)
        key, typed, sentence = refused or (None, None, "")
        lines = [
            {
                "line": line,
                "url": self.url("remark", object_id, line.remark.pk),
                "form": typed
                if line.remark.pk == key
                else AnswerForm(prefix=str(line.remark.pk), label_suffix=""),
                "refused": sentence if line.remark.pk == key else "",
            }
            for line in remark_lines(document)
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Anmerkungen: {document}",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "lines": lines,
            "may_answer": self._may_answer(request, document),
            "closed": Remark.objects.filter(document=object_id, resolution="approved")
            .with_answers()
            .order_by("-pk"),
            "change_url": self.url("change", object_id),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/publishing/remarks.html", context)

    def remark_view(self, request, object_id, pk):
        """Take an answer, a resolution, or both: the button pressed says which."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self._viewable(request, object_id)
        remark = Remark.objects.filter(document=document.pk, pk=pk).first()
        done = next((name for name in DONE if name in request.POST), None)
        if remark is None or done is None:
            raise Http404
        if not self._may_answer(request, document):
            raise PermissionDenied
        form = AnswerForm(request.POST, prefix=str(pk), label_suffix="")
        form.is_valid()
        text = form.cleaned_data.get("answer", "")
        try:
            if done == "antworten" or text.strip():
                actions.answer_remark(remark, by=request.user, at=request.now, text=text)
            if done == "erledigt":
                actions.resolve_remark(remark, by=request.user, at=request.now)
            if done == "oeffnen":
                actions.reopen_remark(remark, by=request.user, at=request.now)
        except ActionRefused as refused:
            return self.remarks_view(request, object_id, (pk, form, str(refused)))
        messages.success(request, DONE[done])
        return HttpResponseRedirect(f"{self.url('remarks', object_id)}#anmerkung-{pk}")

    def resolve_with_saving(self, request, document):
        """Call the remark resolved whose button saved the form; a refusal is said, what was saved stays."""
        pk = row_key(request.POST.get("_resolve"))
        remark = Remark.objects.filter(document=document.pk, pk=pk).first() if pk else None
        if remark is None:
            return
        try:
            actions.resolve_remark(remark, by=request.user, at=request.now)
        except ActionRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, DONE["erledigt"])

    def _may_answer(self, request, document):
        return self.has_change_permission(request, document) or request.user.has_perm(
            "publishing.approve_document", document
        )
