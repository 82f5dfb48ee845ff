"""Carries out every night what the rules of keeping say, and tells the log how much went."""

import logging
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from accounts import audit
from database.retention import rules

logger = logging.getLogger(__name__)

# German time: when hardly anybody works
NIGHT = time(3)


def purge(at: datetime) -> dict[str, int]:
    """Take away what is due at the aware moment `at`; return the numbers by rule, and write them into the log.

    Harmless when it runs twice. A rule that fails leaves the others alone and is tried again the next night.
    """
    taken: dict[str, int] = {}
    failed = []
    for rule in rules():
        try:
            taken[rule.code] = rule.carry_out(at)
        except Exception:
            logger.exception("The rule %s could not be carried out", rule.code)
            failed.append(rule.what)
    counts = {rule.what: taken[rule.code] for rule in rules() if taken.get(rule.code)}
    details: dict[str, Any] = {"counts": counts, "failed": failed}
    audit.record("purge", by=None, at=at, about="Aufbewahrungsfristen", details=details)
    return taken


@task()
def purge_tonight() -> None:
    """The nightly job; the worker enqueues it."""
    purge(timezone.now())


def enqueue_when_due(at: datetime) -> bool:
    """Enqueue tonight's job once the hour has come, unless some worker has done so; tell whether it was done."""
    local = timezone.localtime(at)
    begin = timezone.make_aware(datetime.combine(local.date(), NIGHT))
    if local < begin:
        begin -= timedelta(days=1)
    jobs = DBTaskResult.objects.filter(task_path=purge_tonight.module_path)
    if jobs.filter(enqueued_at__gte=begin).exists():
        return False
    purge_tonight.enqueue()
    return True
