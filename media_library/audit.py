"""Where changes of the library are written down: the app that keeps the log registers its way to do so."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Model

Recorder = Callable[..., Any]
_recorders: list[Recorder] = []


def register(recorder: Recorder) -> None:
    """Have `recorder(action, by=, at=, obj=, details=)` called for every change, inside its transaction."""
    _recorders.append(recorder)


def record(
    action: str, *, by: Any, at: datetime, obj: Model, details: dict[str, Any] | None = None
) -> None:
    """Write down that `by` did `action` with `obj` at the moment `at`; `details` must be JSON."""
    for recorder in _recorders:
        recorder(action, by=by, at=at, obj=obj, details=details)
