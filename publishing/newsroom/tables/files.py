"""Reads a table from a file that somebody sends: CSV as Excel and others write it, or XLSX; hostile files too."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from accounts.csv_rows import armed

MAX_BYTES = 5 * 1024 * 1024
# In one transaction, for which others wait: some seconds. TOO_MANY says it too.
MAX_ROWS = 500
MAX_COLUMNS = 60
MAX_CELL = 100_000  # characters
# An XLSX is a ZIP: what it unpacks to is known before it is unpacked
MAX_UNPACKED = 50 * 1024 * 1024
MAX_PARTS = 500

SEPARATORS = ";,\t"
# What a pattern of numbers shows as it stands
_LITERAL = re.compile(r'"[^"]*"|\\.')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SAVE_ANEW = "Bitte speichern Sie die Tabelle in Ihrem Programm als „CSV UTF-8“ oder als „Excel-Arbeitsmappe (.xlsx)“."
TOO_MANY = "Die Tabelle hat mehr als 500 Zeilen. Bitte teilen Sie sie auf mehrere Dateien auf."


class Number(str):
    """A cell that the file itself holds as a number: its point can only be a decimal sign."""

    __slots__ = ()


class Unreadable(Exception):
    """The file is no table that can be taken; the message says in German why, and what to do."""


@dataclass(frozen=True)
class Table:
    """`rows` hold one text for each of `headers`; `lines` the number of each row as spreadsheets count them.

    `sheet` is the sheet of a workbook that was read, "" for other files, `unread` are its other visible ones.
    """

    headers: list[str]
    rows: list[list[str]]
    lines: list[int]
    sheet: str = ""
    unread: tuple[str, ...] = ()

    @property
    def choice(self) -> str:
        """Say which sheet was read and which were not; "" for a file that has none."""
        if not self.sheet:
            return ""
        read = f"Gelesen ist das Blatt „{self.sheet}“."
        names = ", ".join(f"„{name}“" for name in self.unread)
        match len(self.unread):
            case 0:
                return read
            case 1:
                return f"{read} Nicht gelesen ist das Blatt {names}: Gelesen wird immer das erste, das zu sehen ist."
        return f"{read} Nicht gelesen sind die Blätter {names}: Gelesen wird immer das erste, das zu sehen ist."


def read(file: IO[bytes], size: int) -> Table:
    """Return the table in the file of `size` bytes; raises Unreadable."""
    if size > MAX_BYTES:
        raise Unreadable(
            f"Die Datei ist {size / 1024 / 1024:.0f} MB groß. Möglich sind höchstens {MAX_BYTES // 1024 // 1024} MB."
            " Bitte teilen Sie die Tabelle auf mehrere Dateien auf."
        )
    content = file.read(MAX_BYTES + 1)
    if not content.strip():
        raise Unreadable("Die Datei ist leer.")
    if content.startswith(b"PK\x03\x04"):
        return _table_of_workbook(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(f"Das ist eine Datei des alten Excel-Formats (.xls). {SAVE_ANEW}")
    return _table(_rows_of_csv(_decoded(content)))


def _table(rows: list[tuple[int, list[str]]]) -> Table:
    """Tell headers from rows, and refuse what does not fit together."""
    filled = [
        (line, [_stripped(cell) for cell in row]) for line, row in rows if any(map(str.strip, row))
    ]
    if not filled:
        raise Unreadable("Die Tabelle ist leer.")
    headers = filled[0][1]
    while headers and not headers[-1]:
        headers.pop()
    if len(headers) > MAX_COLUMNS:
        raise Unreadable(f"Die Tabelle hat mehr als {MAX_COLUMNS} Spalten.")
    if "" in headers:
        raise Unreadable(f"Die Spalte {headers.index('') + 1} hat keine Überschrift.")
    repeated = sorted({name for name in headers if headers.count(name) > 1})
    if repeated:
        raise Unreadable(
            f"Die Überschrift „{repeated[0]}“ kommt mehrmals vor. Bitte lassen Sie nur eine der Spalten stehen."
        )
    if len(filled) - 1 > MAX_ROWS:
        raise Unreadable(TOO_MANY)
    return Table(
        headers,
        [_fitted(line, row, len(headers)) for line, row in filled[1:]],
        [line for line, _ in filled[1:]],
    )


def _fitted(line: int, row: list[str], width: int) -> list[str]:
    while len(row) > width and not row[-1]:
        row.pop()
    if len(row) != width:
        raise Unreadable(
            f"Zeile {line} hat {len(row)} Zellen, die Kopfzeile {width}. Vielleicht steht in einem Text ein"
            " Trennzeichen ohne Anführungszeichen, oder eine Zeile ist abgeschnitten."
        )
    return [cell if isinstance(cell, Number) else _lines(armed(cell)) for cell in row]


def _stripped(cell: str) -> str:
    return cell if isinstance(cell, Number) else cell.strip()


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8 with or without byte order mark, UTF-16 with one, else what Excel writes on Windows."""
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf_16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise Unreadable(
        f"Das ist keine Tabelle: Die Datei enthält Zeichen, die in keinem Text vorkommen. {SAVE_ANEW}"
    )


