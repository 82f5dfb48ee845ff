"""Sets the blocks of a translation beside those of its source."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Alignment:
    """`pairs` gives for each block of the translation, by kind and key, the source's block beside it.

    `missing` are blocks of the source that the translation does not have, each with its position there (from 1).
    `dropped` are blocks of the translation whose source was deleted, `own` those that it never had a source for.
    """

    pairs: dict[tuple[type, int], Any]
    missing: list[tuple[int, Any]]
    dropped: list[Any]
    own: list[Any]

    def source_of(self, block: Any) -> Any | None:
        return self.pairs.get((type(block), block.pk))


def aligned(source: Sequence[Any], translation: Sequence[Any]) -> Alignment:
    """Align the blocks of both, each in reading order.

    A block stands beside the one that it was made from. What was written by hand or restored from an edition names
    none: it stands beside the next block of its kind that is still free.
    """
    known = {(type(block), block.pk): block for block in source}
    # Where not one is found again, the source was written anew: then the keys say nothing
    keys_count = any((type(block), block.follows_block) in known for block in translation)
    pairs: dict[tuple[type, int], Any] = {}
    unnamed, dropped = [], []
    for block in translation:
        if block.follows_block is None or not keys_count:
            unnamed.append(block)
            continue
        found = known.pop((type(block), block.follows_block), None)
        if found is None:
            dropped.append(block)
        else:
            pairs[type(block), block.pk] = found
    free: dict[type, list[Any]] = defaultdict(list)
    for block in source:
        if (type(block), block.pk) in known:
            free[type(block)].append(block)
    own = []
    for block in unnamed:
        if free[type(block)]:
            pairs[type(block), block.pk] = free[type(block)].pop(0)
        else:
            own.append(block)
    left = {(type(block), block.pk) for blocks in free.values() for block in blocks}
    missing = [
        (position, block)
        for position, block in enumerate(source, start=1)
        if (type(block), block.pk) in left
    ]
    return Alignment(pairs, missing, dropped, own)
