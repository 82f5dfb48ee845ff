"""How a table becomes CSV that spreadsheet programs open at once, and cannot mistake for formulas."""

import csv
import re
from collections.abc import Iterable, Iterator

# Excel and LibreOffice calculate cells that begin so, be it after a tab, and also in full-width letters
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_DISARMED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
BYTE_ORDER_MARK = "\ufeff"


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


def lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file, separated by semicolons as in Germany, with a byte order mark for Excel."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield BYTE_ORDER_MARK + writer.writerow(header)
    for row in rows:
        yield writer.writerow(disarmed("" if value is None else str(value)) for value in row)