def _rows_of_csv(text: str) -> list[tuple[int, list[str]]]:
    start = text.lstrip("\r\n ").split("\n", 1)[0]
    # What stands in quotation marks separates nothing
    bare = re.sub(r'"[^"]*"', "", start)
    separator = max(SEPARATORS, key=bare.count)
    rows: list[tuple[int, list[str]]] = []
    limit = csv.field_size_limit(MAX_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for line, row in enumerate(reader, 1):
            rows.append((line, row))
            if len(rows) > 2 * MAX_ROWS + 2:
                raise Unreadable(TOO_MANY)
    except csv.Error as error:
        raise Unreadable(
            f"Die Tabelle lässt sich nach Zeile {len(rows)} nicht lesen: Dort steht ein Anführungszeichen zu viel oder"
            f" zu wenig, oder eine Zelle hat mehr als {MAX_CELL} Zeichen. {SAVE_ANEW}"
        ) from error
    finally:
        csv.field_size_limit(limit)
    return rows


def _table_of_workbook(content: bytes) -> Table:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable(f"Die Excel-Datei ist beschädigt. {SAVE_ANEW}") from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(
            "Die Excel-Datei ist ausgepackt zu groß. Bitte entfernen Sie Bilder und leere Bereiche, oder speichern Sie"
            " die Tabelle als „CSV UTF-8“."
        )
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        # A hidden sheet is not what the person sees
        seen = [one for one in workbook.worksheets if one.sheet_state == "visible"]
        sheet, *others = seen or workbook.worksheets[:1]
        rows, unread = _cells(sheet), tuple(one.title for one in others)
        if others and not any(cell.strip() for _, row in rows for cell in row):
            raise Unreadable(
                f"Das erste Blatt „{sheet.title}“ ist leer, und nur das erste wird gelesen. Bitte ziehen Sie das Blatt"
                " mit der Tabelle an die erste Stelle."
            )
        return replace(_table(rows), sheet=sheet.title, unread=unread)
    except Unreadable:
        raise
    # A broken workbook fails in as many ways as there are parts in it
    except (InvalidFileException, Exception) as error:
        raise Unreadable(f"Die Excel-Datei lässt sich nicht lesen. {SAVE_ANEW}") from error


def _cells(sheet: Any) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    # What the sheet says of its size may be wrong: what is read counts
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), 1):
        if line > 2 * MAX_ROWS + 2:
            raise Unreadable(TOO_MANY)
        for cell in row:
            if cell.data_type == "f":
                raise Unreadable(
                    f"In der Zelle {cell.coordinate} steht eine Formel. Bitte ersetzen Sie Formeln durch ihre Werte."
                )
        rows.append((line, [_written(cell.value, cell.number_format or "") for cell in row]))
    width = max((_width(cells) for _, cells in rows), default=0)
    return [(line, (cells + [""] * width)[:width]) for line, cells in rows]


def _width(cells: list[str]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell), default=0)


def _written(value: object, pattern: str) -> str:
    """Return the value of a cell as a person would have written it into a text file; `pattern` is how it is shown."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case datetime():
            return (
                value.date().isoformat()
                if value.time() == datetime.min.time()
                else value.isoformat()
            )
        case date():
            return value.isoformat()
        case int() | float() if "%" in _LITERAL.sub("", pattern) and isfinite(value):
            # 12.5 % is stored as 0.125
            return Number(f"{(Decimal(str(value)) * 100).normalize():f}")
        case float() if value.is_integer():
            return Number(int(value))
        case int() | float():
            return Number(value)
    text = str(value)
    if len(text) > MAX_CELL:
        raise Unreadable(f"Eine Zelle hat mehr als {MAX_CELL} Zeichen.")
    return _CONTROL.sub("", text)
