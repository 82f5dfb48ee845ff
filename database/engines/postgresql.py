"""Guards in PostgreSQL: exclusion constraints over ranges, and triggers in PL/pgSQL."""

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

IN_GERMAN = '%(expressions)s COLLATE "de-x-icu"'
RANGES = {"moment": ("tstzrange", "[)"), "day": ("daterange", "[]")}
# Takes JSON apart, see _json_parts
PARTS = "guard_json_parts"
# Under another key a row would be out of the reach of what names it, and of the guards of that
RENAMED = "NEW.id <> OLD.id"
# A violated guard reaches Python as IntegrityError on both engines
ERRCODE = "USING ERRCODE = 'integrity_constraint_violation'"


def learn_alphabet(connection: Any, alphabetical: Callable[[str], str]) -> None:
    """Nothing to do: PostgreSQL knows German by the library ICU."""


def lock_for_append(connection: Any, table: str) -> None:
    """Take a lock by the name of the table, which the transaction gives back at its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])


@contextmanager
def hardly_waiting(connection: Any) -> Iterator[None]:
    """Nothing to do: only who changes the same row is in the way, and that takes a moment."""
    yield


def install(guard: Guard) -> list[str]:
    """Return the statements that create or renew the guard."""
    blackening = getattr(guard, "blackening", None)
    return [*([_json_parts()] if blackening else []), *_enforced(guard), *_never_emptied(guard)]


def _enforced(guard: Guard) -> list[str]:
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
        case FrozenOnceFilled():
            filled = _refused(guard.name, f"OLD.{guard.column} IS NOT NULL")
            return _trigger(guard.name, guard.table, "UPDATE OR DELETE", filled)
        case SameOwner():
            return _trigger(guard.name, guard.table, "INSERT OR UPDATE", _same_owner(guard))
        case OwnerKept():
            return _trigger(guard.name, guard.table, "UPDATE", _owner_kept(guard))
        case NoCircle():
            circle = _refused(guard.name, guard.condition)
            return _trigger(guard.name, guard.table, "INSERT OR UPDATE", circle)
        case LatestKept():
            return [
                *_trigger(guard.name, guard.table, "INSERT OR UPDATE OR DELETE", _latest(guard)),
                *_trigger(
                    f"{guard.name}_after", guard.source, _changes(guard), _kept(guard), "AFTER"
                ),
            ]


def remove(guard: Guard) -> list[str]:
    """Return the statements that drop it where it is there; functions of triggers stay, and do nothing."""
    if isinstance(guard, NoOverlap):
        return [f"ALTER TABLE {guard.table} DROP CONSTRAINT IF EXISTS {guard.name}"]
    triggers = [(guard.name, guard.table), (f"{guard.name}_kept", guard.table)]
    if isinstance(guard, LatestKept):
        triggers.append((f"{guard.name}_after", guard.source))
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in triggers]


def _never_emptied(guard: Guard) -> list[str]:
    """Return the statements by which TRUNCATE, which asks no trigger of rows, leaves a table with frozen rows alone."""
    match guard:
        case AppendOnly() | LatestKept():
            frozen = "TRUE"
        case FrozenOnceFilled():
            frozen = f"{guard.column} IS NOT NULL"
        case FrozenOnceShown():
            frozen = f"{guard.shown_in} IS NOT NULL"
        case FrozenOnceStarted():
            frozen = f"{guard.start} <= clock_timestamp()"
        case FrozenWithParent():
            frozen = f"""EXISTS (SELECT 1 FROM {guard.parent_table} parent
              WHERE parent.id = kept.{guard.parent_column} AND parent.{guard.parent_start} <= clock_timestamp())"""
        case _:
            return []
    body = _refused(guard.name, f"EXISTS (SELECT 1 FROM {guard.table} kept WHERE {frozen})")
    return _trigger(f"{guard.name}_kept", guard.table, "TRUNCATE", body, each="STATEMENT")


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
      IF {RENAMED} THEN RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
      IF ROW({new}) IS DISTINCT FROM ROW({old}) AND NOT COALESCE(({guard.unless}), FALSE)
         AND NOT {_blackened(guard.blackening, guard.columns)} THEN
        RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
      IF OLD.{guard.end} <= clock_timestamp() AND NEW.{guard.end} IS DISTINCT FROM OLD.{guard.end} THEN
        RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
    END IF;
    """


def _frozen_with_parent(guard: FrozenWithParent) -> str:
    unless = f"AND NOT COALESCE(({guard.unless}), FALSE)" if guard.unless else ""
    started = f"""EXISTS (SELECT 1 FROM {guard.parent_table} parent
      WHERE parent.id = OLD.{guard.parent_column} AND parent.{guard.parent_start} <= clock_timestamp() {unless})"""
    if guard.blackening is None:
        return _refused(guard.name, started)
    # In two steps: NEW has no row while one is deleted
    return f"""
    IF {started} THEN
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
      IF NOT {_blackened(guard.blackening, guard.columns)} THEN RAISE EXCEPTION '{guard.name}' {ERRCODE}; END IF;
    END IF;
    """


