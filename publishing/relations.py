"""What an object is related to: as stored, or as a form says that nobody has saved yet."""

from collections.abc import Iterable
from typing import Any

UNSAVED = "_unsaved_relations"


def related(instance: Any, name: str, *with_them: str) -> list[Any]:
    """Return the objects of the relation `name`, loaded with what `with_them` names: one query at most.

    Everything that a document's hooks read of its relations comes through here, so that a form can be shown and
    checked before it is saved.
    """
    unsaved = instance.__dict__.get(UNSAVED, {})
    if name in unsaved:
        return list(unsaved[name])
    if instance.pk is None:
        return []
    found = getattr(instance, name).all()
    return list(found.select_related(*with_them) if with_them else found)


def put(instance: Any, name: str, objects: Iterable[Any]) -> None:
    """Have `related` answer with these objects; nothing is stored."""
    instance.__dict__.setdefault(UNSAVED, {})[name] = list(objects)
