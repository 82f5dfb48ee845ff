"""The blocks of a text as parts of its form."""

from content_editor.admin import ContentEditorInline

from publishing.models import (
    BLOCKS,
    ContactBlock,
    DownloadBlock,
    FactsBlock,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)

from .fields import FollowsDocument, NewsroomFields

AUTOCOMPLETE = {ImageBlock: ["image"], DownloadBlock: ["file"], ContactBlock: ["contact"]}

# Names in the Material Icons font that content-editor brings
ICONS = {
    TextBlock: "notes",
    QuoteBlock: "format_quote",
    ImageBlock: "image",
    FactsBlock: "fact_check",
    QuestionBlock: "help_outline",
    LinkListBlock: "link",
    DownloadBlock: "file_download",
    TableBlock: "grid_on",
    ContactBlock: "contact_mail",
    VideoBlock: "smart_display",
}


class BlockInline(NewsroomFields, FollowsDocument, ContentEditorInline):
    """Base of all block inlines."""

    # Tells the form's template which inlines make the text
    is_block = True


def block_inlines():
    """Return one inline class for each kind of block, in the order in which they are offered."""
    return [
        BlockInline.create(
            model, autocomplete_fields=AUTOCOMPLETE.get(model, ()), icon=ICONS[model]
        )
        for model in BLOCKS
    ]
