"""Which piece of one version is which of the other: by its block, by its words, by being alike; and which moved."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

# A smaller share of common words makes it another piece
ALIKE = 0.5
# Beyond this many unpaired pieces on both sides, alikeness is asked of near ones only
NEAR = 60


@dataclass(frozen=True)
class Item:
    """One piece as it is aligned: `block` (or empty), label, and its words."""

    block: str
    label: str
    words: str


@dataclass(frozen=True)
class Pair:
    """Indexes into both versions; None where the piece stands in one of them only."""

    before: int | None
    after: int | None
    moved: bool = False


def aligned(before: Sequence[Item], after: Sequence[Item]) -> list[Pair]:
    """Return all pieces of both versions, in the order of `after`; what was removed stands where it stood.

    Nearly linear: pieces are first found again by what they are, then by their exact words; only what is left is
    compared with each other.
    """
    partner: dict[int, int] = {}
    _pair(before, after, partner, lambda item: item.block or None)
    _pair(before, after, partner, lambda item: (item.label, item.words))
    _pair_alike(before, after, partner)
    staying = _longest_rising(partner)
    pairs = [
        Pair(index_of, index, index not in staying) if (index_of := partner.get(index)) is not None
        else Pair(None, index)
        for index in range(len(after))
    ]  # fmt: skip
    return list(_with_removed(pairs, len(before), set(partner.values())))


def _pair(
    before: Sequence[Item],
    after: Sequence[Item],
    partner: dict[int, int],
    key_of: Callable[[Item], Hashable | None],
) -> None:
    """Pair what has the same key, the first with the first."""
    taken = set(partner.values())
    waiting = defaultdict(list)
    for index in reversed(range(len(before))):
        key = key_of(before[index])
        if index not in taken and key is not None:
            waiting[key].append(index)
    for index, item in enumerate(after):
        key = key_of(item)
        if index not in partner and key is not None and waiting[key]:
            partner[index] = waiting[key].pop()


def _pair_alike(before: Sequence[Item], after: Sequence[Item], partner: dict[int, int]) -> None:
    """Pair what shares at least half of its words, the most alike first."""
    taken = set(partner.values())
    left = [(i, set(item.words.split())) for i, item in enumerate(before) if i not in taken]
    right = [(i, set(item.words.split())) for i, item in enumerate(after) if i not in partner]
    far = len(left) > NEAR and len(right) > NEAR
    found = []
    for place, (index, words) in enumerate(right):
        near = left[max(place - NEAR, 0) : place + NEAR] if far else left
        for former, former_words in near:
            if before[former].label == after[index].label:
                share = _share(former_words, words)
                if share >= ALIKE:
                    found.append((-share, abs(former - index), index, former))
    for _share_of, _distance, index, former in sorted(found):
        if index not in partner and former not in taken:
            partner[index] = former
            taken.add(former)


def _share(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _longest_rising(partner: dict[int, int]) -> set[int]:
    """Return the largest set of pieces of `after` whose order stayed: all others were moved.

    Longest increasing subsequence by patience sorting, O(n log n).
    """
    tails: list[int] = []
    tops: list[int] = []
    previous: dict[int, int | None] = {}
    for index in sorted(partner):
        place = bisect_left(tails, partner[index])
        previous[index] = tops[place - 1] if place else None
        tails[place : place + 1] = [partner[index]]
        tops[place : place + 1] = [index]
    kept: set[int] = set()
    current = tops[-1] if tops else None
    while current is not None:
        kept.add(current)
        current = previous[current]
    return kept


def _with_removed(pairs: list[Pair], length: int, paired: set[int]) -> Iterator[Pair]:
    """Put each removed piece before the piece that followed it and stayed in its order."""
    removed = [index for index in range(length) if index not in paired]
    for pair in pairs:
        if pair.before is not None and not pair.moved:
            while removed and removed[0] < pair.before:
                yield Pair(removed.pop(0), None)
        yield pair
    for index in removed:
        yield Pair(index, None)
