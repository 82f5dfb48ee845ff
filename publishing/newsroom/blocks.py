"""The blocks of a text as parts of its form."""

from content_editor.admin import ContentEditorInline
from django.forms import fields_for_model

from publishing.models import (
    BLOCKS,
    ContactBlock,
    DownloadBlock,
    EventDatesBlock,
    FactsBlock,
    GalleryBlock,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)

from .block_forms import BlockForm, EventDatesForm, GalleryForm, TableForm
from .fields import FollowsDocument, NewsroomFields
from .known_rows import KnownRows

AUTOCOMPLETE = {
    ImageBlock: ["image"],
    DownloadBlock: ["file"],
    ContactBlock: ["post", "contact"],
    VideoBlock: ["preview"],
}
FORMS = {EventDatesBlock: EventDatesForm, GalleryBlock: GalleryForm, TableBlock: TableForm}

# Names in the Material Icons font that content-editor brings
ICONS = {
    TextBlock: "notes",
    QuoteBlock: "format_quote",
    ImageBlock: "image",
    GalleryBlock: "photo_library",
    FactsBlock: "fact_check",
    QuestionBlock: "help_outline",
    LinkListBlock: "link",
    DownloadBlock: "file_download",
    TableBlock: "grid_on",
    EventDatesBlock: "event",
    ContactBlock: "contact_mail",
    VideoBlock: "smart_display",
}


class BlockInline(NewsroomFields, FollowsDocument, ContentEditorInline):
    """Base of all block inlines."""

    # Tells the form's template which inlines make the text
    is_block = True
    formset = KnownRows

    def get_queryset(self, request):
        """Load what the blocks refer to with them: the form asks for the names of all."""
        blocks = super().get_queryset(request)
        for name in AUTOCOMPLETE.get(self.model, ()):
            blocks = blocks.select_related(name)
        return blocks.prefetch_related(*(name for name in self.model.loaded_with if "__" in name))


def block_inlines():
    """Return one inline class for each kind of block, in the order in which they are offered."""
    return [
        BlockInline.create(
            model,
            form=FORMS.get(model, BlockForm),
            fields=_fields_of(model),
            autocomplete_fields=AUTOCOMPLETE.get(model, ()),
            icon=ICONS[model],
        )
        for model in BLOCKS
    ]


def _fields_of(model):
    """Name the fields of a block's form: Django would make the form once more for each request to ask it."""
    form = FORMS.get(model, BlockForm)
    return list(fields_for_model(model, exclude=["parent"]) | form.declared_fields)


def loaded_blocks(formsets):
    """Return the stored blocks that the form shows, as its formsets have loaded them."""
    return [
        form.instance
        for one in formsets
        if getattr(one.opts, "is_block", False)
        for form in one.formset.initial_forms
    ]
