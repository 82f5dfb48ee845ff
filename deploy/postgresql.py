"""Decides which PostgreSQL the tests use: a named one, a quick one of our own, or the one that runs already."""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import packages
from environment import fail

LOCAL = "postgres://postgres@127.0.0.1:5432/wir_portal"
# A test database may be lost at any time: waiting for the disk would be a third of the tests' time
# Nor may it count tables in the background: one that it saw empty between two tests is planned for as empty in the
# next, and a query that takes milliseconds took ten minutes
FAST = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"
    " -c autovacuum=off"
)
PROBE = "import os, psycopg2; psycopg2.connect(os.environ['PROBE'], connect_timeout=5).close()"


@contextlib.contextmanager
def database(python: Path) -> Iterator[str]:
    """Yield the address of a PostgreSQL on which databases may be created; end it if it is our own."""
    named = os.environ.get("TEST_DATABASE_URL", "")
    if named:
        if not _answers(python, named):
            fail("Die Datenbank aus TEST_DATABASE_URL antwortet nicht.")
        yield named
    elif not packages.postgresql() and _answers(python, LOCAL):
        yield LOCAL
    else:
        packages.require("postgresql")
        with _own_cluster() as address:
            yield address


def _answers(python: Path, address: str) -> bool:
    # Asked of the maintenance database: the one in the address need not exist
    server, _, _ = address.partition("?")[0].rpartition("/")
    environment = {**os.environ, "PROBE": f"{server}/postgres"}
    done = subprocess.run([python, "-c", PROBE], env=environment, capture_output=True, check=False)
    return done.returncode == 0


@contextlib.contextmanager
def _own_cluster() -> Iterator[str]:
    programs = Path(packages.postgresql() or "")
    owner = _owner()
    home = Path(tempfile.mkdtemp(prefix="wir-portal-postgresql-"))
    password, port = secrets.token_hex(16), _free_port()
    secret = home / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if owner:
        for path in (home, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    data, log = home / "data", home / "log"
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' {FAST}"
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-l", log, "-w"]
    trust: list[str | Path] = ["--auth=scram-sha-256", f"--pwfile={secret}", "--username=postgres"]
    try:
        _run(
            owner, [programs / "initdb", "-D", data, "--encoding=UTF8", "--locale=C.UTF-8", *trust]
        )
        _run(owner, [*control, "-o", options, "start"])
        yield f"postgres://postgres:{password}@127.0.0.1:{port}/wir_portal"
    finally:
        if (data / "postmaster.pid").exists():
            _run(owner, [*control, "-m", "immediate", "stop"])
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """Return whose processes the cluster's are to be: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    fail("PostgreSQL läuft nicht als root, und es gibt weder das Konto „postgres“ noch „nobody“.")


def _run(owner: pwd.struct_passwd | None, command: list[str | Path]) -> None:
    who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, check=False, **who)  # type: ignore[call-overload]
    if done.returncode:
        fail(f"{Path(command[0]).name} ist gescheitert (siehe oben).")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
