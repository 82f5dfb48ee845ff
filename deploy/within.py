"""Runs a program of the development environment: `within.py pip-audit …`, `within.py python manage.py …`."""

import os
import sys

from environment import ROOT, installed


def main() -> None:
    python = installed("dev")
    os.environ["PATH"] = f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ.setdefault("WIR_MODE", "development")
    os.chdir(ROOT)
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
