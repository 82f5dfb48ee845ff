"""Another file for a picture or document: what that changes is said before, and everything else keeps its place."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from .. import actions
from ..forms import ReplaceDownloadForm, ReplaceImageForm
from ..refusals import Refused
from ..usage import Standing, tallies_of, uses_of


class ReplaceView:
    """Mixin of LibraryAdmin; the two below name form and action."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_replace"
        view = self.admin_site.admin_view(self.replace_view)
        return [path("<int:object_id>/austauschen/", view, name=name), *super().get_urls()]

    def replace_view(self, request, object_id):
        """Ask for the new file and for what is said about it; POST exchanges it through the action."""
        item = self.get_object(request, str(object_id))
        if item is None:
            raise Http404("Diesen Eintrag der Mediathek gibt es nicht.")
        if not self.has_change_permission(request, item):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = self.replace_form(*sent, instance=item)
        if form.is_valid() and self._replaced(request, form):
            return HttpResponseRedirect(self.url("change", item.pk))
        # A form that was refused has changed the instance: the page shows what is stored
        item = self.get_object(request, str(object_id))
        tally = tallies_of([item], request.now)[item.pk]
        context = {
            **self.admin_site.each_context(request),
            "title": "Datei austauschen",
            "opts": self.opts,
            "item": item,
            "form": form,
            "tally": tally,
            "live": tally.numbers.get(Standing.LIVE, 0),
            "uses": uses_of(item, request.now),
            "change_url": self.url("change", item.pk),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/media_library/replace.html", context)

    def _replaced(self, request, form):
        upload = form.cleaned_data["file"]
        try:
            item = self.replace(
                form.instance,
                upload,
                upload.name,
                by=request.user,
                at=request.now,
                seen=form.cleaned_data["seen"],
                **form.words,
            )
        except Refused as refused:
            form.add_error("file", refused)
            return False
        self.log_change(request, item, "Datei ausgetauscht")
        messages.success(
            request,
            "Die Datei ist ausgetauscht. Öffentliche Seiten zeigen die frühere, bis ihre nächste Fassung freigegeben"
            " ist.",
        )
        return True


class ReplaceImageView(ReplaceView):
    replace_form = ReplaceImageForm
    replace = staticmethod(actions.replace_image)


class ReplaceDownloadView(ReplaceView):
    replace_form = ReplaceDownloadForm
    replace = staticmethod(actions.replace_download)
