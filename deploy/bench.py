"""`make bench`: measures every page type at 1,000 and 100,000 announcements, on SQLite and on PostgreSQL."""

import subprocess
import sys

import postgresql
from environment import ROOT, installed
from run import HOST, demonstration, manage


def main() -> int:
    python = installed("dev")
    environment = demonstration(f"http://{HOST}")
    environment.pop("DATABASE_URL", None)
    manage(python, environment, "collectstatic", "--noinput")
    with postgresql.database(python) as address:
        codes = [
            subprocess.run(
                [python, "manage.py", "bench", *sys.argv[1:]],
                cwd=ROOT,
                env=variables,
                check=False,
            ).returncode
            for variables in (environment, {**environment, "DATABASE_URL": address})
        ]
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
