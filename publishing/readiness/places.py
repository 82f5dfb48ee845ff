"""Where a block stands: for people "im 3. Baustein (Bild)", for the form the id of each of its fields."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from content_editor.contents import contents_for_item
from django.db.models import prefetch_related_objects

from ..models import BLOCKS, Document, DownloadBlock, ImageBlock


@dataclass(frozen=True)
class Place:
    """A block, its position among all (from 1) and its index among those of its type (from 0, as formsets count)."""

    block: Any
    position: int
    index: int

    @property
    def words(self) -> str:
        """Return for example "im 3. Baustein (Bild)"."""
        return f"im {self.position}. Baustein ({self.block._meta.verbose_name})"

    def anchor(self, field: str) -> str:
        """Return the id of the block's field in the change form, whose formsets are named as Django names them."""
        relation = self.block._meta.get_field("parent").remote_field
        return f"id_{relation.get_accessor_name()}-{self.index}-{field}"


def places_of(document: Document) -> list[Place]:
    """Return the blocks of the working copy in reading order, with what they refer to already loaded."""
    contents = contents_for_item(document, BLOCKS)
    # Django's formsets order by the model's ordering and then, as every engine does with equal keys, unpredictably:
    # the primary key makes it definite for forms that were saved once
    found = sorted(contents, key=lambda block: block.ordering)
    for model, relation in ((ImageBlock, "image"), (DownloadBlock, "file")):
        prefetch_related_objects([block for block in found if isinstance(block, model)], relation)
    places, seen = [], Counter[type]()
    for position, block in enumerate(found, start=1):
        places.append(Place(block=block, position=position, index=seen[type(block)]))
        seen[type(block)] += 1
    return places
