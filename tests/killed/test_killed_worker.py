"""The worker is killed in the middle of a thousand e-mails, again and again: none is lost, none comes twice.

A mail server on loopback counts. Half of the kills come at any moment, half at the worst one: the server has taken an
e-mail and the worker has not read its answer.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest
from django.utils import timezone

from subscriptions.models import Mail, Rhythm, Subscriber, Subscription
from tests import factories
from tests.subscriptions.mail_server import mail_server

from .conftest import ROOT, until_the_database_has_noticed

READERS = int(os.environ.get("READERS", "1000"))
KILLS = int(os.environ.get("KILLS", "8"))
# At most so many e-mails are handed over in that time: kills at any moment fall within it
LONGEST_PAUSE = 0.02
# So many are still to be sent when the last one is killed
BEFORE_THE_END = 50


class Worker:
    """Works in children that can be killed; `is_done` once one has ended by itself."""

    def __init__(self, program):
        self.program = program
        self.child = None
        self.killed = threading.Event()

    def start(self):
        self.killed.clear()
        self.child = int(self._tell("work"))

    def kill(self):
        """Kill the child, once; from any thread."""
        if not self.killed.is_set():
            self.killed.set()
            os.kill(self.child, signal.SIGKILL)

    def bury(self):
        """Wait for the child's end and return its exit code, negative for a signal."""
        return int(self._tell("bury"))

    def _tell(self, word):
        self.program.stdin.write(f"{word}\n")
        self.program.stdin.flush()
        return self.program.stdout.readline().strip()


@pytest.fixture
def mails():
    with mail_server() as handler:
        yield handler


@pytest.fixture
def worker(environment, mails):
    # Only in test mode are jobs done at once instead of by a worker
    environment |= {"WIR_MODE": "development", "EMAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
    command = [sys.executable, "-m", "tests.killed.worker"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout.readline() == "ready\n"
        yield Worker(program)
        program.stdin.close()
        program.wait(10)


def readers():
    """Make the readers, each of whom follows everything and wants it at once."""
    now = timezone.now()
    made = Subscriber.objects.bulk_create(
        Subscriber(email=f"leserin{number}@example.org", confirmed_at=now)
        for number in range(READERS)
    )
    Subscription.objects.bulk_create(
        Subscription(subscriber=one, rhythm=Rhythm.AT_ONCE, since=now) for one in made
    )


def test_no_e_mail_is_lost_and_none_comes_twice(worker, mails):
    readers()
    factories.published(factories.news_item())
    at = sorted(random.sample(range(1, READERS - BEFORE_THE_END), KILLS))
    ended = []
    for number, target in enumerate(at):
        at_worst = number % 2 == 0
        mails.on_taken = kill_at(target, worker) if at_worst else None
        worker.start()
        if not at_worst:
            threading.Thread(target=kill_after, args=(target, worker, mails)).start()
        ended.append(worker.bury())
        until_the_database_has_noticed()
    mails.on_taken = None
    worker.start()
    assert worker.bury() == 0
    # Now and then one is done before it is killed, on a machine that is slow to kill
    assert ended.count(-signal.SIGKILL) > KILLS / 2
    counted = Counter(mails.recipients)
    assert len(counted) == READERS
    assert set(counted.values()) == {1}
    assert set(Mail.objects.values_list("state", flat=True)) == {Mail.State.SENT}


def kill_at(target, worker):
    """Return what the server does with each e-mail that it has taken, before it answers."""

    def taken(count):
        if count >= target:
            worker.kill()

    return taken


def kill_after(target, worker, mails):
    """Kill the worker some moment after so many e-mails."""
    deadline = time.monotonic() + 30
    while len(mails.taken) < target and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(random.uniform(0, LONGEST_PAUSE))
    worker.kill()
