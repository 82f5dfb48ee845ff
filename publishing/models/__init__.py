"""Everything that is stored about documents and their public editions."""

from .blocks import (
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
from .document import Document, State
from .edition import Edition, EditionFile, EditionLink, Rel
from .generation import ContentGeneration
from .topic import Topic, TopicAssignment
from .withdrawal import Withdrawal

__all__ = [
    "BLOCKS",
    "ContactBlock",
    "ContentGeneration",
    "Document",
    "DownloadBlock",
    "Edition",
    "EditionFile",
    "EditionLink",
    "FactsBlock",
    "ImageBlock",
    "LinkListBlock",
    "QuestionBlock",
    "QuoteBlock",
    "Rel",
    "State",
    "TableBlock",
    "TextBlock",
    "Topic",
    "TopicAssignment",
    "VideoBlock",
    "Withdrawal",
]
