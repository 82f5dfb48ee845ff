"""The admin page on which preview links of one document are made, listed and revoked."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers

from publishing import actions, moments
from publishing.errors import ActionRefused
from publishing.models import PreviewLink

DAYS = [(1, "1 Tag"), (7, "7 Tage"), (30, "30 Tage")]


class PreviewLinkForm(forms.Form):
    days = forms.TypedChoiceField(
        label="Wie lange soll der Link gelten?",
        choices=DAYS,
        initial=7,
        coerce=int,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Für wen",
        required=False,
        max_length=120,
        help_text="Nur für die Übersicht hier, zum Beispiel „Fachbereichsleitung“. Keine privaten Angaben.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


@dataclass(frozen=True)
class Line:
    """A link as one line of the list."""

    link: PreviewLink
    code: str
    revoke_url: str

    @property
    def standing(self):
        if self.code == "revoked":
            return (
                f"widerrufen am {moments.in_words(self.link.revoked_at)} von {self.link.revoked_by}"
            )
        return "gültig" if self.code == "open" else "abgelaufen"

    @property
    def use(self):
        if not self.link.use_count:
            return "noch nicht"
        times = "einmal" if self.link.use_count == 1 else f"{self.link.use_count}-mal"
        return f"{times}, zuletzt {moments.in_words(self.link.last_used_at)}"


class PreviewLinkViews:
    """Mixin of DocumentAdmin."""

    def get_urls(self):
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        below = "<int:object_id>/vorschau-links/"
        return [
            path(below, wrap(self.preview_links_view), name=f"{prefix}_preview_links"),
            path(
                f"{below}<int:link_id>/widerrufen/",
                wrap(self.revoke_preview_view),
                name=f"{prefix}_revoke_preview",
            ),
            *super().get_urls(),
        ]

    def preview_links_view(self, request, object_id):
        """List the links; POST makes one and shows its address, this once."""
        document = self._changeable(request, object_id)
        address = ""
        form = PreviewLinkForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                _link, token = actions.share_preview(
                    document, by=request.user, at=request.now, **form.cleaned_data
                )
            except ActionRefused as refused:
                form.add_error(None, str(refused))
            else:
                address = settings.SITE_URL + reverse("shared_preview", args=[token])
                form = PreviewLinkForm()
        links = PreviewLink.objects.filter(document=document.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Vorschau weitergeben: {document}",
            "subtitle": None,
            "opts": self.opts,
            "document": document,
            "form": form,
            "address": address,
            "lines": [
                Line(
                    link,
                    link.standing(request.now),
                    self.url("revoke_preview", object_id, link.pk),
                )
                for link in links.select_related("created_by", "revoked_by")
            ],
            "change_url": self.url("change", object_id),
            "media": self.media,
        }
        response = TemplateResponse(request, "admin/publishing/preview_links.html", context)
        add_never_cache_headers(response)
        return response

    def revoke_preview_view(self, request, object_id, link_id):
        """POST ends a link at once."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self._changeable(request, object_id)
        link = PreviewLink.objects.filter(document=document.pk, pk=link_id).first()
        if link is None:
            raise Http404
        try:
            actions.revoke_preview(link, by=request.user, at=request.now)
        except ActionRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Der Vorschau-Link ist widerrufen und öffnet nichts mehr.")
        return HttpResponseRedirect(self.url("preview_links", object_id))

    def _changeable(self, request, object_id):
        document = self._viewable(request, object_id)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document
