"""Blacking out single words of editions that have started: what stands in their place, and how that is stored."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from .content import Content
from .models import Edition
from .moments import day_in_words
from .searching import indexed


def tombstone(what: str, day: date) -> str:
    """Return what stands where the words were; `what` is "Dieser Sachstand", "Diese Angabe": see guards.BLACKENED."""
    return f"{what} wurde am {day_in_words(day)} geschwärzt.".replace("\xa0", " ")


def blacken(changes: Sequence[tuple[Edition, dict[str, Any]]]) -> None:
    """Store the data as those of the editions, which the search then knows by these words only.

    The database refuses everything but texts that became empty or a tombstone, whether an edition is public or not.
    Who may do that, and why, is the caller's to ask and to record.
    """
    # Twice: a word is forgotten once no edition has it, whatever its language
    for edition, _ in [*changes, *changes]:
        indexed.remove(edition)
    for edition, data in changes:
        edition.data = data
        edition.sha256 = _content(edition).sha256
        edition.save(update_fields=["data", "sha256"])
        indexed.add(edition)
    indexed.forget_removed()


def _content(edition: Edition) -> Content:
    names = ("path", "title", "sort_title", "summary", "body_html", "data", "search_text")
    return Content(**{name: getattr(edition, name) for name in names})
