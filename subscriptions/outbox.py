"""What the worker does for the outbox every minute: fill it, have it sent, see to what a dead worker left."""

from datetime import datetime

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .distribution import compose, fan_out, is_waiting
from .posting import recover
from .tasks import send_due_mails

__all__ = ["fill", "recover"]
WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def fill(at: datetime) -> None:
    """Distribute what has become public until `at`, put what is due into e-mails, and enqueue their sending."""
    fan_out(at)
    compose(at)
    jobs = DBTaskResult.objects.filter(task_path=send_due_mails.module_path, status__in=WAITING)
    if is_waiting(at) and not jobs.exists():
        send_due_mails.enqueue()
