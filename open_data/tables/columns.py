"""What a column of a file is: its name, what its cells hold, what they mean; and how cells are written.

These files follow standards from elsewhere and are written for programs: UTF-8 without byte order mark, commas, CRLF,
points in numbers. The lists of the pages (publishing.open_files) are for German spreadsheets: semicolons.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice

from accounts.csv_rows import Figure, disarmed
from publishing.moments import in_iso

# How people are told what a cell holds, by its data type in CSVW
WORDS = {
    "string": "Text", "decimal": "Zahl", "integer": "ganze Zahl", "boolean": "ja oder nein", "date": "Tag",
    "dateTime": "Zeitpunkt", "anyURI": "Adresse",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """`kind` is a data type of CSVW; `choices` are the only values, where there are few.

    `required` tells that no cell is empty; `is_key` that it is part of what tells rows apart.
    """

    name: str
    meaning: str
    kind: str = "string"
    required: bool = False
    is_key: bool = False
    choices: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"eins von: {', '.join(self.choices)}" if self.choices else WORDS[self.kind]


# So many rows are written at a time
AT_ONCE = 1000


def csv_text(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return the table as CSV for programs."""
    return "".join(csv_parts(header, rows))


def csv_parts(header: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the table as CSV for programs, part by part, asking for rows only when they are wanted."""
    rest = chain([header], ([_written(cell) for cell in row] for row in rows))
    while part := list(islice(rest, AT_ONCE)):
        out = io.StringIO(newline="")
        csv.writer(out).writerows(part)
        yield out.getvalue()


def figure(value: str | None) -> Figure | None:
    """Return a number as an edition keeps it, so that it is written as it is."""
    return None if value is None else Figure(value)


def _written(value: object) -> str:
    # Most cells are texts, and spreadsheet programs open these files as well; a Figure is no plain text
    if type(value) is str:
        return disarmed(value)
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            # Amounts of money
            return f"{value:.2f}"
        case Figure() | int():
            return str(value)
        case datetime():
            return in_iso(value)
        case date():
            return value.isoformat()
    return disarmed(str(value))
