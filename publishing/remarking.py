"""At what a remark stands: a block of the working copy by its key, or a field by its name, in words and in the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from . import kinds
from .comparison.fields import names_of_fields
from .errors import Conflict
from .models import Document, Remark
from .readiness.places import Place, places_of

EXCERPT = 60


@dataclass(frozen=True)
class NewRemark:
    """A remark to be written: at `block` ("textblock-12"), at `field` ("title"), or with neither on the whole text."""

    text: str
    block: str = ""
    field: str = ""


def key_of(block: Any) -> str:
    """Return how remarks and comparisons name a block."""
    return f"{block._meta.model_name}-{block.pk}"


class Places:
    """The blocks and fields of one working copy at which remarks can stand; reads the blocks once."""

    def __init__(self, document: Document) -> None:
        self.document = kinds.specific(document)
        self.fields = names_of_fields(self.document.KIND)
        self.blocks: dict[str, Place] = {
            key_of(place.block): place for place in places_of(self.document)
        }

    def words(self, remark: NewRemark) -> str:
        """Return the place as people say it: "3. Baustein (Text): Ein Absatz mit …"; refuses what is not there."""
        if remark.field:
            if remark.field not in self.fields:
                raise Conflict("Diese Angabe gibt es hier nicht. Bitte laden Sie die Seite neu.")
            return self.fields[remark.field]
        if not remark.block:
            return ""
        place = self.blocks.get(remark.block)
        if place is None:
            raise Conflict("Diesen Baustein gibt es nicht mehr. Bitte laden Sie die Seite neu.")
        return f"{place_name(place)}{_excerpt(place.block)}"[:200]

    def anchor(self, remark: Remark) -> str:
        """Return the id of the form's element at which the remark stands; empty where that is gone or nowhere."""
        if remark.field:
            field = self.document._meta.get_field(remark.field)
            return f"{remark.field}-group" if field.one_to_many else f"id_{remark.field}"
        place = self.blocks.get(remark.block)
        return place.anchor(_first_field(place.block)) if place else ""

    def is_gone(self, remark: Remark) -> bool:
        """Tell whether the block at which the remark stood was deleted."""
        return bool(remark.block) and remark.block not in self.blocks


def place_name(place: Place) -> str:
    """Return "3. Baustein (Text)"."""
    return f"{place.position}. Baustein ({place.block._meta.verbose_name})"


def current_remarks(document: Document) -> list[Remark]:
    """Return the remarks that still matter, open ones first."""
    remarks: Iterable[Remark] = Remark.objects.filter(document=document.pk).current().with_answers()
    return sorted(remarks, key=lambda remark: (not remark.is_open, remark.pk))


def _excerpt(block: Any) -> str:
    words = shorten(block.plain_text(), EXCERPT, placeholder=" …")
    return f": „{words}“" if words else ""


def _first_field(block: Any) -> str:
    without = {"id", "parent", "region", "ordering"}
    fields = (field for field in block._meta.concrete_fields if field.editable)
    return next(field.name for field in fields if field.name not in without)
