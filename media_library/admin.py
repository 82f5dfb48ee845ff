"""The media library in the newsroom: upload, describe, find, and delete what nothing uses."""

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from . import storing
from .addresses import public_url, rendition_name
from .filters import AlternativeTextFilter, CreditFilter, UsageFilter
from .forms import DownloadForm, ImageForm
from .models import Download, Image
from .models.download import size_in_words
from .renditions import card_height, card_widths_of, widths_of
from .usage import InUse, require_unused, uses_of, with_usage


class LibraryAdmin(admin.ModelAdmin):
    """Base of both lists: usage, who uploaded when, and deletion that asks first who needs the item."""

    actions = None
    list_display_links = ["title"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    class Media:
        css = {"all": ["newsroom/library.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by")

    def get_changelist_instance(self, request):
        # Counting pages need not know who uses what: the column is added to the rows of this page alone
        changelist = super().get_changelist_instance(request)
        changelist.result_list = with_usage(changelist.result_list)
        return changelist

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
            obj.uploaded_at = request.now
        super().save_model(request, obj, form, change)

    def add_view(self, request, form_url="", extra_context=None):
        try:
            return super().add_view(request, form_url, extra_context)
        except IntegrityError:
            messages.error(
                request,
                "Dieselbe Datei wurde im selben Moment schon hochgeladen. Bitte verwenden Sie den vorhandenen Eintrag.",
            )
            name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(reverse(name))

    def delete_view(self, request, object_id, extra_context=None):
        item = self.get_object(request, object_id)
        try:
            if item is not None:
                require_unused(item)
            return super().delete_view(request, object_id, extra_context)
        except InUse as refused:
            messages.error(request, " ".join(refused.messages))
            return HttpResponseRedirect(self._form_url(item))

    def delete_model(self, request, obj):
        storing.forget(obj)

    def _form_url(self, item):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[item.pk])

    @admin.display(description="Verwendung")
    def usage_state(self, item):
        return "wird verwendet" if item.is_used else "wird nicht verwendet"

    @admin.display(description="Verwendet in")
    def usage(self, item):
        uses = uses_of(item)
        if not uses:
            return "noch keinem Text"
        return format_html(
            "<ul>{}</ul>",
            format_html_join(
                "",
                '<li><a href="{}">{}</a>: {}</li>',
                ((use.url, use.title, use.how) for use in uses),
            ),
        )

    @admin.display(description="hochgeladen", ordering="uploaded_at")
    def uploaded(self, item):
        day = date_format(localtime(item.uploaded_at), "j. F Y")
        return f"{day}, {item.uploaded_by}" if item.uploaded_by else day


@admin.register(Image)
class ImageAdmin(LibraryAdmin):
    form = ImageForm
    list_display = [
        "thumbnail",
        "title",
        "description_state",
        "credit_state",
        "usage_state",
        "uploaded",
    ]
    list_filter = [AlternativeTextFilter, CreditFilter, UsageFilter]
    search_fields = ["title", "alternative_text", "credit"]
    search_help_text = "Sucht in Bezeichnung, Alternativtext und Urhebervermerk."
    readonly_fields = ["preview", "card_preview", "measures", "uploaded", "usage"]

    def get_fieldsets(self, request, obj=None):
        words = ("Was zu sehen ist", {"fields": ["alternative_text", "decorative"]})
        rights = ("Rechte", {"fields": ["credit", "licence"]})
        crop = [*(["card_preview"] if obj else []), ("focal_x", "focal_y")]
        cut = (
            "Ausschnitt",
            {
                "fields": crop,
                "description": "Listen zeigen Bilder im Format 3:2. Bestimmen Sie, welcher Punkt im Bild bleibt.",
            },
        )
        if obj is None:
            return [(None, {"fields": ["file", "title"]}), words, rights, cut]
        known = ("Angaben", {"fields": ["measures", "uploaded", "usage"]})
        return [(None, {"fields": ["preview", "title"]}), words, rights, cut, known]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {"focal_x", "focal_y"} & set(form.changed_data):
            storing.renew_cards(obj)

    @admin.display(description="Vorschau")
    def thumbnail(self, image):
        return format_html(
            '<img class="thumb" src="{}" width="96" height="64" alt="" loading="lazy">',
            image.thumbnail_url,
        )

    @admin.display(description="Bild")
    def preview(self, image):
        width = max(item for item in widths_of(image.width) if item <= 640 or item == image.width)
        return format_html(
            '<img class="preview" src="{}" width="{}" height="{}" alt="{}">',
            public_url(image.content_hash, rendition_name(width, "webp")),
            width,
            max(1, round(image.height * width / image.width)),
            image.alternative_text,
        )

    @admin.display(description="In Listen")
    def card_preview(self, image):
        width = card_widths_of(image.width, image.height)[0]
        return format_html(
            '<img class="preview" src="{}" width="{}" height="{}" alt="">',
            image.thumbnail_url,
            width,
            card_height(width),
        )

    @admin.display(description="Größe")
    def measures(self, image):
        return f"{image.width} × {image.height} Pixel"

    @admin.display(description="Alternativtext")
    def description_state(self, image):
        if image.decorative:
            return _state("decorative", "schmückend")
        return (
            _state("present", "vorhanden") if image.alternative_text else _state("missing", "fehlt")
        )

    @admin.display(description="Urhebervermerk", ordering="credit")
    def credit_state(self, image):
        if not image.credit:
            return _state("missing", "fehlt")
        return (
            image.credit
            if image.licence
            else format_html("{} {}", image.credit, _state("missing", "Lizenz fehlt"))
        )


@admin.register(Download)
class DownloadAdmin(LibraryAdmin):
    form = DownloadForm
    list_display = ["title", "type_and_size", "accessibility_state", "usage_state", "uploaded"]
    list_filter = ["accessibility", UsageFilter]
    search_fields = ["title", "filename"]
    search_help_text = "Sucht in Bezeichnung und Dateiname."
    readonly_fields = ["stored_file", "uploaded", "usage"]

    def get_fieldsets(self, request, obj=None):
        words = ("Für wen lesbar", {"fields": ["language", "accessibility", "alternative"]})
        if obj is None:
            return [(None, {"fields": ["file", "title"]}), words]
        known = ("Angaben", {"fields": ["uploaded", "usage"]})
        return [(None, {"fields": ["stored_file", "title"]}), words, known]

    @admin.display(description="Typ und Größe", ordering="size")
    def type_and_size(self, download):
        return download.type_and_size

    @admin.display(description="Barrierefreiheit", ordering="accessibility")
    def accessibility_state(self, download):
        word = download.get_accessibility_display()
        if download.is_accessible:
            return _state("present", word)
        return (
            _state("missing", word) if not download.alternative else f"{word}, Webseite vorhanden"
        )

    @admin.display(description="Datei")
    def stored_file(self, download):
        return format_html(
            '<a href="{}">{}</a> ({}, {})',
            download.url,
            download.filename,
            download.type_word,
            size_in_words(download.size),
        )


def _state(code, word):
    return format_html('<span class="state state--{}">{}</span>', code, word)
