"""Serves the demonstration for a check: by the server of production, from a folder that vanishes with it."""

import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import ROOT, fail
from processes import Together
from run import HOST, STARTING, answers, demonstration, manage, server


@contextmanager
def serving(python: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield address and environment of a portal with the demonstration in it; database and files are its own."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    address = f"http://{HOST}:{port}"
    with tempfile.TemporaryDirectory(prefix="wir-check-") as folder:
        environment = demonstration(address)
        environment.pop("DATABASE_URL", None)
        environment |= {"VAR_DIR": folder, "SECRET_KEY": secrets.token_urlsafe(60)}
        print("Das Portal wird mit Beispielen gefüllt (das dauert etwas) …", flush=True)
        manage(python, environment, "prepare")
        with Together(ROOT, environment) as programs:
            programs.start(server(python, port))
            if not programs.wait_for(lambda: answers(f"{address}/healthz"), STARTING):
                fail("Der Server ist nicht hochgekommen. Was er dazu sagt, steht oben.")
            yield address, environment
            return
    # Whoever ended it by Ctrl-C ended the check too: what is not judged has not passed
    raise SystemExit(130)
