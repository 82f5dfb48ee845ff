"""Decides what becomes of jobs whose worker died or whose e-mail found no server, and how long records are kept."""

import logging
import smtplib
import socket
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks.utils import get_module_path
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# No job of ours runs for long: after this time its worker is taken for dead. Jobs are idempotent, so that a worker
# that was only slow does no harm.
ABANDONED_AFTER = timedelta(minutes=10)
# A job that has taken that many workers with it is not tried again
ATTEMPTS = 3
# E-mails, those of subscriptions aside: they have an outbox of their own
MAILING = ("accounts.tasks.", "duties.tasks.", "publishing.tasks.")
NO_SERVER = (
    ConnectionRefusedError,
    ConnectionResetError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
)
# After how long an e-mail that found no server is tried again; after the last it is given up
PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
# Arguments may name people: the records go as soon as nobody needs them for finding a fault
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def return_abandoned(at: datetime, older_than: timedelta = ABANDONED_AFTER) -> int:
    """Give the jobs back that have been running for longer than `older_than`, and return their number.

    After the last attempt a job is marked as failed instead.
    """
    abandoned = DBTaskResult.objects.running().filter(started_at__lte=at - older_than)
    jobs = list(abandoned.select_for_update(no_key=True))
    for job in jobs:
        if len(job.worker_ids) < ATTEMPTS:
            job.status = TaskResultStatus.READY
            job.started_at = None
            logger.warning("Job %s is returned: its worker is gone", job.id)
        else:
            job.status = TaskResultStatus.FAILED
            job.finished_at = at
            job.traceback = f"Abandoned by {ATTEMPTS} workers."
            logger.error("Job %s has failed: it was abandoned %s times", job.id, ATTEMPTS)
        job.save(update_fields=["status", "started_at", "finished_at", "traceback"])
    return len(jobs)


@transaction.atomic
def return_unsent(at: datetime) -> int:
    """Have e-mails tried again that found no mail server, after a pause, and return how many jobs that are."""
    mailing = Q()
    for path in MAILING:
        mailing |= Q(task_path__startswith=path)
    lately = DBTaskResult.objects.failed().filter(finished_at__gt=at - KEPT_FOR)
    unsent = lately.filter(mailing, exception_class_path__in=map(get_module_path, NO_SERVER))
    jobs = [
        job for job in unsent.select_for_update(no_key=True) if len(job.worker_ids) <= len(PAUSES)
    ]
    for job in jobs:
        pause = PAUSES[max(len(job.worker_ids), 1) - 1]
        job.status, job.started_at, job.finished_at = TaskResultStatus.READY, None, None
        job.run_after = at + pause
        job.save(update_fields=["status", "started_at", "finished_at", "run_after"])
        logger.warning("Job %s found no mail server and is tried again in %s", job.id, pause)
    return len(jobs)


def forget_finished(at: datetime) -> int:
    """Delete the records of jobs that ended long ago, and return their number."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT_FOR).delete()[0]
