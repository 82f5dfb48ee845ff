"""`make run`: installs, loads the demonstration if the database is empty, and serves the portal."""

import os
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import packages
from environment import ROOT, fail, installed
from processes import Together

HOST = "127.0.0.1"
STARTING = 60  # seconds until the server must answer
# The server is on this machine: a proxy that the environment names has nothing to do with it
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def main() -> int:
    port = chosen_port()
    address = f"http://{HOST}:{port}"
    python = installed("base")
    packages.wish("Sachberichte als PDF-Datei festschreiben", *packages.PDF)
    environment = demonstration(address)
    print(
        "Datenbank wird vorbereitet (mit Beispielen dauert es beim ersten Mal etwas) …", flush=True
    )
    manage(python, environment, "prepare")
    with Together(ROOT, environment) as programs:
        programs.start(server(python, port))
        programs.start([python, "manage.py", "work", "--alone"])
        if not programs.wait_for(lambda: answers(f"{address}/healthz"), STARTING):
            fail("Der Server ist nicht hochgekommen. Was er dazu sagt, steht oben.")
        print(f"\nDas Portal läuft:  {address}/\nDie Redaktion:     {address}/admin/\n", flush=True)
        manage(python, environment, "demo_accounts")
        print("\nStrg-C beendet alles.", flush=True)
        return programs.run_until_one_ends()
    print("\nBeendet.", flush=True)
    return 0


def chosen_port() -> int:
    """Return PORT, made sure of that nobody else listens there."""
    try:
        port = int(os.environ.get("PORT") or "8000")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            if not port:
                raise ValueError
    except (ValueError, OverflowError):
        fail(f"PORT={os.environ['PORT']} ist keine Portnummer.")
    except OSError as error:
        fail(
            f"Port {port} ist nicht zu haben ({error.strerror}). Ein anderer geht so: make run PORT=8001"
        )
    return port


def demonstration(address: str) -> dict[str, str]:
    """Return the environment of all programs of the demonstration."""
    return {**os.environ, "WIR_MODE": "demonstration", "SITE_URL": address}


def server(python: Path, port: int) -> list[str]:
    """Return the command of the production server; docs/decisions says why this one and these numbers."""
    options = [
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--no-ws",
        "--log-level",
        "warning",
    ]
    workers = ["--workers", "2", "--blocking-threads", "2", "--respawn-failed-workers"]
    # Without a limit granian waits for ever for a worker that does not end
    workers += ["--workers-kill-timeout", "5"]
    return [str(python), "-m", "granian", *options, *workers, "wir_portal.wsgi:application"]


def manage(python: Path, environment: dict[str, str], *command: str) -> None:
    """Run one management command and stop if it fails."""
    done = subprocess.run([python, "manage.py", *command], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        fail(f"„manage.py {' '.join(command)}“ ist gescheitert (siehe oben).")


def answers(address: str) -> bool:
    """Tell whether the address answers with 200."""
    try:
        with DIRECT.open(address, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    raise SystemExit(main())
