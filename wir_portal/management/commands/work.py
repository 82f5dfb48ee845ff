"""The job worker: django-tasks-db's own, and beside it a sweep every minute."""

import logging
import threading
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from wir_portal.jobs import ABANDONED_AFTER, forget_finished, return_abandoned

SWEEP_EVERY = 60.0  # seconds

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
        if not options["batch"]:
            threading.Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()
        super().handle(**options)


def sweep(older_than: timedelta = ABANDONED_AFTER) -> None:
    """Return abandoned jobs and forget old ones; a database that is away for a moment is no reason to end."""
    try:
        now = timezone.now()
        return_abandoned(now, older_than)
        forget_finished(now)
    except DatabaseError:
        logger.exception("Sweeping the jobs has failed")


def _sweep_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(SWEEP_EVERY):
        sweep()
        close_old_connections()
