"""The blocks of a working copy in reading order, with what they refer to already loaded."""

from collections.abc import Iterable
from typing import Any

from content_editor.contents import contents_for_item
from django.db.models import prefetch_related_objects

from .models import BLOCKS, Document
from .related_rows import models_with_rows

_LOADED = "_ordered_blocks"


def keep(document: Document, blocks: Iterable[Any]) -> None:
    """Have `blocks_of` answer with these for this instance: a form has loaded them, with what they refer to."""
    document.__dict__[_LOADED] = sorted(blocks, key=lambda block: block.ordering)


def blocks_of(document: Document) -> list[Any]:
    """Return the blocks; the number of queries depends on the kinds of blocks, never on how many there are."""
    if _LOADED in document.__dict__:
        return document.__dict__[_LOADED]
    # Django's formsets order by the model's ordering and then, as every engine does with equal keys, unpredictably:
    # the primary key makes it definite for forms that were saved once
    kinds = kinds_in(document)
    found = sorted(contents_for_item(document, kinds), key=lambda block: block.ordering)
    for model in kinds:
        if model.loaded_with:
            same = [block for block in found if isinstance(block, model)]
            prefetch_related_objects(same, *model.loaded_with)
    return found


def kinds_in(document: Document) -> list[Any]:
    """Return the kinds of blocks that the document has, by one query: most texts have few of them."""
    found = models_with_rows(document, BLOCKS)
    return [model for model in BLOCKS if model in found]
