"""One thing that keeps a text from being published."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """`anchor` is the id of the form field that the sentence `message` is about."""

    message: str
    anchor: str = ""
