"""A file that tells, after its process was killed, which e-mail that process was handing over last.

What the database knows is one transaction old; a write to a file outlives the process that made it at once. So it can
be told whether the end of an e-mail went out (decision 0018). After a failure of the machine the file may be older than
the database: its name says in which run of the machine it was written.
"""

import contextlib
import os
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

LENGTH = 20
KEPT_FOR = timedelta(days=1)


def _directory() -> Path:
    return Path(settings.VAR_DIR) / "handover"


def _run_of_the_machine() -> str:
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")
    return ""


class Witness:
    """Open while e-mails are handed over; `name` stands at each of them."""

    def __init__(self) -> None:
        _directory().mkdir(parents=True, exist_ok=True)
        self.name = f"{_run_of_the_machine()}-{uuid.uuid4().hex}"
        self._file = os.open(_directory() / self.name, os.O_CREAT | os.O_RDWR, 0o600)

    def note(self, mail_id: int) -> None:
        """Say that the end of this e-mail goes out now: the very next thing to happen."""
        os.pwrite(self._file, b"%0*d" % (LENGTH, mail_id), 0)

    def close(self) -> None:
        os.close(self._file)
        (_directory() / self.name).unlink(missing_ok=True)


def was_handed_over(name: str, mail_id: int) -> bool:
    """Tell whether the e-mail's end went out, as far as the file knows; where there is no knowing, it did.

    Whoever asks knows that the e-mail was the last one that its process had to do with.
    """
    run = _run_of_the_machine()
    if not run or not name.startswith(f"{run}-"):
        return True
    try:
        noted = (_directory() / name).read_bytes()
    except OSError:
        return True
    return noted == b"%0*d" % (LENGTH, mail_id)


def tidy_up(at: datetime) -> None:
    """Delete the files of processes that were killed long ago."""
    limit = (at - KEPT_FOR).timestamp()
    for file in _directory().glob("*-*"):
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < limit:
                file.unlink()
