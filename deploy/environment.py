"""Makes the virtual environment, and renews it only when the locked dependencies have changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# The newer lock contains the older one, at the same versions
LOCKS = ("base", "machine-translation", "dev")


def installed(lock: str) -> Path:
    """Install requirements/<lock>.txt if need be and return the environment's Python."""
    _require_python()
    if not PYTHON.exists() or not _works():
        print("Virtuelle Umgebung wird angelegt …", flush=True)
        _make()
    if not _is_installed(lock):
        print("Abhängigkeiten werden installiert (nur beim ersten Mal) …", flush=True)
        _install(lock)
    return PYTHON


def fail(sentence: str) -> NoReturn:
    """End the program with one clear sentence."""
    print(f"\n{sentence}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def _require_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        fail(f"Gebraucht wird Python 3.11 oder neuer; dies ist {sys.version.split()[0]}.")


def _works() -> bool:
    # A venv breaks when its base Python goes away, for example after an upgrade of the system, and has no pip where
    # its making failed halfway, as Debian's does without python3-venv
    command: list[str | Path] = [
        PYTHON,
        "-c",
        "import sys, pip; raise SystemExit(sys.version_info < (3, 11))",
    ]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _make() -> None:
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if done.returncode:
        fail(
            "Die virtuelle Umgebung ließ sich nicht anlegen. Unter Debian fehlt oft: apt-get install python3-venv"
        )


def _install(lock: str) -> None:
    file = ROOT / "requirements" / f"{lock}.txt"
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run([*command, "-r", file], check=False, env=environment)
    if done.returncode:
        fail(
            f"Die Abhängigkeiten aus {file.relative_to(ROOT)} ließen sich nicht installieren (siehe oben)."
        )
    _stamp(lock).write_text(_digest(lock))


def _is_installed(lock: str) -> bool:
    newer = LOCKS[LOCKS.index(lock) :]
    return any(
        _stamp(name).exists() and _stamp(name).read_text() == _digest(name) for name in newer
    )


def _stamp(lock: str) -> Path:
    return VENV / f"installed-{lock}"


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()
