"""Programs that run side by side end together, with all their children."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

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
