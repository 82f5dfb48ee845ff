"""The blocks of a text as parts of its form."""

from content_editor.admin import ContentEditorInline

from publishing.models import BLOCKS, ContactBlock, DownloadBlock, ImageBlock

from .fields import FollowsDocument, NewsroomFields

AUTOCOMPLETE = {ImageBlock: ["image"], DownloadBlock: ["file"], ContactBlock: ["contact"]}


class BlockInline(NewsroomFields, FollowsDocument, ContentEditorInline):
    """Base of all block inlines."""

    # Tells the form's template which inlines make the text
    is_block = True


def block_inlines():
    """Return one inline class for each kind of block, in the order in which they are offered."""
    return [
        BlockInline.create(model, autocomplete_fields=AUTOCOMPLETE.get(model, ()))
        for model in BLOCKS
    ]
