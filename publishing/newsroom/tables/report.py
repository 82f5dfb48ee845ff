"""What a table would change, row by row, or has changed: shown before anything is written."""

import hashlib
import json
from dataclasses import dataclass, field

NEW, CHANGED, UNCHANGED, FAULTY = "new", "changed", "unchanged", "faulty"
WORDS = {NEW: "neu", CHANGED: "geändert", UNCHANGED: "unverändert", FAULTY: "fehlerhaft"}
# Colours of the newsroom's badges that mean something similar
BADGES = {NEW: "scheduled", CHANGED: "submitted", UNCHANGED: "never", FAULTY: "rejected"}
SHOWN = 160  # characters of a cell


@dataclass(frozen=True)
class Change:
    """A cell before and after, in the words of the table."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be taken; `column` is empty where it is about the row as a whole."""

    column: str
    reason: str


@dataclass(frozen=True)
class Row:
    line: int
    what: str
    title: str
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    # The stored version that was compared with: another one later means that somebody saved meanwhile
    version: int = 0

    @property
    def word(self) -> str:
        return WORDS[self.what]

    @property
    def badge(self) -> str:
        return BADGES[self.what]


@dataclass(frozen=True)
class Report:
    rows: list[Row]

    def of(self, what: str) -> list[Row]:
        return [row for row in self.rows if row.what == what]

    @property
    def faulty(self) -> list[Row]:
        return self.of(FAULTY)

    @property
    def to_write(self) -> list[Row]:
        return [row for row in self.rows if row.what in (NEW, CHANGED)]

    @property
    def summary(self) -> str:
        """Return "2 neu, 1 geändert", leaving out what does not occur."""
        counts = [(len(self.of(what)), word) for what, word in WORDS.items()]
        return ", ".join(f"{count} {word}" for count, word in counts if count)

    def digest(self) -> str:
        """Return a sum that stays the same as long as the table would do the same."""
        content = [
            (row.line, row.what, row.version, [c.column for c in row.changes]) for row in self.rows
        ]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def shortened(text: str) -> str:
    """Return the beginning of a cell, as far as a list can show it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
