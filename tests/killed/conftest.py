"""The server that these tests kill, and the requests during which they do."""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
# By this PostgreSQL tells the sessions of the killed server from all others
SESSION_NAME = "killed"
SECRET = "x" * 32  # of the form's token, which cookie and field must both show


class Server:
    """Serves the test's database and files; `during` kills it at a random moment of a request."""

    def __init__(self, program, port):
        self.program, self.port = program, port
        self.child = None

    def during(self, request, longest):
        """Send `request(connection)` to a fresh server and kill that within `longest` seconds; return the status.

        The status is None where the server was quicker dead than answering.
        """
        self._serve()
        answers = []
        sender = threading.Thread(target=self._send, args=(request, answers))
        sender.start()
        time.sleep(random.uniform(0, longest))
        self._kill()
        sender.join()
        until_the_database_has_noticed()
        return answers[0] if answers else None

    def whole(self, request):
        """Send `request(connection)` to a fresh server and let it answer; return status and seconds."""
        self._serve()
        answers, start = [], time.monotonic()
        self._send(request, answers)
        took = time.monotonic() - start
        self._kill()
        return answers[0], took

    def _serve(self):
        self.child = int(self._tell("serve"))

    def _kill(self):
        os.kill(self.child, signal.SIGKILL)
        assert self._tell("bury") == "buried"

    def _tell(self, word):
        self.program.stdin.write(f"{word}\n")
        self.program.stdin.flush()
        return self.program.stdout.readline().strip()

    def _send(self, request, answers):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            request(line)
            answers.append(line.getresponse().status)
        except (OSError, http.client.HTTPException):
            """The server is dead: what this is about."""
        finally:
            line.close()


@pytest.fixture
def environment(tmp_path, settings, transactional_db):
    """Return the environment of a program on the test's database and files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    # WhiteNoise warns of a directory that is not there
    (tmp_path / "static").mkdir()
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wir_portal.settings",
        "WIR_MODE": "test",
        "VAR_DIR": str(tmp_path),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "DATABASE_URL": _address(),
        "SECRET_KEY": django_settings.SECRET_KEY,
    }


@pytest.fixture
def server(environment):
    command = [sys.executable, "-m", "tests.killed.server"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        yield Server(program, int(program.stdout.readline()))
        program.stdin.close()
        program.wait(10)


@pytest.fixture
def headers():
    """Return a function that gives the headers of a person's signed-in browser."""

    def of(user):
        client = Client()
        client.force_login(user)
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        cookies = {
            django_settings.SESSION_COOKIE_NAME: session,
            django_settings.CSRF_COOKIE_NAME: SECRET,
        }
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}

    return of


def until_the_database_has_noticed():
    """Wait until PostgreSQL has ended what the dead server had begun; SQLite's locks die with the process."""
    if connection.vendor != "postgresql":
        return
    theirs = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(theirs, [SESSION_NAME])
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)
    raise AssertionError("A session of the dead server is still there.")


def _address():
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    who = f"{values['USER']}:{values['PASSWORD']}@" if values["USER"] else ""
    return f"postgres://{who}{values['HOST']}:{values['PORT'] or 5432}/{values['NAME']}?application_name={SESSION_NAME}"
