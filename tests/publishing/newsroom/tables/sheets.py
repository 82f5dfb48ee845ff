"""Makes tables as people send them, and reads those that they take away."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook


def csv_bytes(*rows: list[str], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Return the rows, the first of which holds the headers, as Excel writes them."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(*rows: list[Any]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return bytes_of(workbook)


def bytes_of(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def upload(content: bytes, name: str = "tabelle.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def lines_of(response: Any) -> list[dict[str, str]]:
    """Return the rows of a downloaded table by their headers."""
    content = b"".join(response.streaming_content)
    if content.startswith(b"PK"):
        first, *rest = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        return [dict(zip(first, (cell or "" for cell in row), strict=True)) for row in rest]
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
