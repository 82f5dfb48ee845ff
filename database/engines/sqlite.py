"""Guards in SQLite: triggers with the same effect as PostgreSQL's constraints.

Moments are stored by Django as text in UTC, so that text order is time order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..guards import (
    AppendOnly,
    FrozenOnceShown,
    FrozenOnceStarted,
    FrozenWithParent,
    Guard,
    NoCircle,
    NoOverlap,
    SameOwner,
)

NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
MOMENT_MS = 50


def lock_for_append(connection: Any, table: str) -> None:
    """Nothing to do: a transaction begins IMMEDIATE and is the only writer until it ends."""


@contextmanager
def hardly_waiting(connection: Any) -> Iterator[None]:
    """One writes at a time, whatever the table: wait a moment for that, and not as long as other requests do."""
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {MOMENT_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {round(usual * 1000)}")


def install(guard: Guard) -> list[str]:
    return remove(guard) + [
        f"""
        CREATE TRIGGER {guard.name}_{event.lower()} BEFORE {event} ON {guard.table} FOR EACH ROW
        WHEN {condition} BEGIN SELECT RAISE(ABORT, '{guard.name}'); END
        """
        for event, condition in _conditions(guard).items()
    ]


def remove(guard: Guard) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {guard.name}_{event}" for event in ("insert", "update", "delete")
    ]


def _conditions(guard: Guard) -> dict[str, str]:
    match guard:
        case NoOverlap():
            overlap = _overlap(guard)
            return {"INSERT": overlap, "UPDATE": overlap}
        case FrozenOnceStarted():
            started = f"OLD.{guard.start} <= {NOW}"
            changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in guard.columns)
            reopened = f"OLD.{guard.end} <= {NOW} AND NEW.{guard.end} IS NOT OLD.{guard.end}"
            return {
                "DELETE": started,
                "UPDATE": f"{started} AND ((({changed}) AND NOT COALESCE(({guard.unless}), 0)) OR ({reopened}))",
            }
        case FrozenWithParent():
            unless = f"AND NOT COALESCE(({guard.unless}), 0)" if guard.unless else ""
            started = f"""EXISTS (SELECT 1 FROM {guard.parent_table} parent
              WHERE parent.id = OLD.{guard.parent_column} AND parent.{guard.parent_start} <= {NOW} {unless})"""
            return {"UPDATE": started, "DELETE": started}
        case FrozenOnceShown():
            shown = f"OLD.{guard.shown_in} IS NOT NULL"
            changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in guard.columns)
            moved = f"""(NEW.{guard.shown_in} IS NOT OLD.{guard.shown_in} AND (NEW.{guard.shown_in} IS NOT NULL
              OR EXISTS (SELECT 1 FROM {guard.parent_table} parent
                WHERE parent.id = OLD.{guard.shown_in} AND parent.{guard.parent_start} <= {NOW})))"""
            return {"DELETE": shown, "UPDATE": f"{shown} AND ({changed} OR {moved})"}
        case AppendOnly():
            changes = f"NOT COALESCE(({guard.unless}), 0)" if guard.unless else "1"
            return {"UPDATE": changes, "DELETE": "1"}
        case SameOwner():
            foreign = f"""EXISTS (SELECT 1 FROM {guard.of} named
              WHERE named.id = NEW.{guard.column} AND named.{guard.owner} IS NOT NEW.{guard.owner})"""
            return {"INSERT": foreign, "UPDATE": foreign}
        case NoCircle():
            return {"INSERT": guard.condition, "UPDATE": guard.condition}


def _overlap(guard: NoOverlap) -> str:
    before = "<" if guard.kind == "moment" else "<="
    terms = ["other.id IS NOT NEW.id"]
    terms += [f"other.{column} = NEW.{column}" for column in guard.equal]
    terms += [f"other.{column} <> NEW.{column}" for column in guard.unequal]
    terms.append(f"(other.{guard.end} IS NULL OR NEW.{guard.start} {before} other.{guard.end})")
    terms.append(f"(NEW.{guard.end} IS NULL OR other.{guard.start} {before} NEW.{guard.end})")
    return f"EXISTS (SELECT 1 FROM {guard.table} other WHERE {' AND '.join(terms)})"
