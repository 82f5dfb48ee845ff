"""Measures what one request costs granian and gunicorn in processor time, on this machine (docs/decisions).

Time on the clock depends on what else the machine does; processor time of the server's processes hardly does.
Run it with the portal's environment and WIR_MODE=demonstration, after migrate, load_demo and collectstatic.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOST, PORT = "127.0.0.1", int(os.environ.get("PORT") or "8101")
REQUESTS, VISITORS = 400, 4
TICKS = os.sysconf("SC_CLK_TCK")
APPLICATION = "wir_portal.wsgi:application"
GRANIAN = ["granian", "--interface", "wsgi", "--host", HOST, "--port", str(PORT), "--workers", "2"]
GUNICORN = ["gunicorn", "--bind", f"{HOST}:{PORT}", "--workers", "2"]
SERVERS = {
    "gunicorn, sync": GUNICORN,
    "gunicorn, 2 threads": [*GUNICORN, "--worker-class", "gthread", "--threads", "2"],
    "granian, 1 thread": [*GRANIAN, "--blocking-threads", "1"],
    "granian, 2 threads": [*GRANIAN, "--blocking-threads", "2"],
}


def main() -> None:
    for name, command in SERVERS.items():
        server = subprocess.Popen(
            [*command, APPLICATION], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait()
            stylesheet = re.search(r'/static/[^"]+\.css', ask("/")).group()  # type: ignore[union-attr]
            for address in ("/healthz", "/aktuelles/", stylesheet):
                many(address, 40)
                before = processor_seconds(server.pid)
                many(address, REQUESTS)
                spent = (processor_seconds(server.pid) - before) / REQUESTS * 1000
                print(f"{name:<22}{address:<46}{spent:8.2f} ms", flush=True)
            print(f"{name:<22}{'memory':<46}{memory(server.pid):8.0f} MB", flush=True)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def wait() -> None:
    """Return once the server answers."""
    for _ in range(300):
        try:
            ask("/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("The server does not answer.")


def ask(address: str) -> str:
    """Return the body of one page."""
    connection = http.client.HTTPConnection(HOST, PORT, timeout=30)
    connection.request("GET", address)
    return connection.getresponse().read().decode()


def many(address: str, number: int) -> None:
    """Ask for the address that often, by some visitors at the same time, each on one connection."""

    def visit(_: int) -> None:
        connection = http.client.HTTPConnection(HOST, PORT, timeout=60)
        for _ in range(number // VISITORS):
            connection.request("GET", address)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                sys.exit(f"{address}: {response.status}")

    with ThreadPoolExecutor(VISITORS) as visitors:
        list(visitors.map(visit, range(VISITORS)))


def family(pid: int) -> list[Path]:
    """Return the /proc folders of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [Path(f"/proc/{pid}"), *(folder for child in children for folder in family(int(child)))]


def processor_seconds(pid: int) -> float:
    """Return the processor time that the family has used so far."""
    fields = [(folder / "stat").read_text().rsplit(")", 1)[1].split() for folder in family(pid)]
    return sum(int(parts[11]) + int(parts[12]) for parts in fields) / TICKS


def memory(pid: int) -> float:
    """Return the family's resident memory in MB."""
    pages = sum(int((folder / "statm").read_text().split()[1]) for folder in family(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
