"""Measures the search in the database: what a frequent and a rare word cost, fetching what was found included."""

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from publishing.searching import roster, search
from publishing.searching.roster import roster_at

from .measuring import _database_time

FREQUENT, RARE = "Angebot", "Gesundheitslotsen"
QUESTIONS = {
    "Suche: häufiges Wort": FREQUENT,
    "Suche: seltenes Wort": RARE,
    "Suche: häufiges und seltenes Wort": f"{FREQUENT} {RARE}",
    "Suche: Wort, das es nicht gibt": "Mondlandung",
}


def measured(at: datetime, repeats: int) -> Iterator[tuple[str, int, float]]:
    """Yield label, number of hits and the median of milliseconds in the database, for each question."""
    for label, text in QUESTIONS.items():
        spent = []
        for _ in range(repeats + 1):
            # What the process remembers of tokens would make every time but the first look free
            roster_at(at, "de").forget_tokens()
            with _database_time() as executed, _index_time() as read:
                found = search(text, at=at)
            # The index is read by the longest of the queries, which `read` holds together with its rows
            spent.append(sum(executed) - max(executed) + sum(read))
        yield label, found.total, 1000 * statistics.median(spent[1:])


@contextmanager
def _index_time() -> Iterator[list[float]]:
    spent: list[float] = []
    original = roster.keys_with

    def timed(tokens: Sequence[str]) -> dict[str, Sequence[int]]:
        began = time.perf_counter()
        try:
            return original(tokens)
        finally:
            spent.append(time.perf_counter() - began)

    roster.keys_with = timed
    try:
        yield spent
    finally:
        roster.keys_with = original
