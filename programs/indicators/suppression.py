"""Which counts of people may not be told: those below five, and those that could be worked out from the others.

The counts of one period belong together. Parts are told apart by words such as "Geschlecht: weiblich"; those with the
same words before the colon make up the total together. Where a part is kept back, the reader knows the total
and the other parts, and with them the sum of what is kept back. So at least two parts are, and at least five people
stand behind their sum: the next smallest parts are kept back with them until that holds.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

LEAST = 5
TOTAL = ""


def kept_back(counts: Mapping[str, Decimal | None]) -> set[str]:
    """Return the dimensions of one period that are not told.

    `counts` has the number of people by dimension ("" is the total); None where nothing is known.
    """
    known = {name: count for name, count in counts.items() if count is not None}
    found = {TOTAL} if known.get(TOTAL, Decimal(LEAST)) < LEAST else set()
    groups: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for name, count in known.items():
        if name != TOTAL:
            groups[group_of(name)][name] = count
    for parts in groups.values():
        found |= _kept_back_parts(parts)
    return found


def group_of(dimension: str) -> str:
    """Return what the part is a part of the total by: "Geschlecht" of "Geschlecht: weiblich"; "" without a colon."""
    before, colon, _ = dimension.partition(":")
    return before.strip().casefold() if colon else ""


def _kept_back_parts(parts: Mapping[str, Decimal]) -> set[str]:
    # Equal counts by their names, so that the same figures always give the same answer
    ascending = sorted(parts, key=lambda name: (parts[name], name))
    found = [name for name in ascending if parts[name] < LEAST]
    for name in ascending[len(found) :]:
        is_safe = len(found) > 1 and sum(parts[one] for one in found) >= LEAST
        if not found or is_safe:
            break
        found.append(name)
    return set(found)
