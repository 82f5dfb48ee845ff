"""Finds what the portal, tests and checks need besides Python, and installs Debian's packages when it is root."""

import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
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
    # What makes the PDF of a report to a funder
    "libpango-1.0-0": lambda: ctypes.util.find_library("pango-1.0"),
    "libpangoft2-1.0-0": lambda: ctypes.util.find_library("pangoft2-1.0"),
    "libharfbuzz-subset0": lambda: ctypes.util.find_library("harfbuzz-subset"),
}
PDF = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def require(*packages: str) -> None:
    """Make sure that the packages are there; as root by installing them, else by saying what is missing."""
    missing = _missing(packages)
    if not missing:
        return
    if not _may_install():
        fail(_told(missing))
    still = _install(missing)
    if still:
        fail(f"Es fehlt {', '.join(still)}, und das Installieren ist gescheitert (siehe oben).")


def wish(purpose: str, *packages: str) -> None:
    """Install the packages as root; else, or where that fails, only say what is missing and what does not work."""
    missing = _missing(packages)
    if missing and _may_install():
        missing = _install(missing)
    if missing:
        print(f"{_told(missing)} Ohne das geht nicht: {purpose}. Alles andere geht.", flush=True)


def _missing(packages: Sequence[str]) -> list[str]:
    return [name for name in packages if not FINDERS[name]()]


def _may_install() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _told(missing: Sequence[str]) -> str:
    command = f"apt-get install {' '.join(missing)}"
    return f"Auf diesem Rechner fehlt: {', '.join(missing)}. Als root: {command}"


def _install(missing: Sequence[str]) -> list[str]:
    """Install Debian's packages and return what is still missing."""
    print(f"Es fehlt {', '.join(missing)}: wird installiert …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    options = ["-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run(["apt-get", "install", *options, *missing], check=False, env=quiet)
    return _missing(missing)


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0
