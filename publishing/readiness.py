"""What must be right before a text can be submitted or approved; each problem points at its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from . import kinds
from .models import Document


@dataclass(frozen=True)
class Problem:
    """`anchor` is the id of the form field that the sentence `message` is about."""

    message: str
    anchor: str = ""


def problems_of(document: Document, at: datetime) -> list[Problem]:
    """Return all problems of the working copy, in the order of the form; an empty list means ready."""
    return list(_problems(document))


def _problems(document: Document) -> Iterator[Problem]:
    yield from kinds.specific(document).own_problems()
