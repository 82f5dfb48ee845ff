"""The kinds of rules that an app can ask the database to enforce, and their installation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from .engines import engine_of


@dataclass(frozen=True)
class NoOverlap:
    """No two rows that agree in `equal` (and differ in `unequal`, whole numbers) share a moment of start..end.

    `end` NULL means open. `kind` is "moment" (end exclusive) or "day" (both ends inclusive).
    """

    name: str
    table: str
    equal: Sequence[str]
    start: str
    end: str
    unequal: Sequence[str] = ()
    kind: str = "moment"


@dataclass(frozen=True)
class Blackening:
    """In `column` (JSON) texts may become empty or such a `tombstone` (a pattern of SQL's LIKE); all else in it stays.

    `along` are columns that may change with it, a checksum say.
    """

    column: str
    tombstone: str
    along: Sequence[str] = ()


@dataclass(frozen=True)
class FrozenOnceStarted:
    """Once `start` has passed, a row cannot be deleted, its `id` and `columns` cannot change; a past `end` stays.

    `unless` is an SQL condition over OLD and NEW under which content may change all the same; `blackening` what else
    may, where all other columns stay.
    """

    name: str
    table: str
    columns: Sequence[str]
    start: str
    end: str
    unless: str
    blackening: Blackening | None = None


@dataclass(frozen=True)
class FrozenWithParent:
    """Rows that belong to a parent whose `start` has passed can be neither changed nor deleted.

    `unless` is an SQL condition over the row `parent` under which they can all the same; `blackening` is what else may
    change, where the other `columns` stay.
    """

    name: str
    table: str
    parent_column: str
    parent_table: str
    parent_start: str
    unless: str = ""
    columns: Sequence[str] = ()
    blackening: Blackening | None = None


@dataclass(frozen=True)
class FrozenOnceShown:
    """From the moment `shown_in` names a row of the parent, a row can neither change, its `id` included, nor go.

    Only the reference itself may be emptied, while the parent's `parent_start` is still to come: a plan taken back.
    `unless` is an SQL condition over OLD and NEW under which `columns` may change all the same.
    """

    name: str
    table: str
    columns: Sequence[str]
    shown_in: str
    parent_table: str
    parent_start: str
    unless: str = ""


@dataclass(frozen=True)
class AppendOnly:
    """Rows are added, never changed or deleted.

    `unless` is an SQL condition over OLD and NEW under which a row may be changed all the same.
    """

    name: str
    table: str
    unless: str = ""


@dataclass(frozen=True)
class FrozenOnceFilled:
    """From the moment `column` holds something, a row can be neither changed nor deleted."""

    name: str
    table: str
    column: str


@dataclass(frozen=True)
class SameOwner:
    """What a row names by `column` (a row of `of`, known there by `key`) has the same `owner` as the row itself.

    `own` is an SQL expression over NEW for the row's own owner, where that is not what its column `owner` says.
    """

    name: str
    table: str
    column: str
    owner: str
    of: str
    key: str = "id"
    own: str = ""

    @property
    def own_owner(self) -> str:
        """SQL, understood by both engines: to whom the new row belongs."""
        return self.own or f"NEW.{self.owner}"


@dataclass(frozen=True)
class OwnerKept:
    """A row (known by `key`) keeps its `owner` as long as rows of `named_in` name it by `column`."""

    name: str
    table: str
    key: str
    owner: str
    named_in: str
    column: str

    @property
    def is_named(self) -> str:
        """SQL, understood by both engines: some row names the one that changes."""
        return f"EXISTS (SELECT 1 FROM {self.named_in} naming WHERE naming.{self.column} = OLD.{self.key})"


@dataclass(frozen=True)
class NoCircle:
    """No row leads back to itself by way of `columns`, which name rows of the same table."""

    name: str
    table: str
    columns: Sequence[str]

    @property
    def condition(self) -> str:
        """SQL, understood by both engines: the new row is among those that it leads to."""
        first = " UNION ".join(f"SELECT NEW.{column} AS id" for column in self.columns)
        steps = " UNION ALL ".join(
            f"SELECT id, {column} AS next FROM {self.table}" for column in self.columns
        )
        return f"""NEW.id IN (WITH RECURSIVE ahead(id) AS (
          SELECT id FROM ({first}) begin WHERE id IS NOT NULL
          UNION SELECT step.next FROM ahead JOIN ({steps}) step ON step.id = ahead.id WHERE step.next IS NOT NULL
        ) SELECT id FROM ahead)"""


@dataclass(frozen=True)
class LatestKept:
    """`table` holds for each `owner` the row of `source` that comes first in `order`: its id as `key`, and `columns`.

    The database writes that with every change of `source`, and refuses whoever writes anything else. Owners without a
    row there have none here. `owners` is the table of those, known there by `owners_key`.
    """

    name: str
    table: str
    source: str
    owner: str
    owners: str
    owners_key: str
    key: str
    columns: Sequence[str]
    order: str

    @property
    def watched(self) -> str:
        """The columns of the source on which it depends."""
        return ", ".join((self.owner, *self.columns))

    def written(self, row: str) -> list[str]:
        """SQL, understood by both engines: what brings the table up to date for the owner of `row` (OLD or NEW)."""
        names, copied = [self.owner, self.key, *self.columns], [self.owner, "id", *self.columns]
        changed = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        owner = f"{row}.{self.owner}"
        return [
            f"DELETE FROM {self.table} WHERE {self.owner} = {owner} AND NOT {self._any(row)}",
            f"INSERT INTO {self.table} ({', '.join(names)}) SELECT {', '.join(copied)} FROM {self.source} told"
            f" WHERE told.{self.owner} = {owner} ORDER BY {self.order} LIMIT 1"
            f" ON CONFLICT ({self.owner}) DO UPDATE SET {changed}",
        ]

    @property
    def is_wrong(self) -> str:
        """SQL, understood by both engines: the new row is not what the source says."""
        same = " AND ".join(f"told.{name} = NEW.{name}" for name in self.columns)
        return f"""NOT EXISTS (SELECT 1 FROM (SELECT id, {", ".join(self.columns)} FROM {self.source}
          WHERE {self.owner} = NEW.{self.owner} ORDER BY {self.order} LIMIT 1) told
          WHERE told.id = NEW.{self.key} AND {same})"""

    @property
    def is_needed(self) -> str:
        """SQL, understood by both engines: the source still has rows of the owner of the old row."""
        return self._any("OLD")

    def _any(self, row: str) -> str:
        return f"EXISTS (SELECT 1 FROM {self.source} told WHERE told.{self.owner} = {row}.{self.owner})"


Guard = (
    NoOverlap
    | FrozenOnceStarted
    | FrozenWithParent
    | FrozenOnceShown
    | AppendOnly
    | FrozenOnceFilled
    | SameOwner
    | OwnerKept
    | NoCircle
    | LatestKept
)


def install(guards: Sequence[Guard], using: str = "default") -> None:
    """Create or renew the guards; harmless when they are there already."""
    connection = connections[using]
    engine = engine_of(connection)
    with connection.cursor() as cursor:
        for guard in guards:
            for statement in engine.install(guard):
                cursor.execute(statement)


def remove(guards: Sequence[Guard], using: str = "default") -> None:
    """Drop the guards, so that a test database can be emptied."""
    connection = connections[using]
    engine = engine_of(connection)
    with connection.cursor() as cursor:
        for guard in guards:
            for statement in engine.remove(guard):
                cursor.execute(statement)


def installer(guards: Sequence[Guard]) -> Callable[..., None]:
    """Return a post_migrate receiver that installs `guards`.

    Guards are renewed after every migration because SQLite drops triggers when Django rebuilds a table.
    """

    def receiver(using: str, **kwargs: Any) -> None:
        tables = set(connections[using].introspection.table_names())
        if all(guard.table in tables for guard in guards):
            install(guards, using)

    return receiver
