"""How a row of a statement comes into its translation."""

from typing import Any


def copied(row: Any, **changed: Any) -> Any:
    """Store a copy of `row` under a new key with `changed` columns, and return it."""
    columns = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return type(row).objects.create(**{name: getattr(row, name) for name in columns} | changed)
