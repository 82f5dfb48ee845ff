"""Guards in PostgreSQL: exclusion constraints over ranges, and triggers in PL/pgSQL."""

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

RANGES = {"moment": ("tstzrange", "[)"), "day": ("daterange", "[]")}
# A violated guard reaches Python as IntegrityError on both engines
ERRCODE = "USING ERRCODE = 'integrity_constraint_violation'"


def lock_for_append(connection: Any, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])


@contextmanager
def hardly_waiting(connection: Any) -> Iterator[None]:
    """Nothing to do: only who changes the same row is in the way, and that takes a moment."""
    yield


def install(guard: Guard) -> list[str]:
    match guard:
        case NoOverlap():
            return _no_overlap(guard)
        case FrozenOnceStarted():
            return _trigger(
                guard.name, guard.table, "UPDATE OR DELETE", _frozen_once_started(guard)
            )
        case FrozenWithParent():
            return _trigger(guard.name, guard.table, "UPDATE OR DELETE", _frozen_with_parent(guard))
        case FrozenOnceShown():
            return _trigger(guard.name, guard.table, "UPDATE OR DELETE", _frozen_once_shown(guard))
        case AppendOnly():
            return _trigger(guard.name, guard.table, "UPDATE OR DELETE", _append_only(guard))
        case SameOwner():
            return _trigger(guard.name, guard.table, "INSERT OR UPDATE", _same_owner(guard))
        case NoCircle():
            circle = _refused(guard.name, guard.condition)
            return _trigger(guard.name, guard.table, "INSERT OR UPDATE", circle)


def remove(guard: Guard) -> list[str]:
    if isinstance(guard, NoOverlap):
        return [f"ALTER TABLE {guard.table} DROP CONSTRAINT IF EXISTS {guard.name}"]
    return [f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}"]


def _no_overlap(guard: NoOverlap) -> list[str]:
    function, bounds = RANGES[guard.kind]
    terms = [f"{column} WITH =" for column in guard.equal]
    # As an expression: a plain column would let the planner look rows up by it in this index, where it is not first
    terms += [f"({column} + 0) WITH <>" for column in guard.unequal]
    terms.append(f"{function}({guard.start}, {guard.end}, '{bounds}') WITH &&")
    return [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        f"""
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{guard.name}'
                         AND conrelid = '{guard.table}'::regclass) THEN
            ALTER TABLE {guard.table} ADD CONSTRAINT {guard.name}
              EXCLUDE USING gist ({", ".join(terms)});
          END IF;
        END $$
        """,
    ]


def _frozen_once_started(guard: FrozenOnceStarted) -> str:
    old = ", ".join(f"OLD.{column}" for column in guard.columns)
    new = ", ".join(f"NEW.{column}" for column in guard.columns)
    return f"""
    IF OLD.{guard.start} <= clock_timestamp() THEN
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
      IF ROW({new}) IS DISTINCT FROM ROW({old}) AND NOT COALESCE(({guard.unless}), FALSE) THEN
        RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
      IF OLD.{guard.end} <= clock_timestamp() AND NEW.{guard.end} IS DISTINCT FROM OLD.{guard.end} THEN
        RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
    END IF;
    """


def _frozen_with_parent(guard: FrozenWithParent) -> str:
    unless = f"AND NOT COALESCE(({guard.unless}), FALSE)" if guard.unless else ""
    return f"""
    IF EXISTS (SELECT 1 FROM {guard.parent_table} parent
               WHERE parent.id = OLD.{guard.parent_column} AND parent.{guard.parent_start} <= clock_timestamp()
               {unless}) THEN
      RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
    """


def _frozen_once_shown(guard: FrozenOnceShown) -> str:
    old = ", ".join(f"OLD.{column}" for column in guard.columns)
    new = ", ".join(f"NEW.{column}" for column in guard.columns)
    refusal = f"RAISE EXCEPTION '{guard.name}' {ERRCODE};"
    return f"""
    IF OLD.{guard.shown_in} IS NOT NULL THEN
      IF TG_OP = 'DELETE' THEN {refusal} END IF;
      IF ROW({new}) IS DISTINCT FROM ROW({old}) THEN {refusal} END IF;
      IF NEW.{guard.shown_in} IS DISTINCT FROM OLD.{guard.shown_in} AND (NEW.{guard.shown_in} IS NOT NULL
         OR EXISTS (SELECT 1 FROM {guard.parent_table} parent WHERE parent.id = OLD.{guard.shown_in}
                    AND parent.{guard.parent_start} <= clock_timestamp())) THEN {refusal} END IF;
    END IF;
    """


def _append_only(guard: AppendOnly) -> str:
    refusal = f"RAISE EXCEPTION '{guard.name}' {ERRCODE};"
    if not guard.unless:
        return refusal
    # In two steps: NEW has no row while one is deleted
    return f"""
    IF TG_OP = 'DELETE' THEN {refusal} END IF;
    IF NOT COALESCE(({guard.unless}), FALSE) THEN {refusal} END IF;
    """


def _same_owner(guard: SameOwner) -> str:
    foreign = f"""EXISTS (SELECT 1 FROM {guard.of} named WHERE named.id = NEW.{guard.column}
      AND named.{guard.owner} IS DISTINCT FROM NEW.{guard.owner})"""
    return _refused(guard.name, foreign)


def _refused(name: str, condition: str) -> str:
    return f"IF {condition} THEN RAISE EXCEPTION '{name}' {ERRCODE}; END IF;"


def _trigger(name: str, table: str, events: str, body: str) -> list[str]:
    return [
        f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          {body}
          IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
          RETURN NEW;
        END $$
        """,
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
