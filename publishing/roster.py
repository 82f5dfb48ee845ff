"""All that is live of one kind, as marks in memory: filters of a list combine and count without asking again.

For each mark (a programme, a department, a topic, a year) one whole number has bit n set where the n-th edition of the
list bears it. Combining filters is an AND, counting is a bit count, and any page is found as quickly as the first.
A roster holds for one state of the site (publishing.public_state), like what publishing.paging keeps.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from .languages import GERMAN
from .models import Edition, EditionLink
from .moments import day_of
from .public_state import public_state
from .subjects import live_subjects, with_those_above

PROGRAM, DEPARTMENT, TOPIC, YEAR = "program", "department", "topic", "year"
# Bits that are counted together when the n-th one is sought
STRETCH = 2048

# What an edition can bear: ("program", document), ("department", document), ("topic", slug), ("year", 2017)
Mark = tuple[str, int | str]


@dataclass(frozen=True)
class Roster:
    """`ids` are the editions, newest first; `marks` say which of them (by place in the list) bear what.

    `subjects` are the live editions of the programmes and departments among the marks, by document; `topics` are the
    names of the topics, by slug. `kept` has for each edition what was asked to be kept of its data; `worked_out` is
    room for what others make of it once.
    """

    ids: array
    marks: dict[Mark, int]
    subjects: dict[int, Edition]
    topics: dict[str, str]
    kept: list[tuple[Any, ...]]
    worked_out: dict[str, Any] = field(default_factory=dict)

    @property
    def everything(self) -> int:
        """Stands for the whole list."""
        return (1 << len(self.ids)) - 1

    def bearing(self, marks: Iterable[Mark]) -> int:
        """Return which editions bear all of the marks."""
        found = self.everything
        for mark in marks:
            found &= self.marks.get(mark, 0)
        return found

    def named(self, dimension: str) -> list[Mark]:
        """Return the marks of one dimension ("program", "year" …)."""
        return [mark for mark in self.marks if mark[0] == dimension]

    def part(self, found: int, first: int, size: int) -> list[int]:
        """Return the ids of `size` editions among `found`, leaving out the `first` ones before them."""
        return [self.ids[place] for place in places(found, first, size)]

    def part_from_end(self, found: int, first: int, size: int) -> list[int]:
        """Return the same of the list in the opposite order: the oldest first."""
        end = found.bit_count() - first
        begin = max(end - size, 0)
        return self.part(found, begin, end - begin)[::-1] if end > 0 else []


def places(found: int, first: int, size: int) -> list[int]:
    """Return the places of `size` set bits, leaving out the `first` ones before them; stretches are skipped whole."""
    width = STRETCH // 8
    content = found.to_bytes((found.bit_length() + 7) // 8, "little")
    result: list[int] = []
    for start in range(0, len(content), width):
        stretch = int.from_bytes(content[start : start + width], "little")
        count = stretch.bit_count()
        if first >= count:
            first -= count
            continue
        while stretch:
            lowest = stretch & -stretch
            stretch ^= lowest
            if first:
                first -= 1
                continue
            result.append(start * 8 + lowest.bit_length() - 1)
            if len(result) == size:
                return result
    return result


@dataclass(frozen=True)
class _Asked:
    kind: str
    language: str
    keep: tuple[str, ...]
    state: str
    at: datetime = field(compare=False)


def roster_of(
    kind: str, at: datetime, language: str = GERMAN, keep: tuple[str, ...] = ()
) -> Roster:
    """Return the roster of what is live of `kind` at the moment `at`: one query, or four when the state is new.

    `keep` names what of the editions' data stays with it.
    """
    return _called(_Asked(kind, language, keep, public_state(at), at))


@lru_cache(maxsize=8)
def _called(asked: _Asked) -> Roster:
    live = Edition.objects.live(asked.at).of_kind(asked.kind).in_language(asked.language)
    columns = [f"data__{name}" for name in asked.keep]
    rows = list(live.newest_first().values_list("pk", "sort_at", *columns))
    place_of = {row[0]: place for place, row in enumerate(rows)}
    bits: dict[Mark, bytearray] = defaultdict(lambda: bytearray(len(rows) // 8 + 1))

    def note(mark: Mark, place: int) -> None:
        bits[mark][place >> 3] |= 1 << (place & 7)

    for place, row in enumerate(rows):
        note((YEAR, day_of(row[1]).year), place)
    topics: dict[str, str] = {}
    links = EditionLink.objects.filter(
        kind=asked.kind, rel__in=(PROGRAM, DEPARTMENT, TOPIC), edition__language=asked.language
    ).order_by()
    for pk, rel, target, slug, name in links.values_list(
        "edition", "rel", "target", "topic__slug", "topic__name"
    ).iterator(chunk_size=5000):
        if pk not in place_of:
            continue
        if slug:
            topics[slug] = name
        note((rel, slug or target), place_of[pk])
    subjects = live_subjects((int(value) for rel, value in bits if rel == PROGRAM), asked.at)
    marks = {mark: int.from_bytes(content, "little") for mark, content in bits.items()}
    marks = _with_units_above(marks, subjects)
    kept = [row[2:] for row in rows] if asked.keep else []
    return Roster(array("q", [row[0] for row in rows]), marks, subjects, topics, kept)


def _with_units_above(marks: dict[Mark, int], subjects: dict[int, Edition]) -> dict[Mark, int]:
    """Return the marks of what is public (all else can be no filter); a unit has what those below it have."""
    found: dict[Mark, int] = defaultdict(int)
    for (name, value), bits in marks.items():
        if name == DEPARTMENT:
            for unit in with_those_above(int(value), subjects):
                found[DEPARTMENT, unit] |= bits
        elif name != PROGRAM or value in subjects:
            found[name, value] = bits
    return dict(found)
