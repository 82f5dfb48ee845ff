"""What must be right before a text can be submitted or approved; each problem points at its field."""

from .check import problems_of
from .problem import Problem

__all__ = ["Problem", "problems_of"]
