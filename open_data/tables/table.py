"""A tidy table with its address, and its description after CSV on the Web (CSVW)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from .. import licences
from .columns import Column

METADATA = "-metadata.json"
DESCRIPTION_TYPE = "application/csvm+json"
# The words of CSVW for what its own names do not say
LANGUAGE = "de"


@dataclass(frozen=True)
class Table:
    """`rows(at)` yields the cells of each row, in the order of `columns`; it reads editions live at `at`.

    `stamp(at)` names the state of all that the rows are made of, for a table too large to be written before it is sent.
    """

    code: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[datetime], Iterator[tuple[object, ...]]]
    stamp: Callable[[datetime], str] | None = None

    @property
    def path(self) -> str:
        return f"/daten/{self.code}.csv"

    @property
    def metadata_path(self) -> str:
        return self.path + METADATA

    def etag(self, at: datetime) -> str:
        """Return what tells two states of the file apart, "" where only its text does."""
        if self.stamp is None:
            return ""
        return _digest(WAY, settings.SITE_URL, self.code, self.stamp(at))

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


# The same state written in another way is another file
WAY = _digest(*(file.read_text() for file in sorted(Path(__file__).parent.glob("*.py"))))


def description(table: Table, day: str = "") -> dict[str, Any]:
    """Return what the table's columns hold, as CSVW says it; `day` is what its address has for a past day."""
    owner, licence = settings.SITE_OWNER["name"], licences.current()
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "url": table.path.rpartition("/")[2] + day,
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:publisher": owner,
        "dc:source": f"{settings.SITE_URL}/daten/",
        "dc:license": {"@id": licence.url},
        "dc:rights": licences.attribution() if licence.names_source else licence.name,
        "dialect": {
            "delimiter": ",",
            "encoding": "utf-8",
            "header": True,
            "headerRowCount": 1,
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\r\n", "\n"],
        },
        "tableSchema": {
            "columns": [_column(one) for one in table.columns],
            "primaryKey": [one.name for one in table.columns if one.is_key],
        },
    }


def _column(column: Column) -> dict[str, Any]:
    kind: Any = column.kind
    if column.choices:
        kind = {"base": kind, "format": f"({'|'.join(column.choices)})"}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": kind,
        "required": column.required,
        "null": "",
    }
