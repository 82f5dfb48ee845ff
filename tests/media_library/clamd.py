"""A real clamd on a socket of its own, with one signature: that of the harmless file with which scanners are tested."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import uploads

NAME = "Beispiel.Testsignatur"
STARTING = 30.0  # seconds; with one signature it takes less than one
# Below the size of an upload that the portal takes, so that a test can exceed it
MOST_BYTES = 1_000_000


@contextmanager
def clamd(folder: Path) -> Iterator["Daemon"]:
    """Start Debian's clamd with its files in `folder` and end it afterwards, whatever happens."""
    program = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program, "clamd fehlt: bitte das Debian-Paket „clamav-daemon“ installieren."
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "test.ndb").write_text(f"{NAME}:0:*:{uploads.EICAR.hex()}\n")
    address = folder / "clamd.sock"
    (folder / "clamd.conf").write_text(
        f"LocalSocket {address}\nDatabaseDirectory {signatures}\nTemporaryDirectory {folder}\n"
        f"Foreground yes\nStreamMaxLength {MOST_BYTES}\nMaxThreads 2\nConcurrentDatabaseReload no\n"
    )
    with (folder / "clamd.log").open("wb") as log:
        process = subprocess.Popen(
            [program, f"--config-file={folder / 'clamd.conf'}"], stdout=log, stderr=log
        )
    try:
        daemon = Daemon(str(address), process)
        daemon.wait(folder / "clamd.log")
        yield daemon
    finally:
        process.kill()
        process.wait()


class Daemon:
    def __init__(self, address: str, process: "subprocess.Popen[bytes]") -> None:
        self.address, self.process = address, process

    def wait(self, log: Path) -> None:
        """Wait until it answers."""
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket(socket.AF_UNIX) as probe:
                try:
                    probe.connect(self.address)
                    probe.sendall(b"zPING\0")
                    if probe.recv(5) == b"PONG\0":
                        return
                except OSError:
                    time.sleep(0.05)
        raise AssertionError(f"clamd ist nicht hochgekommen: {log.read_text()}")
