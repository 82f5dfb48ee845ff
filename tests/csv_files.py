"""Reads the CSV files that pages offer, as a spreadsheet of a German does."""

import csv
import io
from typing import Any


def rows_of(response: Any) -> list[dict[str, str]]:
    """Return the lines of the file by their headers; it is UTF-8 with the mark by which Excel knows that."""
    assert response.content.startswith(b"\xef\xbb\xbf")
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
