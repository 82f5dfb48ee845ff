"""Where a block stands: for people "im 3. Baustein (Bild)", for the form the id of each of its fields."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from ..models import Document
from ..ordered_blocks import blocks_of


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
    places, seen = [], Counter[type]()
    for position, block in enumerate(blocks_of(document), start=1):
        places.append(Place(block=block, position=position, index=seen[type(block)]))
        seen[type(block)] += 1
    return places
