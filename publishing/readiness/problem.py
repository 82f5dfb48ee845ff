"""What a check found: an error keeps the text from being published, a hint is advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True)
class Problem:
    """`anchor` is the id of the form field that the sentence `message` is about."""

    message: str
    anchor: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_hint(self) -> bool:
        return self.severity == Severity.HINT


def hint(message: str, anchor: str = "") -> Problem:
    """Return a problem that does not stand in the way of submission and approval."""
    return Problem(message, anchor, Severity.HINT)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if not problem.is_hint]


def hints_in(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.is_hint]
