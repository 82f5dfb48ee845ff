"""The job worker: django-tasks-db's own, and beside it a sweep every minute."""

import logging
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from accounts.endings import end_expired_sessions, warn_of_endings
from duties.reminders import remind
from media_library import inventory
from subscriptions import outbox
from wir_portal import link_checks, purge
from wir_portal.jobs import ABANDONED_AFTER, forget_finished, return_abandoned, return_unsent

SWEEP_EVERY = 60.0  # seconds
TIDY_EVERY = 60  # sweeps

logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Arbeitet Aufträge ab und holt zurück, was ein abgestürzter Prozess liegen ließ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--alone",
            action="store_true",
            help="Dies ist der einzige Prozess seiner Art: Was beim Start noch läuft, ist liegen geblieben.",
        )

    def configure_logging(self, verbosity: int) -> None:
        """Leave it to the settings."""

    def handle(self, *, alone: bool = False, **options: Any) -> None:  # type: ignore[override]
        sweep(timedelta() if alone else ABANDONED_AFTER)
        fill_outbox()
        if not options["batch"]:
            threading.Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()
        super().handle(**options)


def sweep(older_than: timedelta = ABANDONED_AFTER) -> None:
    """Return abandoned jobs, forget old ones, see to accounts that end; a database that is away for a moment is no
    reason to end."""
    try:
        now = timezone.now()
        return_abandoned(now, older_than)
        return_unsent(now)
        forget_finished(now)
        outbox.recover(now, older_than)
        warn_of_endings(now)
        end_expired_sessions(now)
    except DatabaseError:
        logger.exception("Sweeping the jobs has failed")


def tidy_library() -> None:
    """Remove the files that nobody names; a database or disk that is away for a moment is no reason to end."""
    try:
        inventory.tidy_up(timezone.now())
    except (DatabaseError, OSError):
        logger.exception("Tidying the media library has failed")


def purge_when_due() -> None:
    """See that the nightly job is enqueued; a database that is away for a moment is no reason to end."""
    try:
        purge.enqueue_when_due(timezone.now())
    except DatabaseError:
        logger.exception("Enqueueing the nightly job has failed")


def fill_outbox() -> None:
    """Lay what has become public into the outbox; a database that is away for a moment is no reason to end."""
    try:
        outbox.fill(timezone.now())
    except DatabaseError:
        logger.exception("Filling the outbox has failed")


def remind_when_due() -> None:
    """Remind of reviews and of messages; a database that is away for a moment is no reason to end."""
    try:
        remind(timezone.now())
    except DatabaseError:
        logger.exception("Reminding of what is due has failed")


def check_links_when_due() -> None:
    """See that links are looked at; a database that is away for a moment is no reason to end."""
    try:
        link_checks.enqueue_when_due(timezone.now())
    except DatabaseError:
        logger.exception("Enqueueing the look at links has failed")


def _sweep_for_ever() -> None:
    pause = threading.Event()
    for minute in count():
        if pause.wait(SWEEP_EVERY):
            return
        hourly = [tidy_library, check_links_when_due, remind_when_due]
        for step in [
            sweep,
            purge_when_due,
            fill_outbox,
            *(hourly if minute % TIDY_EVERY == 0 else []),
        ]:
            go_on_after(step)
        close_old_connections()


def go_on_after(step: Callable[[], None]) -> None:
    """Do one step; a fault in it must not end all others for good, while the worker seems to be well."""
    try:
        step()
    except Exception:
        logger.exception("A step of the worker has failed: %s", step.__name__)
