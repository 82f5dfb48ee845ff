"""Whose messages were erased by hand, in a file outside of the database: a restored backup must not bring them back.

It lies beside the list of erased accounts and names nobody: each line has the random key of a message.
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from .models import Message
from .retention import erase_what_was_said

NAME = "messages-erased.jsonl"


def path() -> Path:
    return Path(settings.ERASURES_FILE).with_name(NAME)


def note(messages: Iterable[Message], at: datetime) -> None:
    """Append a line for each message and wait until it is on the disk; raises OSError."""
    lines = [{"key": message.submission.hex, "at": at.isoformat()} for message in messages]
    path().parent.mkdir(parents=True, exist_ok=True)
    with path().open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


@transaction.atomic
def repeat(file: Path, at: datetime) -> int:
    """Erase again what a backup has brought back, and return in how many messages.

    Raises OSError, or ValueError where a line of the file is none of ours.
    """
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    try:
        keys = [UUID(hex=str(json.loads(line)["key"])) for line in lines]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("Eine Zeile der Liste ist keine gelöschte Mitteilung.") from error
    back = Message.objects.filter(submission__in=keys, erased_at__isnull=True)
    return erase_what_was_said(list(back), at)
