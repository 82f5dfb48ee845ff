"""Keeps what was made of things that never change, as editions with one checksum are: once in a process, for good."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Kept(Generic[Key, Made]):
    """What was made, by key; where there are more than `most`, only what is asked for next stays."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Key, Made] = {}

    def get(self, keys: Iterable[Key], make: Callable[[set[Key]], dict[Key, Made]]) -> list[Made]:
        """Return what belongs to each key; `make` is asked for what is not there yet, and may leave out some."""
        made, keys = self._made, list(keys)
        new = {key for key in keys if key not in made}
        if new:
            if len(made) + len(new) > self._most:
                made = {key: made[key] for key in keys if key in made}
            # Other threads may be reading what there was
            made = self._made = made | make(new)
        return [made[key] for key in keys if key in made]

    def forget(self) -> None:
        self._made = {}
