"""Starts programs side by side and makes sure that all of them end together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
GRACE = 10.0  # seconds that a program has to end by itself


def end_as_by_ctrl_c() -> None:
    """Let whoever ends this program by a signal end it in order: a database of our own must not be left behind."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))


class Together:
    """A context in which programs run; leaving it, by whatever way, ends them with all their children."""

    def __init__(self, cwd: Any, env: Mapping[str, str]) -> None:
        self.cwd, self.env = cwd, env
        self.running: list[subprocess.Popen[bytes]] = []
        self.parent = os.getppid()

    def __enter__(self) -> "Together":
        self.former = {number: signal.signal(number, _interrupt) for number in SIGNALS}
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        for program in self.running:
            _send(program, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for program in self.running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(max(0.1, deadline - time.monotonic()))
            _send(program, signal.SIGKILL)
            program.wait()
        for number, handler in self.former.items():
            signal.signal(number, handler)
        return kind is KeyboardInterrupt

    def start(self, command: Sequence[Any], **environment: str) -> None:
        """Start a program in a process group of its own, so that Ctrl-C reaches it through us only."""
        program = subprocess.Popen(
            [str(part) for part in command],
            cwd=self.cwd,
            env={**self.env, **environment},
            start_new_session=True,
            preexec_fn=_end_with_us,
        )
        self.running.append(program)

    def run_until_one_ends(self) -> int:
        """Wait until a program ends or whoever started us is gone; return the exit status to hand on."""
        while os.getppid() == self.parent:
            for program in self.running:
                status = program.poll()
                if status is not None:
                    return status or 1
            time.sleep(0.5)
        return 0

    def wait_for(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until `ready()`; False if it takes longer than `seconds` or a program has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if any(program.poll() is not None for program in self.running):
                return False
            if ready():
                return True
            time.sleep(0.1)
        return False


def _end_with_us() -> None:
    # Where we are killed and can end nothing any more, Linux does it
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _send(program: subprocess.Popen[bytes], number: int) -> None:
    # The group outlives its leader when a child was left behind
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, number)
