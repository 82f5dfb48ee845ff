"""Jobs of a worker that died come back; records of finished jobs go."""

from datetime import UTC, datetime, timedelta
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult, get_date_max

from duties import tasks
from tests import factories
from tests.duties.letters import message
from wir_portal.jobs import (
    ABANDONED_AFTER,
    ATTEMPTS,
    KEPT_FOR,
    PAUSES,
    forget_finished,
    return_abandoned,
    return_unsent,
)
from wir_portal.management.commands.work import go_on_after

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


def test_an_e_mail_that_found_no_server_is_tried_again_and_given_up_in_the_end():
    unsent = job(
        TaskResultStatus.FAILED,
        task_path="duties.tasks.send_answer",
        exception_class_path="builtins.ConnectionRefusedError",
        finished_at=NOW,
    )
    assert return_unsent(NOW) == 1
    unsent.refresh_from_db()
    assert (unsent.status, unsent.run_after) == (TaskResultStatus.READY, NOW + PAUSES[0])
    assert unsent.finished_at is None
    for status, attempts in ((TaskResultStatus.FAILED, len(PAUSES) + 1), (unsent.status, 1)):
        unsent.status, unsent.worker_ids, unsent.finished_at = status, ["one"] * attempts, NOW
        unsent.save()
        assert return_unsent(NOW) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"exception_class_path": "builtins.ValueError"},
        {"exception_class_path": "smtplib.SMTPRecipientsRefused"},
        {"task_path": "subscriptions.tasks.send_due_mails"},
        {"status": TaskResultStatus.SUCCESSFUL},
        {"finished_at": NOW - KEPT_FOR},
    ],
)
def test_what_failed_otherwise_is_left_as_it_is(fields):
    job(
        **{
            "status": TaskResultStatus.FAILED,
            "exception_class_path": "builtins.TimeoutError",
            "finished_at": NOW,
            **fields,
        }
    )
    assert return_unsent(NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_an_answer_reaches_a_visitor_though_the_mail_server_was_away(
    settings, mailoutbox, monkeypatch
):
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda worker: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    written = message(email="anna@example.org")
    DBTaskResult.objects.all().delete()
    tasks.send_confirmation.enqueue(written.pk)
    with monkeypatch.context() as away:
        away.setattr(tasks, "send_mail", Mock(side_effect=ConnectionRefusedError))
        call_command("work", batch=True)
    assert mailoutbox == []
    assert return_unsent(datetime.now(UTC)) == 1
    DBTaskResult.objects.update(run_after=datetime.now(UTC))
    call_command("work", batch=True)
    assert [mail.to for mail in mailoutbox] == [["anna@example.org"]]


def test_a_fault_in_one_step_of_the_worker_does_not_end_the_others(caplog):
    go_on_after(Mock(side_effect=KeyError("x"), __name__="tidy_library"))
    assert "tidy_library" in caplog.text


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
