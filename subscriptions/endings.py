"""Who has ended a subscription, in a file outside of the database: a restored backup must not write to them again.

It lies beside the list of erased accounts and names nobody: each line has a random key and a moment.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

NAME = "subscriptions-ended.jsonl"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ending:
    key: UUID
    at: datetime


def path() -> Path:
    return Path(settings.ERASURES_FILE).with_name(NAME)


def note(key: UUID, at: datetime) -> None:
    """Append a line and wait until it is on the disk; nobody is kept from ending because that fails."""
    line = json.dumps({"key": key.hex, "at": at.isoformat()})
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with path().open("a", encoding="utf-8") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        logger.exception("The list of ended subscriptions cannot be written")


def read(file: Path) -> Iterator[Ending]:
    """Yield the lines of such a file; raises OSError, or ValueError where a line is none of ours."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            yield Ending(UUID(hex=told["key"]), datetime.fromisoformat(told["at"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"Zeile {number} ist kein beendetes Abonnement.") from error
