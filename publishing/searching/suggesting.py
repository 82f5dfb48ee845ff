"""Suggestions while somebody types: the pages whose titles have a word that begins so."""

from dataclasses import dataclass
from datetime import datetime

from publishing.models import Edition
from search.analysis import PIECE
from search.analysis.folding import folded
from search.bits import first
from search.indexing import AS_WRITTEN, token

from .roster import roster_at

SHORTEST, LONGEST = 2, 100


@dataclass(frozen=True)
class Suggestion:
    """A page: its title, and its address."""

    text: str
    path: str


def suggest(prefix: str, *, at: datetime, limit: int = 8, language: str = "de") -> list[Suggestion]:
    """Return pages public at `at` whose titles have all the words typed, the last of which may be unfinished.

    Programmes, units, people and pages come before announcements, the newest first. At most three queries.
    """
    roster = roster_at(at, language)
    words = PIECE.findall(folded(prefix[:LONGEST]))
    if not words or len(words[-1]) < SHORTEST:
        return []
    tokens = [f"{token(AS_WRITTEN, word)}*" for word in words]
    found = first(roster.size)
    for bits in roster.having(tokens):
        found &= bits
    undated = roster.bonuses(at)[0][1]
    keys: list[int] = []
    for bits in (found & undated, found & ~undated):
        while bits and len(keys) < limit:
            lowest = bits & -bits
            keys.append(roster.keys[lowest.bit_length() - 1])
            bits ^= lowest
    editions = Edition.objects.filter(pk__in=keys).order_by().for_card().in_bulk()
    return [Suggestion(editions[key].title, editions[key].path) for key in keys]
