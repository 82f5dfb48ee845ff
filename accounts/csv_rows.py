"""How a table becomes CSV that spreadsheet programs open at once, and cannot mistake for formulas."""

import csv
import re
from collections.abc import Iterable, Iterator

# Excel and LibreOffice calculate cells that begin so, be it after a tab, and also in full-width letters
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_DISARMED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
BYTE_ORDER_MARK = "\ufeff"


class Figure(str):
    """A number as it is to be written, with a sign perhaps: no program calculates it."""

    __slots__ = ()


def disarmed(value: str) -> str:
    """Return the text with an apostrophe before it where a program would calculate it; `armed` takes it away."""
    return f"'{value}" if _FORMULA.match(value) else value


def armed(value: str) -> str:
    """Return the text as it was before `disarmed`."""
    return value[1:] if _DISARMED.match(value) else value


class _Echo:
    """A file that hands back what is written, so that rows can be sent one by one."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Echo(), delimiter=";")


def line(row: Iterable[object]) -> str:
    """Return a row as the line of a CSV file; None is an empty cell."""
    written: str = _WRITER.writerow(_written(value) for value in row)
    return written


def lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file, separated by semicolons as in Germany, with a byte order mark for Excel."""
    yield BYTE_ORDER_MARK + _WRITER.writerow(header)
    yield from map(line, rows)


def _written(value: object) -> str:
    if isinstance(value, Figure):
        return value
    return disarmed("" if value is None else str(value))
