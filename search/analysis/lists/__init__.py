"""Lists of words, as text; lines that begin with # say what a list is."""

from pathlib import Path


def text_of(name: str) -> str:
    """Return a list without its remarks, in one line."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#"))


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list that separates them by spaces."""
    return frozenset(text_of(name).split())
