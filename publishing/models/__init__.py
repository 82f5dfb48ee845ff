"""Everything that is stored about documents and their public editions."""

from .autosave import Autosave, Presence
from .blocks import (
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
from .document import Document, State
from .edition import Edition, EditionFile, EditionLink, Rel
from .edition_source import EditionSource
from .gallery_block import GalleryPicture
from .generation import ContentGeneration
from .hyperlink import Hyperlink, HyperlinkUse
from .machine_translation import MachineTranslation
from .pending_import import PendingImport
from .preview_link import PreviewLink
from .remark import Remark, RemarkAnswer
from .template import DocumentTemplate
from .topic import Topic, TopicAssignment
from .withdrawal import Withdrawal

__all__ = [
    "BLOCKS",
    "Autosave",
    "ContactBlock",
    "ContentGeneration",
    "Document",
    "DocumentTemplate",
    "DownloadBlock",
    "Edition",
    "EditionFile",
    "EditionLink",
    "EditionSource",
    "EventDatesBlock",
    "FactsBlock",
    "GalleryBlock",
    "GalleryPicture",
    "Hyperlink",
    "HyperlinkUse",
    "ImageBlock",
    "LinkListBlock",
    "MachineTranslation",
    "PendingImport",
    "Presence",
    "PreviewLink",
    "QuestionBlock",
    "QuoteBlock",
    "Rel",
    "Remark",
    "RemarkAnswer",
    "State",
    "TableBlock",
    "TextBlock",
    "Topic",
    "TopicAssignment",
    "VideoBlock",
    "Withdrawal",
]
