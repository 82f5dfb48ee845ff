"""Guards in SQLite: triggers with the same effect as PostgreSQL's constraints.

Moments are stored by Django as text in UTC, so that text order is time order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..guards import (
    AppendOnly,
    Blackening,
    FrozenOnceFilled,
    FrozenOnceShown,
    FrozenOnceStarted,
    FrozenWithParent,
    Guard,
    LatestKept,
    NoCircle,
    NoOverlap,
    OwnerKept,
    SameOwner,
)

NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
# Under another key a row would be out of the reach of what names it, and of the guards of that
RENAMED = "NEW.id IS NOT OLD.id"
MOMENT_MS = 50
IN_GERMAN = "in_german(%(expressions)s)"


def learn_alphabet(connection: Any, alphabetical: Callable[[str], str]) -> None:
    """SQLite compares letters by their numbers, and knows of German what it is told."""
    connection.connection.create_function(
        "in_german", 1, lambda text: text and alphabetical(text), deterministic=True
    )


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
    """Return the statements that create or renew the guard."""
    kept = _kept(guard) if isinstance(guard, LatestKept) else []
    return [*remove(guard), *_refused(guard), *kept]


def _refused(guard: Guard) -> list[str]:
    return [
        f"""
        CREATE TRIGGER {guard.name}_{event.lower()} BEFORE {event} ON {guard.table} FOR EACH ROW
        WHEN {condition} BEGIN SELECT RAISE(ABORT, '{guard.name}'); END
        """
        for event, condition in _conditions(guard).items()
    ]


def _kept(guard: LatestKept) -> list[str]:
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    return [
        f"""
        CREATE TRIGGER {guard.name}_after_{event.lower()}
        AFTER {event} {f"OF {guard.watched}" if event == "UPDATE" else ""} ON {guard.source} FOR EACH ROW
        BEGIN {" ".join(f"{step};" for row in of for step in guard.written(row))} END
        """
        for event, of in rows.items()
    ]


def remove(guard: Guard) -> list[str]:
    """Return the statements that drop it where it is there."""
    events = ("insert", "update", "delete")
    names = [*events, *(f"after_{event}" for event in events if isinstance(guard, LatestKept))]
    return [f"DROP TRIGGER IF EXISTS {guard.name}_{name}" for name in names]


def _conditions(guard: Guard) -> dict[str, str]:
    match guard:
        case NoOverlap():
            overlap = _overlap(guard)
            return {"INSERT": overlap, "UPDATE": overlap}
        case FrozenOnceStarted():
            started = f"OLD.{guard.start} <= {NOW}"
            changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in guard.columns)
            reopened = f"OLD.{guard.end} <= {NOW} AND NEW.{guard.end} IS NOT OLD.{guard.end}"
            allowed = (
                f"COALESCE(({guard.unless}), 0) OR {_blackened(guard.blackening, guard.columns)}"
            )
            return {
                "DELETE": started,
                "UPDATE": f"{started} AND ({RENAMED} OR (({changed}) AND NOT ({allowed})) OR ({reopened}))",
            }
        case FrozenWithParent():
            unless = f"AND NOT COALESCE(({guard.unless}), 0)" if guard.unless else ""
            started = f"""EXISTS (SELECT 1 FROM {guard.parent_table} parent
              WHERE parent.id = OLD.{guard.parent_column} AND parent.{guard.parent_start} <= {NOW} {unless})"""
            blackened = _blackened(guard.blackening, guard.columns)
            return {"UPDATE": f"{started} AND NOT {blackened}", "DELETE": started}
        case FrozenOnceShown():
            shown = f"OLD.{guard.shown_in} IS NOT NULL"
            changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in guard.columns)
            moved = f"""(NEW.{guard.shown_in} IS NOT OLD.{guard.shown_in} AND (NEW.{guard.shown_in} IS NOT NULL
              OR EXISTS (SELECT 1 FROM {guard.parent_table} parent
                WHERE parent.id = OLD.{guard.shown_in} AND parent.{guard.parent_start} <= {NOW})))"""
            unless = f"NOT COALESCE(({guard.unless}), 0)" if guard.unless else "1"
            return {
                "DELETE": shown,
                "UPDATE": f"{shown} AND ({RENAMED} OR (({changed}) AND {unless}) OR {moved})",
            }
        case AppendOnly():
            changes = f"NOT COALESCE(({guard.unless}), 0)" if guard.unless else "1"
            return {"UPDATE": changes, "DELETE": "1"}
        case FrozenOnceFilled():
            filled = f"OLD.{guard.column} IS NOT NULL"
            return {"UPDATE": filled, "DELETE": filled}
        case SameOwner():
            foreign = f"""EXISTS (SELECT 1 FROM {guard.of} named
              WHERE named.{guard.key} = NEW.{guard.column} AND named.{guard.owner} IS NOT {guard.own_owner})"""
            return {"INSERT": foreign, "UPDATE": foreign}
        case OwnerKept():
            return {"UPDATE": f"NEW.{guard.owner} IS NOT OLD.{guard.owner} AND {guard.is_named}"}
        case NoCircle():
            return {"INSERT": guard.condition, "UPDATE": guard.condition}
        case LatestKept():
            return {"INSERT": guard.is_wrong, "UPDATE": guard.is_wrong, "DELETE": guard.is_needed}


def _overlap(guard: NoOverlap) -> str:
    before = "<" if guard.kind == "moment" else "<="
    terms = ["other.id IS NOT NEW.id"]
    terms += [f"other.{column} = NEW.{column}" for column in guard.equal]
    terms += [f"other.{column} <> NEW.{column}" for column in guard.unequal]
    terms.append(f"(other.{guard.end} IS NULL OR NEW.{guard.start} {before} other.{guard.end})")
    terms.append(f"(NEW.{guard.end} IS NULL OR other.{guard.start} {before} NEW.{guard.end})")
    return f"EXISTS (SELECT 1 FROM {guard.table} other WHERE {' AND '.join(terms)})"


def _blackened(blackening: Blackening | None, columns: Sequence[str]) -> str:
    """Return the condition that nothing changed but what may be blackened, and that in no other way."""
    if blackening is None:
        return "0"
    free = {blackening.column, *blackening.along}
    same = [f"NEW.{column} IS OLD.{column}" for column in columns if column not in free]
    new, old = f"json_tree(NEW.{blackening.column})", f"json_tree(OLD.{blackening.column})"
    changed = f"SELECT fullkey, type, atom FROM {new} EXCEPT SELECT fullkey, type, atom FROM {old}"
    same += [
        f"NEW.{blackening.column} IS NOT OLD.{blackening.column}",
        f"""NOT EXISTS (SELECT 1 FROM ({changed})
          WHERE NOT (type = 'text' AND (atom = '' OR atom LIKE '{blackening.tombstone}')))""",
        f"NOT EXISTS (SELECT fullkey, type FROM {new} EXCEPT SELECT fullkey, type FROM {old})",
        f"NOT EXISTS (SELECT fullkey, type FROM {old} EXCEPT SELECT fullkey, type FROM {new})",
    ]
    return f"COALESCE(({' AND '.join(same)}), 0)"
