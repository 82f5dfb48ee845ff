"""What must be right before a text can be submitted or approved; each problem points at its field."""

from .blocks import file_problems
from .check import Report, problems_of, report_on
from .links import alternative_of
from .problem import Problem, errors_in, hint, hints_in

__all__ = [
    "Problem",
    "Report",
    "alternative_of",
    "errors_in",
    "file_problems",
    "hint",
    "hints_in",
    "problems_of",
    "report_on",
]
