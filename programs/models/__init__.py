"""Programmes with their goals, funding periods and measures."""

from .measure import Measure
from .program import FundingPeriod, Goal, Program

__all__ = ["FundingPeriod", "Goal", "Measure", "Program"]
