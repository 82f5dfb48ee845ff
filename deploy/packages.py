"""Finds the programs that tests and checks need besides Python, and installs Debian's packages when it is root."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from environment import fail


def postgresql() -> str | None:
    """Return the folder of initdb and pg_ctl, the newest version first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    found = [str(folder) for folder in folders if (folder / "initdb").exists()]
    on_path = shutil.which("initdb")
    return found[0] if found else on_path and str(Path(on_path).resolve().parent)


def redis() -> str | None:
    """Return the path of redis-server."""
    return shutil.which("redis-server")


def chromium() -> str | None:
    """Return the path of Chromium; the variable CHROMIUM beats the usual places."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, filter(None, names))), None)


def headless_chromium() -> str | None:
    """Return the path of a Chromium for tests: Debian's one without a window, which is lighter, or the usual one."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named or "chromium-headless-shell") or chromium()


def clamd() -> str | None:
    """Return the path of ClamAV's daemon, which Debian keeps among the programs of root."""
    return shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def npm() -> str | None:
    """Return the path of npm, where Node.js is there too."""
    return shutil.which("node") and shutil.which("npm")


def java() -> str | None:
    """Return the path of Java's runtime."""
    return shutil.which("java")


FINDERS: dict[str, Callable[[], str | None]] = {
    "postgresql": postgresql,
    "redis-server": redis,
    "chromium": chromium,
    "chromium-headless-shell": headless_chromium,
    "clamav-daemon": clamd,
    "npm": npm,
    "default-jre-headless": java,
}


def require(*packages: str) -> None:
    """Make sure that the packages are there; as root by installing them, else by saying what is missing."""
    missing = [name for name in packages if not FINDERS[name]()]
    if not missing:
        return
    command = f"apt-get install {' '.join(missing)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        fail(f"Auf diesem Rechner fehlt: {', '.join(missing)}. Als root: {command}")
    print(f"Es fehlt {', '.join(missing)}: wird installiert …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    options = ["-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run(["apt-get", "install", *options, *missing], check=False, env=quiet)
    still = [name for name in missing if not FINDERS[name]()]
    if still:
        fail(f"Es fehlt {', '.join(still)}, und das Installieren ist gescheitert (siehe oben).")


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0
