"""Which counts of people may not be told: those below five, and those that could be worked out from the others.

The counts of one period belong together. Parts are told apart by words such as "Geschlecht: weiblich"; those with the
same words before the colon make up the total together. Where a part is kept back, the reader knows the total
and the other parts, and with them the sum of what is kept back. So at least two parts are, and at least five people
stand behind their sum: the next smallest parts are kept back with them until that holds. What the total is
more than the listed parts is a part too, which everybody can work out: "divers" has no row, and two people remain.
Where the same people are divided in several ways, one way may add up to parts of another ("Geschlecht und Alter" to
"Alter", places to regions). Nothing says which, so a way of which one part is kept back is kept back as a whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from unicodedata import normalize

LEAST = 5
TOTAL = ""
# The part of which only the size is known; no dimension is called so
REST = "\n"


def kept_back(counts: Mapping[str, Decimal | None], before: Collection[str] = ()) -> set[str]:
    """Return the dimensions of one period that are not told.

    `counts` has the number of people by dimension ("" is the total); None where nothing is known. `before` are
    dimensions that stay untold whatever their count.
    """
    known = {name: count for name, count in counts.items() if count is not None}
    found = {name for name in known if name in before}
    if known.get(TOTAL, Decimal(LEAST)) < LEAST:
        found.add(TOTAL)
    groups: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
    for name, count in counts.items():
        if name != TOTAL:
            groups[group_of(name)][name] = count
    for parts in groups.values():
        listed = {name: count for name, count in parts.items() if count is not None}
        rest = None if TOTAL in found else _small_rest(known.get(TOTAL), parts.values())
        hidden = _kept_back_parts(listed if rest is None else {REST: rest, **listed}, before)
        found |= set(listed) if hidden and len(groups) > 1 else hidden - {REST}
    return found


def group_of(dimension: str) -> str:
    """Return what the part is a part of the total by: "Geschlecht" of "Geschlecht: weiblich"; "" without a colon."""
    before, colon, _ = dimension.partition(":")
    return " ".join(normalize("NFKC", before).casefold().split()) if colon else ""


def _small_rest(total: Decimal | None, parts: Iterable[Decimal | None]) -> Decimal | None:
    """Return how many people of the total are in none of the known parts, where that is a small count; else None.

    Where parts are known to be missing, that nobody is left is a count like any other.
    """
    parts = list(parts)
    listed = [count for count in parts if count is not None]
    if total is None or not listed:
        return None
    rest = total - sum(listed)
    is_told = rest > 0 or len(listed) < len(parts)
    return rest if is_told and 0 <= rest < LEAST else None


def _kept_back_parts(parts: Mapping[str, Decimal], before: Collection[str]) -> set[str]:
    # Equal counts by their names, so that the same figures always give the same answer
    ascending = sorted(parts, key=lambda name: (parts[name], name))
    found = [name for name in ascending if parts[name] < LEAST or name in before]
    for name in [name for name in ascending if name not in found]:
        is_safe = len(found) > 1 and sum(parts[one] for one in found) >= LEAST
        if not found or is_safe:
            break
        found.append(name)
    return set(found)
