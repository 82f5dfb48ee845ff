"""Which accounts were anonymised, in a file outside of the database: a restored backup must not bring them back."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .models import User


@dataclass(frozen=True)
class Erasure:
    """One line of the file. The moment of creation guards against another account with the same number."""

    number: int
    created: datetime
    erased: datetime

    @property
    def account(self) -> User | None:
        return User.objects.filter(pk=self.number, date_joined=self.created).first()


def note(user: User, at: datetime) -> None:
    """Append a line for the account and wait until it is on the disk; raises OSError."""
    line = {"number": user.pk, "created": user.date_joined.isoformat(), "erased": at.isoformat()}
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> Iterator[Erasure]:
    """Yield the lines of such a file; raises OSError, or ValueError where a line is none of ours."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            moments = [datetime.fromisoformat(told[name]) for name in ("created", "erased")]
            yield Erasure(int(told["number"]), *moments)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"Zeile {number} ist keine Löschung.") from error
