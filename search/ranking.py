"""Judges how well entries answer a question: by where the words stand, how rare they are, and mildly by age."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

from .bits import Bits, places_of
from .indexing import Tier

# A whole word anywhere beats a part of a compound anywhere; a synonym stands between
WEIGHTS = {
    Tier.TITLE: 100,
    Tier.SUMMARY: 70,
    Tier.OFTEN: 60,
    Tier.BODY: 45,
    Tier.TITLE_PART: 34,
    Tier.SUMMARY_PART: 26,
    Tier.BODY_PART: 18,
}
SYNONYM = 0.5
PARTS_APART = 10
# What youth is worth at most: less than the step from one kind of place to the next
YOUTH = 9

Levels = list[tuple[int, Bits]]


@dataclass
class Matches:
    """The entries that a word of the question finds: weights with sets of places, in any order, overlapping."""

    levels: Levels

    @property
    def all(self) -> Bits:
        found = 0
        for _, bits in self.levels:
            found |= bits
        return found

    def best(self) -> Levels:
        """Return the levels best first, each place in the best one only."""
        seen, levels = 0, []
        for weight, bits in sorted(self.levels, reverse=True):
            left = bits & ~seen
            if left:
                levels.append((weight, left))
                seen |= left
        return levels


def whole_or_part(sets: Callable[[str, str], Bits], term: str, factor: float = 1.0) -> Levels:
    """Return the levels of a term; `sets(tier, term)` are the places where it stands so."""
    found = ((round(weight * factor), sets(tier, term)) for tier, weight in WEIGHTS.items())
    return [(weight, bits) for weight, bits in found if bits]


def phrase_levels(
    sets: Callable[[str, str], Bits], phrase: tuple[str, ...], factor: float = 1.0
) -> Levels:
    """Return the levels of several terms that must all be there: as good as the worst of them."""
    levels = whole_or_part(sets, phrase[0], factor)
    for term in phrase[1:]:
        others = Matches(whole_or_part(sets, term, factor)).best()
        merged: dict[int, Bits] = defaultdict(int)
        for weight, bits in Matches(levels).best():
            for other_weight, other_bits in others:
                merged[min(weight, other_weight)] |= bits & other_bits
        levels = [(weight, bits) for weight, bits in merged.items() if bits]
    return levels


def rarity(found: int, total: int) -> float:
    """Return 0.5 for a word that all have to 1.5 for one that a single entry has (inverse document frequency)."""
    return 0.5 + log((total + 1) / max(found, 1)) / log(total + 2)


def ranked(
    among: Bits, words: list[Matches], bonuses: list[tuple[int, Bits]], total: int
) -> list[tuple[int, Bits]]:
    """Return the places in `among`, best scores first; places of one score are in the order of the list.

    The score is the sum over the words of weight times rarity, and of the first bonus that a place has. Whole numbers
    keep the groups few, and the order the same on every machine.
    """
    groups: dict[int, Bits] = {0: among}
    for matches in words:
        levels, factor = matches.best(), rarity(matches.all.bit_count(), total)
        groups = _split(groups, [(round(weight * factor), bits) for weight, bits in levels])
    return sorted(_split(groups, bonuses).items(), reverse=True)


def _split(groups: dict[int, Bits], levels: Levels) -> dict[int, Bits]:
    result: dict[int, Bits] = defaultdict(int)
    for score, bits in groups.items():
        left = bits
        for weight, having in levels:
            here = left & having
            if here:
                result[score + weight] |= here
                left &= ~here
            if not left:
                break
        if left:
            result[score] |= left
    return result


def in_order(groups: list[tuple[int, Bits]]) -> Iterator[int]:
    """Yield the places, best first."""
    for _, bits in groups:
        yield from places_of(bits)
