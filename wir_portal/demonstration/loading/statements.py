"""Enters imprint, privacy statement and accessibility statement."""

from functools import partial
from typing import Any

from django.db import models

from accounts.models import User
from publishing import kinds

from ..outline import Statement, StatementVersion
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version


def plan(
    statements: tuple[Statement, ...], timeline: Timeline, writer: Writer, *, by: User
) -> None:
    """Store every statement as an empty working copy and plan its versions."""
    for statement in statements:
        document = kinds.get(statement.kind).model.objects.create()
        for version in statement.versions:
            timeline.version(
                document,
                version.version,
                by=by,
                write=partial(_write, document, version, writer),
            )


def _write(document: Any, plan: StatementVersion, writer: Writer) -> None:
    for name, text in plan.fields.items():
        setattr(document, name, _value(document, name, text, writer))
    write_version(document, plan.version, writer)
    for part in getattr(document, "restorable_parts", ()):
        rows = getattr(document, part)
        rows.all().delete()
        for position, row in enumerate(plan.rows):
            made = rows.model(statement=document, position=position)
            for name, text in row.items():
                setattr(made, name, _value(made, name, text, writer))
            made.save()


def _value(row: Any, name: str, text: str, writer: Writer) -> Any:
    field = row._meta.get_field(name)
    return writer.dates.day(text) if isinstance(field, models.DateField) else writer.line(text)
