"""The databases that are measured: one per engine and size, filled once and kept for the next run."""

from collections.abc import Callable
from dataclasses import asdict, astuple, replace
from pathlib import Path

import psycopg2  # type: ignore[import-untyped]
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from programs.measures import files as measure_files
from programs.measures import rows as measure_rows
from publishing import changes, paging, roster
from publishing.models import Edition
from wir_portal.generator.programmes import GENERATED, Extent


def use(size: int | str) -> None:
    """Point this process at the database for `size` announcements, with nothing remembered of another one."""
    _connect(size)
    cache.clear()
    paging._count_off.cache_clear()
    roster._called.cache_clear()
    changes._called.cache_clear()
    measure_rows.forget()
    measure_files.forget()


def _connect(size: int | str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name_for(size)


def name_for(size: int | str) -> str:
    """Return the database's name (PostgreSQL) or file (SQLite)."""
    if connection.vendor == "sqlite":
        return str(Path(settings.VAR_DIR) / "bench" / f"{size}.sqlite3")
    return f"wir_bench_{size}"


def prepare(size: int, say: Callable[[str], None]) -> None:
    """Create the database if needed and generate what is missing; a broken-off run is continued."""
    _demonstration(size)
    missing = size - Edition.objects.filter(kind="news", number=1).count()
    if missing > 0:
        say(f"{connection.vendor}: {missing} Meldungen werden erzeugt …")
        _generate(news=missing)


def prepare_programmes(extent: Extent, say: Callable[[str], None]) -> str:
    """Do the same for programmes; return what `use` knows the database by."""
    name = "programs_" + "_".join(str(number) for number in astuple(extent))
    _demonstration(name)
    generated = Edition.objects.filter(kind="program", number=1, path__startswith=GENERATED)
    missing = extent.programs - generated.count()
    if missing > 0:
        say(f"{connection.vendor}: {missing} Förderprogramme werden erzeugt …")
        _generate(**asdict(replace(extent, programs=missing)))
    return name


def _demonstration(size: int | str) -> None:
    create(size)
    _connect(size)
    call_command("migrate", verbosity=0)
    use(size)
    call_command("load_demo", verbosity=0)


def _generate(**extent: int) -> None:
    call_command("generate_content", verbosity=0, **extent)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def create(size: int | str) -> None:
    """Make an empty database where there is none yet; SQLite needs only the folder."""
    if connection.vendor == "sqlite":
        Path(name_for(size)).parent.mkdir(parents=True, exist_ok=True)
        return
    # A connection of its own: CREATE DATABASE cannot run inside Django's transaction handling
    server = psycopg2.connect(**{**connection.get_connection_params(), "dbname": "postgres"})
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name_for(size)])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{name_for(size)}"')
    server.close()
