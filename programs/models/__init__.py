"""Programmes with their goals, funding periods, awards, milestones and measures."""

from .award import Award, Disbursement
from .measure import Measure
from .milestone import Milestone, MilestoneDate
from .program import FundingPeriod, Goal, Program

__all__ = [
    "Award",
    "Disbursement",
    "FundingPeriod",
    "Goal",
    "Measure",
    "Milestone",
    "MilestoneDate",
    "Program",
]
