"""Takes a table over into working copies: all of it or nothing, and only what was shown before.

A `resource_class` has `columns()` (by name, with `column_name` and `readonly`) and `called()` (what its rows are); an
instance for a person and a moment has `run(table, dry_run=…)`, which writes nothing if a row is faulty.
"""

from datetime import datetime
from typing import IO, Any

from django.db import transaction

from accounts import audit
from accounts.models import User

from .files import Table, Unreadable, read
from .report import Report


class OtherwiseNow(Exception):
    """What the table would do has changed since it was shown; `report` says what it would do now."""

    def __init__(self, report: Report) -> None:
        super().__init__("Inzwischen hat sich etwas geändert.")
        self.report = report


def table_for(resource_class: Any, file: IO[bytes], size: int) -> Table:
    """Return the table in a file; raises Unreadable, also where a column belongs to no field."""
    table = read(file, size)
    known = [column.column_name for column in resource_class.columns().values()]
    unknown = [name for name in table.headers if name not in known]
    if unknown:
        names = ", ".join(f"„{name}“" for name in unknown[:5])
        asked = ", ".join(f"„{name}“" for name in known)
        raise Unreadable(f"Diese Spalten gibt es hier nicht: {names}. Möglich sind: {asked}.")
    if not table.rows:
        raise Unreadable("Die Tabelle hat nur eine Kopfzeile.")
    return table


def rehearse(resource_class: Any, table: Table, *, by: User, at: datetime) -> Report:
    """Return what the table would do; nothing is written."""
    return _run(resource_class, table, by=by, at=at, dry_run=True)


@transaction.atomic
def take_over(resource_class: Any, table: Table, *, by: User, at: datetime, shown: str) -> Report:
    """Write the table's rows as working copies of `by` and return what was done.

    `shown` is the digest of the report that the person agreed to. Raises OtherwiseNow, and then nothing is written.
    """
    report = _run(resource_class, table, by=by, at=at, dry_run=False)
    if report.faulty or report.digest() != shown:
        raise OtherwiseNow(report)
    kind = resource_class.called()
    details = {"rows": len(report.to_write)}
    audit.record("import_table", by=by, at=at, about=kind, details=details)
    return report


def _run(resource_class: Any, table: Table, *, by: User, at: datetime, dry_run: bool) -> Report:
    return resource_class(by=by, at=at).run(table, dry_run=dry_run)
