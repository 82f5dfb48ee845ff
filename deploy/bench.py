"""`make bench`, `make bench-programs`: measures pages in large archives, on SQLite and on PostgreSQL."""

import subprocess
import sys

import postgresql
from environment import ROOT, installed
from processes import end_as_by_ctrl_c
from run import HOST, demonstration, manage


def main() -> int:
    end_as_by_ctrl_c()
    python = installed("dev")
    environment = demonstration(f"http://{HOST}")
    environment.pop("DATABASE_URL", None)
    manage(python, environment, "collectstatic", "--noinput")
    with postgresql.database(python) as address:
        codes = [
            subprocess.run(
                [python, "manage.py", *sys.argv[1:]],
                cwd=ROOT,
                env=variables,
                check=False,
            ).returncode
            for variables in (environment, {**environment, "DATABASE_URL": address})
        ]
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
