"""`make test`: everything that CI runs, in the order in which a mistake shows soonest; nothing is skipped."""

import os
import secrets
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import packages
import postgresql
from environment import ROOT, installed

# What production must have before it starts; used for `check --deploy` only
PRODUCTION = {
    "WIR_MODE": "production",
    "ALLOWED_HOSTS": "portal.example.org",
    "SITE_URL": "https://portal.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}


def main() -> int:
    python = installed("dev")
    packages.require("chromium", "redis-server")
    programs = python.parent
    test = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    test.pop("DATABASE_URL", None)
    test |= {"CHROMIUM": packages.chromium() or "", "PYTHONDONTWRITEBYTECODE": "1"}
    sqlite = {name: value for name, value in test.items() if name != "TEST_DATABASE_URL"}
    production = {**os.environ, **PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(60)}
    production.pop("DATABASE_URL", None)
    manage = [python, "manage.py"]
    suite = [python, "-m", "pytest", "--numprocesses=auto", "--dist=loadscope"]

    failed = [
        name
        for name, command, environment in (
            ("ruff check", [programs / "ruff", "check", "."], test),
            ("ruff format", [programs / "ruff", "format", "--check", "."], test),
            ("djade", [programs / "djade", "--check", *templates()], test),
            ("import-linter", [programs / "lint-imports", "--no-cache"], test),
            ("mypy", [programs / "mypy"], test),
            ("makemigrations", [*manage, "makemigrations", "--check", "--dry-run"], test),
            ("check --deploy", [*manage, "check", "--deploy", "--fail-level=WARNING"], production),
            ("Tests auf SQLite", suite, sqlite),
        )
        if not passes(name, command, environment)
    ]
    with postgresql.database(python) as address:
        if not passes("Tests auf PostgreSQL", suite, {**test, "TEST_DATABASE_URL": address}):
            failed.append("Tests auf PostgreSQL")
    if failed:
        print(f"\nGescheitert: {', '.join(failed)}.", flush=True)
        return 1
    print("\nAlles bestanden.", flush=True)
    return 0


def passes(name: str, command: Sequence[str | Path], environment: Mapping[str, str]) -> bool:
    """Run one step, show its output, and tell whether it went well."""
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    print(f"-- {name}: {time.monotonic() - start:.0f} s", flush=True)
    return done.returncode == 0


def templates() -> list[Path]:
    """Return all template files."""
    return sorted((ROOT / "templates").rglob("*.html"))


if __name__ == "__main__":
    raise SystemExit(main())
