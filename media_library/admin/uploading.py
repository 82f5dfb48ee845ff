"""Several files at once: one request each where the browser's script helps, all in one request where it does not."""

import re
from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.forms import Media, Script
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path

from .. import actions, documents, pictures
from ..forms import (
    FILE_ENDINGS,
    IMAGE_ENDINGS,
    DownloadBatchForm,
    ImageBatchForm,
    SeveralFiles,
)
from ..refusals import FILES_ACCEPTED, IMAGES_ACCEPTED, Refused

UPLOAD_MEDIA = Media(js=[Script("newsroom/upload.js", type="module")])
NOTHING_CHOSEN = "Bitte wählen Sie mindestens eine Datei aus."


class UploadView:
    """Mixin of LibraryAdmin; the two below say what is taken and by which action."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_upload"
        view = self.admin_site.admin_view(self.upload_view)
        return [path("hochladen/", view, name=name), *super().get_urls()]

    def upload_view(self, request):
        """Show the form; take what is posted, and answer in JSON whoever asks for that."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.batch_form(request.POST if request.method == "POST" else None)
        files = request.FILES.getlist("files")
        results = []
        if request.method == "POST":
            results = [self._take(request, form, upload) for upload in files]
            if request.accepts("application/json") and not request.accepts("text/html"):
                result = results[0] if results else {"error": NOTHING_CHOSEN}
                return JsonResponse(result, status=422 if "error" in result else 201)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.opts.verbose_name_plural} hochladen",
            "opts": self.opts,
            "form": form,
            "results": results,
            "nothing_chosen": request.method == "POST" and not files and NOTHING_CHOSEN,
            "taken": [result for result in results if "error" not in result],
            "file_input": SeveralFiles().render(
                "files", None, {"id": "id_files", "accept": self.endings, "multiple": True}
            ),
            "accepted": self.accepted,
            "most_bytes": self.most_bytes,
            "most_megabytes": self.most_bytes // 1024 // 1024,
            "list_url": self.url("changelist"),
            "describe_url": self.describe_url(),
            "media": self.media + UPLOAD_MEDIA,
        }
        status = 422 if any("error" in result for result in results) else 200
        return TemplateResponse(request, "admin/media_library/upload.html", context, status=status)

    def _take(self, request, form, upload):
        """Return what became of one file: its place in the library, or the sentence why it was not taken."""
        name = upload.name
        if not form.is_valid():
            errors = [error for field in form.errors.values() for error in field]
            return {"name": name, "error": " ".join(errors)}
        fields = {"title": title_from(name), **form.cleaned_data}
        try:
            item = self.take(upload, name, by=request.user, at=request.now, **fields)
        except Refused as refused:
            return {"name": name, "error": refused.sentence}
        self.log_addition(request, item, [{"added": {}}])
        return {
            "name": name,
            "id": item.pk,
            "title": item.title,
            "url": self.url("change", item.pk),
            "picture": getattr(item, "thumbnail_url", ""),
        }


class UploadImagesView(UploadView):
    batch_form = ImageBatchForm
    endings, accepted, most_bytes = IMAGE_ENDINGS, IMAGES_ACCEPTED, pictures.MAX_BYTES
    take = staticmethod(actions.upload_image)

    def describe_url(self):
        return self.url("describe")


class UploadDownloadsView(UploadView):
    batch_form = DownloadBatchForm
    endings, accepted, most_bytes = FILE_ENDINGS, FILES_ACCEPTED, documents.MAX_BYTES
    take = staticmethod(actions.upload_download)

    def describe_url(self):
        return ""


def title_from(filename):
    """Return a first name for an upload: "kreishaus_im-sommer.JPG" becomes "Kreishaus im sommer"."""
    words = " ".join(re.split(r"[\s_-]+", PurePath(filename).stem)).strip()
    return (words[:1].upper() + words[1:])[:160] or "Ohne Bezeichnung"
