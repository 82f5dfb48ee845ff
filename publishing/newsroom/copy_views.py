"""The admin views that begin a new text: as a copy, from a template; and that keep a text as a template."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from publishing import actions
from publishing.errors import ActionRefused, NotPermitted
from publishing.models import DocumentTemplate


class TemplateForm(forms.ModelForm):
    class Meta:
        model = DocumentTemplate
        fields = ["name", "description"]


class CopyViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("<int:object_id>/kopieren/", self.copy_view, "copy"),
            ("<int:object_id>/als-vorlage/", self.keep_view, "keep_as_template"),
            ("aus-vorlage/<int:template_id>/", self.begin_view, "begin"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def copy_urls(self, request, document):
        """Return the addresses of the steps that this person may take here, for the panel."""
        if not self.model.COPIED_WHOLE or (document and document.translation_of_id):
            return {}
        if document is None:
            kept = DocumentTemplate.objects.filter(kind=self.model.KIND).defer("content")
            return {"templates": [(one, self.url("begin", one.pk)) for one in kept]}
        urls = (
            {"copy_url": self.url("copy", document.pk)} if self.has_add_permission(request) else {}
        )
        if request.user.has_perm("publishing.change_documenttemplate"):
            urls["keep_url"] = self.url("keep_as_template", document.pk)
        return urls

    def copy_view(self, request, object_id):
        document = self._viewable(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return self._begun(
            request, lambda: (actions.copy(document, by=request.user, at=request.now), [])
        )

    def begin_view(self, request, template_id):
        template = get_object_or_404(DocumentTemplate, pk=template_id, kind=self.model.KIND)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return self._begun(
            request, lambda: actions.begin(template, by=request.user, at=request.now)
        )

    def _begun(self, request, begin):
        try:
            made, missing = begin()
        except NotPermitted as refused:
            raise PermissionDenied(str(refused)) from refused
        except ActionRefused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(self.url("changelist"))
        address = (
            "Er hat eine eigene Adresse." if made.slug else "Die Adresse entsteht mit dem Titel."
        )
        messages.success(request, f"Der neue Entwurf ist angelegt. {address}")
        for sentence in missing:
            messages.warning(request, sentence)
        return HttpResponseRedirect(self.url("change", made.pk))

    def keep_view(self, request, object_id):
        """Ask for the name of the template; POST keeps what is stored of the text."""
        document = self._viewable(request, object_id)
        if not request.user.has_perm("publishing.change_documenttemplate"):
            raise PermissionDenied
        form = TemplateForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                kept = actions.keep_as_template(
                    document, by=request.user, at=request.now, **form.cleaned_data
                )
            except ActionRefused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"Die Vorlage „{kept}“ sagt jetzt, was dieser Text sagt.")
                return HttpResponseRedirect(self.url("change", object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": "Als Vorlage behalten",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "form": form,
            "names": DocumentTemplate.objects.filter(kind=document.kind).values_list(
                "name", flat=True
            ),
            "change_url": self.url("change", object_id),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/publishing/keep_as_template.html", context)
