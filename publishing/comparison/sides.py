"""The two sides of a comparison: an edition as it was frozen, or the working copy as it would be approved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from publishing import kinds
from publishing.content import content_of
from publishing.models import BLOCKS, Document, Edition, EditionSource
from publishing.readiness.places import places_of

from .markup import outermost

LABELS = {model._meta.model_name: str(model._meta.verbose_name) for model in BLOCKS}


@dataclass(frozen=True)
class Piece:
    """A block, or a part of one, as HTML; `block` is its type and key ("textblock-12"), where that is known."""

    html: str
    label: str
    block: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.label, self.html


@dataclass(frozen=True)
class Side:
    """`name` is what people call it; `data` is the edition's or would be, with path, title and summary beside."""

    name: str
    kind: str
    path: str
    title: str
    summary: str
    data: dict[str, Any]
    pieces: Sequence[Piece]

    @property
    def knows_blocks(self) -> bool:
        return all(piece.block for piece in self.pieces)

    def in_elements(self) -> "Side":
        """Return the same with each block cut into its outermost elements, for a side that knows no blocks."""
        return replace(
            self,
            pieces=[
                replace(piece, html=html) for piece in self.pieces for html in outermost(piece.html)
            ],
        )


def of_edition(edition: Edition) -> Side:
    """Return the edition as a side; redacted ones have nothing left to compare."""
    source = EditionSource.objects.filter(edition=edition).first()
    return Side(
        name=f"Fassung {edition.number}",
        kind=edition.kind,
        path=edition.path,
        title=edition.title,
        summary=edition.summary,
        data=edition.data,
        pieces=_cut(edition.body_html, source.content["blocks"] if source else []),
    )


def of_working_copy(document: Document, at: datetime) -> Side:
    """Return the working copy (any kind) as a side, as it would be approved at `at`."""
    document = kinds.specific(document)
    content = content_of(document, at)
    blocks = [place.block for place in places_of(document)]
    return Side(
        name="Entwurf",
        kind=document.kind,
        path=content.path,
        title=content.title,
        summary=content.summary,
        data=content.data,
        pieces=[
            Piece(html, str(block._meta.verbose_name), f"{block._meta.model_name}-{block.pk}")
            for block, html in zip(blocks, content.pieces, strict=True)
        ],
    )


def of_nothing(kind: str) -> Side:
    """Return what stands before a first edition."""
    return Side("nichts", kind, "", "", "", {}, [])


def _cut(html: str, blocks: list[dict[str, Any]]) -> list[Piece]:
    """Take the body apart by the lengths of its blocks; without them, into its outermost elements."""
    if not blocks:
        return [Piece(element, "Abschnitt") for element in outermost(html)]
    pieces, begin = [], 0
    for block in blocks:
        end = begin + block["length"]
        label = LABELS.get(block["type"], "Baustein")
        pieces.append(Piece(html[begin:end], label, f"{block['type']}-{block['pk']}"))
        begin = end + 1
    return pieces
