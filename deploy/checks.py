"""`make test`: everything that CI runs, in the order in which a mistake shows soonest; nothing is skipped."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import packages
import postgresql
from environment import ROOT, installed
from processes import end_as_by_ctrl_c

# What production must have before it starts; used for `check --deploy` only
PRODUCTION = {
    "WIR_MODE": "production",
    "ALLOWED_HOSTS": "portal.example.org",
    "SITE_URL": "https://portal.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}


Command = Sequence[str | Path]
# Name, command, environment
Step = tuple[str, Command, Mapping[str, str]]


def main() -> int:
    end_as_by_ctrl_c()
    python = installed("dev")
    packages.require("chromium-headless-shell", "redis-server", "clamav-daemon", *packages.PDF)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment["CHROMIUM"] = packages.headless_chromium() or ""
    # Without kept bytecode every process compiles the house anew, and rewrites all tests
    for name in ("DATABASE_URL", "TEST_DATABASE_URL", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    production = {**environment, **PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(60)}
    production["DJANGO_SETTINGS_MODULE"] = "wir_portal.settings"
    suite: Command = [python, "-m", "pytest", "--numprocesses=auto", "--dist=worksteal"]

    steps: list[Step] = [(name, command, environment) for name, command in static(python).items()]
    deploy: Command = [python, "manage.py", "check", "--deploy", "--fail-level=WARNING"]
    steps.append(("check --deploy", deploy, production))
    with postgresql.database(python) as address:
        engines = {
            "SQLite": environment,
            "PostgreSQL": {**environment, "TEST_DATABASE_URL": address},
        }
        # mypy leaves a core to them; in the suite one worker would migrate and the others wait
        migrating: Command = [python, "-m", "tests.migrated"]
        steps += [(f"Migrationen auf {name}", migrating, engines[name]) for name in engines]
        failed = at_once(steps)
        for name, variables in engines.items():
            if not passes(f"Tests auf {name}", suite, variables):
                failed.append(f"Tests auf {name}")
    print(f"\nGescheitert: {', '.join(failed)}." if failed else "\nAlles bestanden.", flush=True)
    return 1 if failed else 0


def static(python: Path) -> dict[str, Command]:
    """Return the steps that read the source and run nothing of it, by name."""
    programs = python.parent
    templates = sorted((ROOT / "templates").rglob("*.html"))
    return {
        "ruff check": [programs / "ruff", "check", "."],
        "ruff format": [programs / "ruff", "format", "--check", "."],
        "djade": [programs / "djade", "--check", "--target-version", "5.2", *templates],
        "import-linter": [programs / "lint-imports", "--no-cache"],
        "mypy": [programs / "mypy"],
        "makemigrations": [python, "manage.py", "makemigrations", "--check", "--dry-run"],
    }


def at_once(steps: Sequence[Step]) -> list[str]:
    """Run steps on all cores, show the output of each in their order, and return the names of those that failed."""

    def run(step: Step) -> tuple[str, float, subprocess.CompletedProcess[bytes]]:
        name, command, environment = step
        start = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return name, time.monotonic() - start, done

    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, seconds, done in pool.map(run, steps):
            print(f"\n== {name}", flush=True)
            sys.stdout.buffer.write(done.stdout)
            print(f"-- {name}: {seconds:.0f} s", flush=True)
            if done.returncode:
                failed.append(name)
    return failed


def passes(name: str, command: Command, environment: Mapping[str, str]) -> bool:
    """Run one step, show its output, and tell whether it went well."""
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    print(f"-- {name}: {time.monotonic() - start:.0f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
