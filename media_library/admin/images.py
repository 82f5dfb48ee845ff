"""Pictures in the newsroom: a grid of them, and the page of each with its words, rights, focal point and uses."""

from django.contrib import admin
from django.forms import Script
from django.utils.html import format_html

from .. import storing
from ..addresses import public_url, rendition_name
from ..days import day_of
from ..filters import (
    AlternativeTextFilter,
    CreditFilter,
    KeywordFilter,
    LicenceEndFilter,
    UsageFilter,
)
from ..forms import ImageForm
from ..models import Image
from ..renditions import card_height, thumbnail_width, widths_of
from .base import LibraryAdmin, state
from .describing import DescribingView
from .replacing import ReplaceImageView
from .uploading import UploadImagesView

STAGE_WIDTH = 640


@admin.register(Image)
class ImageAdmin(UploadImagesView, ReplaceImageView, DescribingView, LibraryAdmin):
    form = ImageForm
    list_display = ["title"]
    list_filter = [
        AlternativeTextFilter,
        CreditFilter,
        LicenceEndFilter,
        UsageFilter,
        KeywordFilter,
    ]
    search_fields = ["title", "alternative_text", "credit", "keywords__name"]
    search_help_text = "Sucht in Bezeichnung, Alternativtext, Urhebervermerk und Schlagwörtern."
    readonly_fields = ["pointing", "measures", "uploaded"]

    class Media:
        js = [Script("newsroom/focal_point.js", type="module")]

    def get_fieldsets(self, request, obj=None):
        words = ["title", "alternative_text", "decorative"]
        rights = ("Rechte", {"fields": ["credit", ("licence", "licence_until")]})
        found = ("Wiederfinden", {"fields": ["keywords"]})
        if obj is None:
            shown = ("Was zu sehen ist", {"fields": words[1:]})
            return [(None, {"fields": ["file", "title"]}), shown, rights, found]
        cut = (
            "Bild und Ausschnitt",
            {
                "fields": ["pointing", ("focal_x", "focal_y")],
                "description": "Listen zeigen Bilder im Format 3:2. Bestimmen Sie, welcher Punkt im Bild bleibt:"
                " Klicken Sie ins Bild, oder verschieben Sie das Kreuz mit den Pfeiltasten. Die Zahlen darunter sagen"
                " dasselbe.",
            },
        )
        known = ("Angaben", {"fields": ["measures", "uploaded"]})
        return [cut, ("Was zu sehen ist", {"fields": words}), rights, found, known]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("keywords")

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        day = day_of(request.now)
        for image in changelist.result_list:
            image.signs = signs_of(image, day)
        return changelist

    def changelist_view(self, request, extra_context=None):
        places = {"upload_url": self.url("upload"), "describe_url": self.url("describe")}
        return super().changelist_view(request, {**places, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {"focal_x", "focal_y"} & set(form.changed_data):
            storing.renew_cards(obj)

    @admin.display(description="Bildmitte")
    def pointing(self, image):
        """Return the picture to point at, and what lists make of it; the script lets both follow the point."""
        card = thumbnail_width(image.width, image.height)
        widths = widths_of(image.width)
        width = max((item for item in widths if item <= STAGE_WIDTH), default=min(widths))
        return format_html(
            '<div class="focal"><div class="focal__stage"><img src="{}" width="{}" height="{}" alt="{}"></div>'
            '<figure class="focal__card"><img src="{}" width="{}" height="{}" alt=""><figcaption>So steht das Bild in'
            " Listen.</figcaption></figure></div>",
            public_url(image.content_hash, rendition_name(width, "webp")),
            width,
            max(1, round(image.height * width / image.width)),
            image.alternative_text,
            image.thumbnail_url,
            card,
            card_height(card),
        )

    @admin.display(description="Größe")
    def measures(self, image):
        return f"{image.width} × {image.height} Pixel"


def signs_of(image, day):
    """Return what is to be done about a picture, as states; `day` is today."""
    signs = []
    if not image.is_described:
        signs.append(state("missing", "ohne Alternativtext"))
    elif image.decorative:
        signs.append(state("decorative", "schmückend"))
    if not image.credit or not image.licence:
        signs.append(state("missing", "ohne Lizenz" if image.credit else "ohne Nachweis"))
    licence = image.licence_state(day)
    if licence:
        ended = licence == "ended"
        signs.append(
            state(
                "missing" if ended else "waiting", "Lizenz abgelaufen" if ended else "Lizenz endet"
            )
        )
    return signs
