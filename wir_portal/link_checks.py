"""When the worker looks at the links of published texts: every hour, as long as one is due."""

from datetime import datetime

from django.conf import settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from publishing.models import Hyperlink
from publishing.tasks import check_links

WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def enqueue_when_due(at: datetime) -> bool:
    """Enqueue a round if a link is due at the aware moment `at` and no round waits or runs; tell whether it was."""
    if not settings.CHECK_LINKS or not Hyperlink.objects.due(at).exists():
        return False
    if DBTaskResult.objects.filter(task_path=check_links.module_path, status__in=WAITING).exists():
        return False
    check_links.enqueue()
    return True
