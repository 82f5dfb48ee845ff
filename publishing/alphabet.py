"""German alphabetical order: which text stands for a title when titles are sorted."""

import unicodedata

LONGEST = 160  # the column's width


def alphabetical(title: str) -> str:
    """Return the title folded after DIN 5007-1: ä like a, ß like ss, no capitals, single spaces.

    Databases sort the result alike, whatever their collation.
    """
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in letters).split()
    return " ".join(words)[:LONGEST]


def by_surname(name: str) -> str:
    """Return the order of a person's name: the last word first, so that "von" and "de" do not count."""
    *given, surname = name.split() or [""]
    return alphabetical(" ".join([surname, *given]))
