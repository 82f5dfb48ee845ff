"""How a table is written down as text: a line for each row, cells apart by "|"; a "|" inside a cell is "\\|"."""

import re
from collections.abc import Iterable

# A bar that no backslash stands before
BETWEEN = re.compile(r"(?<!\\)\|")


def read(text: str) -> list[list[str]]:
    """Return the rows, each a list of cells of equal number; lines without anything are left out."""
    lines = (line for line in text.splitlines() if line.strip())
    rows = [[_plain(cell) for cell in BETWEEN.split(line)] for line in lines]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def write(rows: Iterable[Iterable[str]]) -> str:
    """Return the text that `read` turns into these rows; line breaks inside a cell become spaces."""
    return "\n".join(" | ".join(_escaped(cell) for cell in row) for row in rows)


def _plain(cell: str) -> str:
    return cell.strip().replace("\\|", "|")


def _escaped(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")
