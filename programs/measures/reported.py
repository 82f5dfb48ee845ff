"""How the Sachstände of a measure follow each other: which one counts on a day, and which was corrected."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any


class History:
    """The Sachstände of one measure, stored or typed; `newest_first` begins with the one that says how it stands.

    A later entry for the same day corrects the earlier one: of each day the last entry counts.
    """

    def __init__(self, updates: Iterable[Any]) -> None:
        self.newest_first = sorted(updates, key=_order, reverse=True)

    @property
    def latest(self) -> Any:
        """The Sachstand that says how the measure stands, or None."""
        return self.newest_first[0] if self.newest_first else None

    def counting(self) -> list[Any]:
        """Return the entry that counts of each day, oldest first."""
        return list({update.date: update for update in reversed(self.newest_first)}.values())

    def steps(self) -> Iterator[tuple[Any, Any]]:
        """Yield each entry that counts with the one that follows it."""
        counting = self.counting()
        return pairwise(counting)


def with_corrections(updates: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield what an edition keeps, the newest first, each with whether a later entry for its day took its place."""
    days: set[str] = set()
    for update in updates:
        yield update, update["date"] in days
        days.add(update["date"])


def _order(update: Any) -> tuple[Any, Any]:
    # What has no key yet was typed last
    return update.date, update.pk if update.pk is not None else float("inf")
