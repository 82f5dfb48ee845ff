"""What hangs on a post, told by the apps above that know of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..models import Post

Term = tuple[date, date | None]


@dataclass(frozen=True)
class Tie:
    """A sentence about what whoever takes over finds, or what to think of, with where to look at it."""

    words: str
    url: str


Teller = Callable[[Post, Term | None, datetime], Iterable[Tie]]
_tellers: list[Teller] = []


def told_by(teller: Teller) -> None:
    """Have `teller(post, term, at)` asked too; `term` is that of whoever follows, None where nobody does yet."""
    if teller not in _tellers:
        _tellers.append(teller)


def ties_of(post: Post, term: Term | None, at: datetime) -> list[Tie]:
    """Return what all that were registered tell of the post, in the order in which they were."""
    return [tie for teller in _tellers for tie in teller(post, term, at)]
