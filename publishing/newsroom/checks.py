"""How the newsroom shows what the checks found: errors apart from hints, and how a text reads in words."""

from dataclasses import dataclass, field

from publishing.readiness import Problem, Report, errors_in, hints_in
from publishing.readiness.readability import Readability


@dataclass(frozen=True)
class Refusal(Problem):
    """What a field of the form does not accept; `is_missing` where nothing stands in it."""

    is_missing: bool = False


@dataclass(frozen=True)
class Checks:
    """Empty where nothing is checked, as with an approved text."""

    errors: list[Problem] = field(default_factory=list)
    hints: list[Problem] = field(default_factory=list)
    readability: Readability | None = None

    @classmethod
    def of(cls, report: Report, refused: list[Refusal] | None = None) -> "Checks":
        """Return the checks of a report; `refused` are what fields of the form do not accept."""
        errors = errors_in(report.problems)
        known = {problem.anchor for problem in errors}
        # Of what is missing, a check says better than the field what to do
        errors = [
            one for one in refused or [] if not (one.is_missing and one.anchor in known)
        ] + errors
        return cls(errors, hints_in(report.problems), report.readability)

    @property
    def summary(self) -> str:
        """Return for example "2 Fehler, 1 Hinweis"."""
        if self.readability is None:
            return ""
        hints = f"{len(self.hints)} {'Hinweis' if len(self.hints) == 1 else 'Hinweise'}"
        return f"{len(self.errors)} Fehler, {hints}"
