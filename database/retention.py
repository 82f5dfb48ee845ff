"""How long what is kept: each app lists its rules in `retention.py`, and a nightly job carries them out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet

# So many rows go in one transaction: others write in between
BATCH = 500


def deleted(batch: Sequence[Any], at: datetime) -> int:
    """Delete the rows of a batch and return how many of them there were."""
    model = type(batch[0])
    model._base_manager.filter(pk__in=[row.pk for row in batch]).delete()
    return len(batch)


@dataclass(frozen=True)
class Rule:
    """`what`, `kept`, `why` and `then` are German and shown to people.

    `due(at)` returns what is kept no longer at an aware moment: a queryset, or anything with a length that can be cut.
    `remove(batch, at)` takes a list of these away and returns how many it took. Without `due` it stays, or goes by
    other ways.
    """

    code: str
    what: str
    kept: str
    why: str
    then: str
    due: Callable[[datetime], Any] | None = None
    remove: Callable[[Sequence[Any], datetime], int] = deleted

    def count(self, at: datetime) -> int:
        """Return how much is due, without touching it."""
        due = self.due(at) if self.due else []
        return due.count() if isinstance(due, QuerySet) else len(due)

    def carry_out(self, at: datetime) -> int:
        """Take away what is due, batch by batch, and return how much that was.

        Ends where a batch could not be taken: what protects itself stays for another night.
        """
        total = 0
        while self.due and (batch := list(self.due(at)[:BATCH])):
            with transaction.atomic():
                taken = self.remove(batch, at)
            total += taken
            if not taken:
                break
        return total


def rules() -> Iterator[Rule]:
    """Yield the rules of all apps, in the order of the apps."""
    for config in apps.get_app_configs():
        name = f"{config.name}.retention"
        if find_spec(name):
            yield from import_module(name).RULES
