"""How long records of jobs and the demonstration's e-mails are kept."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from database.retention import Rule

from .jobs import KEPT_FOR

MAILS_FOR = timedelta(days=14)


def _finished_jobs(at: datetime) -> Any:
    return DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT_FOR)


def _old_mails(at: datetime) -> list[Path]:
    """Return the files in which the demonstration keeps the e-mails that it would have sent."""
    directory = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.VAR_DIR / "mail")
    limit = (at - MAILS_FOR).astimezone(UTC).timestamp()
    if not directory.is_dir():
        return []
    return [file for file in sorted(directory.glob("*.log")) if file.stat().st_mtime < limit]


def _unlink(batch: Sequence[Path], at: datetime) -> int:
    for file in batch:
        file.unlink(missing_ok=True)
    return len(batch)


RULES = [
    Rule(
        "jobs",
        "Aufzeichnungen über erledigte Aufträge, etwa versandte E-Mails mit ihrem Text",
        "7 Tage",
        "Störungen beim Versand klären.",
        "werden gelöscht",
        _finished_jobs,
    ),
    Rule(
        "mails",
        "E-Mails der Vorführung, die als Dateien statt im Postfach landen",
        "14 Tage",
        "Wer das Portal ausprobiert, soll sie lesen können.",
        "werden gelöscht",
        _old_mails,
        _unlink,
    ),
]
