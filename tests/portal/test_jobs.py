"""Jobs of a worker that died come back; records of finished jobs go."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult, get_date_max

from tests import factories
from wir_portal.jobs import ABANDONED_AFTER, ATTEMPTS, KEPT_FOR, forget_finished, return_abandoned

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def job(status=TaskResultStatus.RUNNING, **fields):
    defaults = {
        "status": status,
        "started_at": NOW - ABANDONED_AFTER,
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "publishing.tasks.send_rejection",
        "worker_ids": ["one"],
        "backend_name": "default",
        "run_after": get_date_max(),
    }
    return DBTaskResult.objects.create(**{**defaults, **fields})


def test_a_job_left_running_is_ready_again():
    left = job()
    assert return_abandoned(NOW) == 1
    left.refresh_from_db()
    assert left.status == TaskResultStatus.READY
    assert left in DBTaskResult.objects.ready()


def test_a_job_that_began_a_moment_ago_is_left_to_its_worker():
    job(started_at=NOW - ABANDONED_AFTER + timedelta(seconds=1))
    assert return_abandoned(NOW) == 0


def test_a_job_that_takes_every_worker_with_it_fails_in_the_end():
    fatal = job(worker_ids=[str(number) for number in range(ATTEMPTS)])
    return_abandoned(NOW)
    fatal.refresh_from_db()
    assert fatal.status == TaskResultStatus.FAILED
    assert fatal.finished_at == NOW
    assert fatal.traceback


def test_jobs_that_wait_or_are_done_are_not_touched():
    for status in (TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        job(status)
    assert return_abandoned(NOW) == 0


def test_records_of_jobs_that_ended_long_ago_go():
    job(TaskResultStatus.SUCCESSFUL, finished_at=NOW - KEPT_FOR - timedelta(seconds=1))
    kept = job(TaskResultStatus.SUCCESSFUL, finished_at=NOW - KEPT_FOR)
    forget_finished(NOW)
    assert list(DBTaskResult.objects.all()) == [kept]


@pytest.mark.django_db(transaction=True)
def test_the_only_worker_takes_up_at_its_start_what_was_left_running(
    settings, mailoutbox, monkeypatch
):
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda worker: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    document = factories.submitted(factories.news_item())
    arguments = {"args": [document.pk, document.submitted_by_id, "Eva Beispiel", []], "kwargs": {}}
    left = job(started_at=datetime.now(UTC), args_kwargs=arguments)
    call_command("work", "--alone", "--batch", "--no-startup-delay")
    left.refresh_from_db()
    assert left.status == TaskResultStatus.SUCCESSFUL, left.traceback
    assert len(mailoutbox) == 1
