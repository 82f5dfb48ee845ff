"""Looks at the links of live texts, our own by what is public and others by asking, and notes what was found."""

from collections.abc import Callable
from datetime import datetime

from publishing.models import Hyperlink
from publishing.readiness.links import State, local_path, states_of

from .guarded import Answer, ask

# One look at so many; whatever is left waits for the next
AT_ONCE = 200
OURS = {
    State.SHOWN: Answer(True),
    State.PLANNED: Answer(True),
}
NOT_OURS_ANY_MORE = Answer(False, "Auf unserer Website führt diese Adresse ins Leere.")


def check_due(
    at: datetime, *, asking: Callable[[str], Answer] | None = None, limit: int = AT_ONCE
) -> int:
    """Look at up to `limit` links that are due at `at`, and return how many.

    `asking` asks other servers. Safe to run twice: looking changes nothing.
    """
    asking = asking or ask
    due = list(Hyperlink.objects.due(at)[:limit])
    paths = {link.pk: local_path(link.address) for link in due}
    ours = states_of({path for path in paths.values() if path}, at)
    for link in due:
        path = paths[link.pk]
        note(link, OURS.get(ours[path], NOT_OURS_ANY_MORE) if path else asking(link.address), at)
    return len(due)


def note(link: Hyperlink, answer: Answer, at: datetime) -> None:
    """Store what a look has found; what works once is forgiven everything."""
    link.checked_at = at
    link.failures = 0 if answer.works else min(link.failures + 1, 100)
    link.gone = answer.works is False
    link.reason = answer.reason
    link.save(update_fields=["checked_at", "failures", "gone", "reason"])
