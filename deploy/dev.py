"""`make dev`: the demonstration with autoreload and the debug toolbar."""

import os

from environment import ROOT, installed
from processes import Together
from run import HOST, chosen_port, manage


def main() -> int:
    port = chosen_port()
    python = installed("dev")
    environment = {
        **os.environ,
        "WIR_MODE": "development",
        "DEBUG_TOOLBAR": "yes",
        "SITE_URL": f"http://{HOST}:{port}",
    }
    manage(python, environment, "prepare")
    manage(python, environment, "demo_accounts")
    with Together(ROOT, environment) as programs:
        programs.start([python, "manage.py", "runserver", f"{HOST}:{port}"])
        programs.start([python, "manage.py", "work", "--alone"])
        return programs.run_until_one_ends()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
