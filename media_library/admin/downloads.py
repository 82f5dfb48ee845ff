"""Documents for download in the newsroom: what they are, and for whom they are readable."""

from django.contrib import admin
from django.utils.html import format_html

from ..filters import AccessibilityFilter, TypeFilter, UsageFilter
from ..forms import DownloadForm
from ..models import Download
from ..models.download import size_in_words
from .base import LibraryAdmin, state
from .replacing import ReplaceDownloadView
from .uploading import UploadDownloadsView


@admin.register(Download)
class DownloadAdmin(UploadDownloadsView, ReplaceDownloadView, LibraryAdmin):
    form = DownloadForm
    list_display = [
        "title",
        "type_and_size",
        "language",
        "accessibility_state",
        "usage_state",
        "uploaded",
    ]
    list_filter = [AccessibilityFilter, TypeFilter, "language", UsageFilter]
    search_fields = ["title", "filename"]
    search_help_text = "Sucht in Bezeichnung und Dateiname."
    readonly_fields = ["stored_file", "uploaded"]

    def get_fieldsets(self, request, obj=None):
        words = ("Für wen lesbar", {"fields": ["language", "accessibility", "alternative"]})
        if obj is None:
            return [(None, {"fields": ["file", "title"]}), words]
        known = ("Angaben", {"fields": ["uploaded"]})
        return [(None, {"fields": ["stored_file", "title"]}), words, known]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"upload_url": self.url("upload"), **(extra_context or {})}
        )

    @admin.display(description="Typ und Größe", ordering="size")
    def type_and_size(self, download):
        return download.type_and_size

    @admin.display(description="Barrierefreiheit", ordering="accessibility")
    def accessibility_state(self, download):
        word = download.get_accessibility_display()
        if download.is_accessible:
            return state("present", word)
        return state("missing", word) if not download.alternative else f"{word}, Webseite vorhanden"

    @admin.display(description="Datei")
    def stored_file(self, download):
        return format_html(
            '<a href="{}">{}</a> ({}, {})',
            download.url,
            download.filename,
            download.type_word,
            size_in_words(download.size),
        )