def _frozen_once_shown(guard: FrozenOnceShown) -> str:
    old = ", ".join(f"OLD.{column}" for column in guard.columns)
    new = ", ".join(f"NEW.{column}" for column in guard.columns)
    refusal = f"RAISE EXCEPTION '{guard.name}' {ERRCODE};"
    unless = f"AND NOT COALESCE(({guard.unless}), FALSE)" if guard.unless else ""
    return f"""
    IF OLD.{guard.shown_in} IS NOT NULL THEN
      IF TG_OP = 'DELETE' THEN {refusal} END IF;
      IF {RENAMED} THEN {refusal} END IF;
      IF ROW({new}) IS DISTINCT FROM ROW({old}) {unless} THEN {refusal} END IF;
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
    foreign = f"""EXISTS (SELECT 1 FROM {guard.of} named WHERE named.{guard.key} = NEW.{guard.column}
      AND named.{guard.owner} IS DISTINCT FROM {guard.own_owner})"""
    return _refused(guard.name, foreign)


def _latest(guard: LatestKept) -> str:
    # In two steps: NEW has no row while one is deleted
    return f"""
    IF TG_OP = 'DELETE' THEN {_refused(guard.name, guard.is_needed)}
    ELSE {_refused(guard.name, guard.is_wrong)} END IF;
    """


def _changes(guard: LatestKept) -> str:
    return f"INSERT OR DELETE OR UPDATE OF {guard.watched}"


def _kept(guard: LatestKept) -> str:
    steps = {row: "".join(f"{step};\n" for step in _locking(guard, row)) for row in ("OLD", "NEW")}
    return f"""
    IF TG_OP <> 'INSERT' THEN {steps["OLD"]} END IF;
    IF TG_OP <> 'DELETE' THEN {steps["NEW"]} END IF;
    """


def _locking(guard: LatestKept, row: str) -> list[str]:
    """Return the steps for the owner of the row: who changes another one of the same owner waits, and then sees it."""
    owner = f"{guard.owners_key} = {row}.{guard.owner}"
    lock = f"PERFORM 1 FROM {guard.owners} WHERE {owner} FOR NO KEY UPDATE"
    return [lock, *guard.written(row)]


def _owner_kept(guard: OwnerKept) -> str:
    moved = f"NEW.{guard.owner} IS DISTINCT FROM OLD.{guard.owner} AND {guard.is_named}"
    return _refused(guard.name, moved)


def _blackened(blackening: Blackening | None, columns: Sequence[str]) -> str:
    """Return the condition that nothing changed but what may be blackened, and that in no other way."""
    if blackening is None:
        return "FALSE"
    free = {blackening.column, *blackening.along}
    kept = [column for column in columns if column not in free]
    new, old = (", ".join(f"{row}.{column}" for column in kept) for row in ("NEW", "OLD"))
    after, before = (f"{PARTS}({row}.{blackening.column})" for row in ("NEW", "OLD"))
    return f"""(ROW({new}) IS NOT DISTINCT FROM ROW({old})
      AND NEW.{blackening.column} IS DISTINCT FROM OLD.{blackening.column}
      AND NOT EXISTS (SELECT 1 FROM (SELECT * FROM {after} EXCEPT SELECT * FROM {before}) changed
        WHERE NOT (kind = 'string' AND (said = '' OR said LIKE '{blackening.tombstone}')))
      AND NOT EXISTS (SELECT place, kind FROM {after} EXCEPT SELECT place, kind FROM {before})
      AND NOT EXISTS (SELECT place, kind FROM {before} EXCEPT SELECT place, kind FROM {after}))"""


def _json_parts() -> str:
    """Return the statement that makes a function of JSON: each place in it, of what kind it is and what it says."""
    return f"""
        CREATE OR REPLACE FUNCTION {PARTS}(whole jsonb)
        RETURNS TABLE (place text, kind text, said text) LANGUAGE sql IMMUTABLE AS $$
          WITH RECURSIVE walk(place, part) AS (
            SELECT '$'::text, whole
            UNION ALL
            SELECT walk.place || '.' || step.name, step.part FROM walk CROSS JOIN LATERAL (
              SELECT to_json(key)::text AS name, value AS part
                FROM jsonb_each(CASE jsonb_typeof(walk.part) WHEN 'object' THEN walk.part ELSE '{{}}'::jsonb END)
              UNION ALL
              SELECT number::text, item FROM jsonb_array_elements(
                CASE jsonb_typeof(walk.part) WHEN 'array' THEN walk.part ELSE '[]'::jsonb END
              ) WITH ORDINALITY AS items(item, number)
            ) step
          )
          SELECT walk.place, jsonb_typeof(walk.part),
            CASE WHEN jsonb_typeof(walk.part) IN ('object', 'array') THEN NULL ELSE walk.part #>> '{{}}' END FROM walk
        $$
        """


def _refused(name: str, condition: str) -> str:
    return f"IF {condition} THEN RAISE EXCEPTION '{name}' {ERRCODE}; END IF;"


def _trigger(
    name: str, table: str, events: str, body: str, when: str = "BEFORE", each: str = "ROW"
) -> list[str]:
    return [
        f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          {body}
          IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
          IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF;
          RETURN NEW;
        END $$
        """,
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {when} {events} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()",
    ]
