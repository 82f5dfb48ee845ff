"""Keeps a migrated and otherwise empty database for each engine, of which the test databases are copies.

Migrating takes longer than some hundred tests, and every process would do it anew. Django migrates the copies
all the same, and then finds nothing left to do but what it does after every migration: guards, roles, permissions.
"""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connections

ROOT = Path(__file__).resolve().parent.parent
# Where the files are, in pytest's cache
KEPT = ROOT / ".pytest_cache/d/migrated"
# What migrations take from the house: `from search.shipped_synonyms import rows`
TAKEN = re.compile(r"^(?:from (?P<package>[\w.]+) )?import (?P<names>[\w., ]+)$", re.MULTILINE)
# Of former migrations: another branch may want them again
FILES = 3


def copy_what_is_kept() -> None:
    """Have Django begin its test database with the one kept as a file, or in the same PostgreSQL."""
    KEPT.mkdir(parents=True, exist_ok=True)
    connection = connections["default"]
    with _alone():
        if connection.vendor == "postgresql":
            connection.settings_dict["TEST"]["TEMPLATE"] = _kept_by_postgresql(connection)
        else:
            _begin_with(connection.creation, _kept_as_file(connection))


def digest() -> str:
    """Return a word that changes with everything that a migrated database is made of."""
    migrations = [
        path
        for app in apps.get_app_configs()
        for path in sorted(Path(app.path, "migrations").glob("*.py"))
    ]
    guards = [*ROOT.glob("*/guards.py"), *ROOT.glob("database/**/*.py")]
    taken = {path for migration in migrations for path in _taken_by(migration)}
    summed = sha256(django.__version__.encode())
    for path in sorted({*migrations, *guards, *taken}):
        summed.update(f"\n{path}\n".encode() + path.read_bytes())
    return summed.hexdigest()[:12]


def _taken_by(migration):
    if not migration.is_relative_to(ROOT):
        return
    for found in TAKEN.finditer(migration.read_text(encoding="utf-8")):
        module = ROOT.joinpath(*(found["package"] or "").split("."))
        for name in found["names"].replace(" ", "").split(","):
            yield from filter(Path.is_file, (module / f"{name.replace('.', '/')}.py",))
        yield from filter(Path.is_file, (module.with_suffix(".py"),))


@contextmanager
def _alone() -> Iterator[None]:
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _kept_as_file(connection):
    kept = KEPT / f"{digest()}.sqlite3"
    if not kept.exists():
        making = KEPT / "making"
        _migrate(connection, str(making))
        making.rename(kept)
        by_age = sorted(KEPT.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)
        for old in by_age[:-FILES]:
            old.unlink()
    return kept


def _begin_with(creation, kept):
    create = creation._create_test_db

    def copy(verbosity, autoclobber, keepdb=False):
        name = create(verbosity, autoclobber, keepdb)
        if not (keepdb and Path(name).exists()):
            shutil.copy(kept, name)
        return name

    creation._create_test_db = copy


def _kept_by_postgresql(connection):
    beginning = f"test_{connection.settings_dict['NAME']}_migrated_"
    kept, making = f"{beginning}{digest()}", f"{beginning}making"
    former = _names(connection, beginning)
    if kept not in former:
        _migrate(connection, making)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{kept}"')
            for name in former:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
    return kept


def _names(connection, beginning):
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning]
        )
        return [name for (name,) in cursor.fetchall()]


def _migrate(connection, name):
    """Make a database `name` as Django makes its test database, and leave it."""
    real, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        for values in (connection.settings_dict, settings.DATABASES[connection.alias]):
            values["NAME"] = real
        connection.settings_dict["TEST"]["NAME"] = test


if __name__ == "__main__":
    # Before a test wants it: see deploy/checks.py
    django.setup()
    copy_what_is_kept()
