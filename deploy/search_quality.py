"""`make search-quality`: measures what the search finds, on SQLite and on PostgreSQL."""

import os
import subprocess

import postgresql
from environment import ROOT, installed
from processes import end_as_by_ctrl_c


def main() -> int:
    end_as_by_ctrl_c()
    python = installed("dev")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    for name in ("DATABASE_URL", "TEST_DATABASE_URL"):
        environment.pop(name, None)
    command = [python, "-m", "pytest", "-q", "-s", "tests/search/test_quality.py"]
    with postgresql.database(python) as address:
        codes = [
            subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode
            for variables in (environment, {**environment, "TEST_DATABASE_URL": address})
        ]
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
