"""Decides what becomes of jobs whose worker died, and how long the records of finished jobs are kept."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# No job of ours runs for long: after this time its worker is taken for dead. Jobs are idempotent, so that a worker
# that was only slow does no harm.
ABANDONED_AFTER = timedelta(minutes=10)
# A job that has taken that many workers with it is not tried again
ATTEMPTS = 3
# Arguments may name people: the records go as soon as nobody needs them for finding a fault
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def return_abandoned(at: datetime, older_than: timedelta = ABANDONED_AFTER) -> int:
    """Give the jobs back that have been running for longer than `older_than`, and return their number.

    After the last attempt a job is marked as failed instead.
    """
    abandoned = DBTaskResult.objects.running().filter(started_at__lte=at - older_than)
    jobs = list(abandoned.select_for_update())
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


def forget_finished(at: datetime) -> int:
    """Delete the records of jobs that ended long ago, and return their number."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT_FOR).delete()[0]
