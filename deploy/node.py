"""Installs what `make check-html` and `make lighthouse` need from npm, and renews it only when the lock has changed."""

import hashlib
import subprocess
from pathlib import Path

import packages
from environment import ROOT, fail

FOLDER = ROOT / "tools" / "site_checks"
MODULES = FOLDER / "node_modules"


def installed() -> Path:
    """Install what tools/site_checks/package-lock.json says if need be and return the folder of the modules."""
    packages.require("npm")
    stamp = MODULES / "installed"
    wanted = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if not (stamp.exists() and stamp.read_text() == wanted):
        print("npm-Pakete werden installiert (nur beim ersten Mal) …", flush=True)
        # None of the packages needs a script of its own to be ready
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=FOLDER, check=False).returncode:
            fail("Die npm-Pakete ließen sich nicht installieren (siehe oben).")
        stamp.write_text(wanted)
    return MODULES
