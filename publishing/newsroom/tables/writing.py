"""Writes documents as a table: CSV row by row for any number, Excel as one file for a limited one."""

from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from accounts.csv_rows import disarmed, lines

# So many documents are in memory at a time
BATCH = 500
# An Excel file is made as a whole before it is sent
MAX_WORKBOOK_ROWS = 10_000
CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def rows_of(resource: Any, documents: QuerySet[Any], names: list[str]) -> Iterator[list[str]]:
    """Yield the cells of these columns for each document, with bounded memory and queries per batch."""
    columns = [resource.columns()[name] for name in names]
    found = documents.select_related(*resource.RELATED).prefetch_related(*resource.PREFETCHED)
    stream = found.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        resource.prepare(batch)
        for document in batch:
            yield [column.export(document) for column in columns]


def headers_of(resource: Any, names: list[str]) -> list[str]:
    return [resource.columns()[name].column_name for name in names]


def csv_of(resource: Any, documents: QuerySet[Any], names: list[str]) -> Iterator[str]:
    """Yield the lines of a CSV file."""
    return lines(headers_of(resource, names), rows_of(resource, documents, names))


def workbook_of(resource: Any, documents: QuerySet[Any], names: list[str]) -> IO[bytes]:
    """Return an XLSX file whose cells are all text; give it at most MAX_WORKBOOK_ROWS documents."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(str(resource._meta.model._meta.verbose_name_plural)[:31])
    sheet.freeze_panes = "A2"
    sheet.append(headers_of(resource, names))
    for row in rows_of(resource, documents, names):
        sheet.append([_text(sheet, value) for value in row])
    # Whoever sends the file closes it, and then it is gone
    file = TemporaryFile()  # noqa: SIM115
    workbook.save(file)
    file.seek(0)
    return file


def _text(sheet: Any, value: str) -> Any:
    cell = WriteOnlyCell(sheet, disarmed(value[:32_767]))
    cell.data_type = "s"
    return cell
