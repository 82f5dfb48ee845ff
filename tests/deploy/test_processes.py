"""Programs that run side by side end together, with all their children."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import bench
import checks
import demonstration
import processes
import run
import search_quality
from crawling import Crawler

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
# Starts a program with a child of its own, says the child's number, and waits
STARTER = """
import sys
from processes import Together

child = (
    "import os, subprocess; p = subprocess.Popen(['sleep', '600']); print(os.getpid(), p.pid, flush=True); p.wait()"
)
with Together(".", {"PATH": "/usr/bin:/bin"}) as programs:
    programs.start([sys.executable, "-c", child])
    raise SystemExit(programs.run_until_one_ends())
print("ended", flush=True)
"""


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def starter():
    """Return the running starter and the numbers of its child and its grandchild."""
    environment = {**os.environ, "PYTHONPATH": str(DEPLOY)}
    with subprocess.Popen(
        [sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process, *map(int, process.stdout.readline().split())
        process.kill()


def is_running(pid):
    """Tell whether a process lives: one that only waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ending_the_first_ends_all_and_is_no_failure(starter, number):
    process, _, grandchild = starter
    assert is_running(grandchild)
    process.send_signal(number)
    assert process.wait(20) == 0
    assert process.stdout.read() == "ended\n"
    assert not is_running(grandchild)


def test_when_a_program_ends_by_itself_the_rest_ends_as_a_failure(starter):
    process, _, grandchild = starter
    os.kill(grandchild, signal.SIGKILL)
    assert process.wait(20) == 1


def test_killing_the_first_ends_what_it_started_too(starter):
    process, child, grandchild = starter
    ending = os.pidfd_open(child)
    process.kill()
    assert select.select([ending], [], [], 20)[0], "the child lives on"
    os.close(ending)
    os.kill(grandchild, signal.SIGKILL)


def test_afterwards_signals_do_what_they_did_before():
    before = [signal.getsignal(number) for number in processes.SIGNALS]
    with processes.Together(".", {}):
        pass
    assert [signal.getsignal(number) for number in processes.SIGNALS] == before


def test_a_check_that_is_ended_by_ctrl_c_has_not_passed(monkeypatch):
    for name in ("manage", "server"):
        monkeypatch.setattr(demonstration, name, lambda *args: ["sleep", "60"])
    monkeypatch.setattr(demonstration, "answers", lambda address: True)

    def checked():
        with demonstration.serving(Path(sys.executable)):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)

    with pytest.raises(SystemExit) as ended:
        checked()
    assert ended.value.code == 130


@pytest.mark.parametrize("program", [bench, checks, search_quality])
def test_ending_a_measurement_by_a_signal_leaves_in_order(program, monkeypatch):
    def installed(lock):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    former = [signal.getsignal(number) for number in processes.SIGNALS]
    monkeypatch.setattr(program, "installed", installed)
    try:
        with pytest.raises(SystemExit):
            program.main()
    finally:
        for number, handler in zip(processes.SIGNALS, former, strict=True):
            signal.signal(number, handler)


def test_the_servers_of_this_machine_are_asked_without_a_proxy(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        assert run.answers(address)
        assert Crawler(address.rstrip("/")).asked(address).status == 200
        server.shutdown()


@pytest.mark.parametrize("port", ["0", "-1", "70000", "achtzig"])
def test_a_port_that_is_none_is_refused_in_a_sentence(port, monkeypatch, capsys):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit):
        run.chosen_port()
    assert "ist keine Portnummer" in capsys.readouterr().err
