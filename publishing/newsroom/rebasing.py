"""Carries what was typed over an older working copy on to the one that is stored now, without losing either."""

from dataclasses import dataclass, field
from typing import TypeVar

from .sent import Fields, Row, rows_of, with_rows

T = TypeVar("T")
Place = tuple[str, int]


@dataclass
class Stored:
    """The fields of the stored document's form, and the prefixes of its formsets: all, and those of blocks.

    `owners` are the fields by which rows name their document, by prefix; `pk` is its key, empty for a new one.
    """

    fields: Fields = field(default_factory=dict)
    prefixes: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    pk: str = ""


def rebased(sent: Fields, stored: Stored) -> Fields:
    """Return `sent` so that a form of the stored document understands it.

    Rows of formsets are numbered anew. What `sent` does not have, and somebody added meanwhile, comes marked for
    deletion: the form shows it, and saving would do what the typed text says. What was deleted meanwhile counts as
    new. What was added and taken away again without being saved goes.
    """
    for prefix in stored.prefixes:
        theirs = [row for row in rows_of(stored.fields, prefix) if row.pk]
        mine = rows_of(sent, prefix)
        by_pk = {row.pk: row for row in mine if row.pk}
        kept = [by_pk.get(row.pk) or _marked(row) for row in theirs]
        known = {row.pk for row in theirs}
        new = [row for row in mine if row.pk not in known]
        sent = with_rows(
            sent, prefix, kept, [_as_new(row, stored, prefix) for row in new if not row.is_deleted]
        )
    return sent


def ordered(sent: Fields, stored: Stored, *, as_stored: bool = False) -> Fields:
    """Return rebased fields in which every block has a place of its own.

    The blocks stand in the order of `sent`, or in that of the stored document where `as_stored`. What only one side
    has stays behind the block that it follows there.
    """
    typed, theirs = typed_order(sent, stored), stored_order(sent, stored)
    order = merged(theirs, typed) if as_stored else merged(typed, theirs)
    numbers = {place: str(10 * (index + 1)) for index, place in enumerate(order)}
    if order == theirs:
        # Nothing differs: with the stored numbers nothing counts as changed
        numbers = _numbered(sent, stored)
    ordering = {f"{prefix}-{index}-ordering": [n] for (prefix, index), n in numbers.items()}
    return {**sent, **ordering}


def typed_order(sent: Fields, stored: Stored) -> list[Place]:
    """Return the blocks that remain of what was typed, as (prefix, number), in their order."""
    found = [
        (_number(row.first("ordering")), prefix, index)
        for prefix in stored.blocks
        for index, row in enumerate(rows_of(sent, prefix))
        if not row.is_deleted
    ]
    return [(prefix, index) for _, prefix, index in sorted(found)]


def stored_order(sent: Fields, stored: Stored) -> list[Place]:
    """Return the blocks of the stored document in its order, as (prefix, number) of rebased fields."""
    numbers = _numbered(sent, stored)
    return sorted(numbers, key=lambda place: (_number(numbers[place]), place))


def merged(leading: list[T], other: list[T]) -> list[T]:
    """Return `leading` with what only `other` has, each behind the one that it follows there."""
    result = list(leading)
    for index, item in enumerate(other):
        if item not in result:
            result.insert(result.index(other[index - 1]) + 1 if index else 0, item)
    return result


def _numbered(sent: Fields, stored: Stored) -> dict[Place, str]:
    """Return the stored ordering of each stored block, by its place in `sent`."""
    numbers = {
        (prefix, row.pk): row.first("ordering")
        for prefix in stored.blocks
        for row in rows_of(stored.fields, prefix)
        if row.pk
    }
    return {
        (prefix, index): numbers[prefix, row.pk]
        for prefix in stored.blocks
        for index, row in enumerate(rows_of(sent, prefix))
        if (prefix, row.pk) in numbers
    }


def _number(ordering: str) -> float:
    try:
        return float(ordering)
    except ValueError:
        return float("inf")


def _marked(row: Row) -> Row:
    return Row({**row.fields, "DELETE": ["on"]})


def _as_new(row: Row, stored: Stored, prefix: str) -> Row:
    fields = {**row.fields, "id": [""]}
    owner = stored.owners.get(prefix, "")
    # A text made of one that was deleted names another document, or none yet
    return Row({**fields, owner: [stored.pk]} if owner in fields else fields)
