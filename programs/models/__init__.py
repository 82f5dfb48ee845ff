"""Programmes with their goals, funding periods, awards and milestones; measures with what is reported of them."""

from .award import Award, Disbursement
from .measure import Measure
from .measure_standing import MeasureStanding
from .milestone import Milestone, MilestoneDate
from .program import FundingPeriod, Goal, Program
from .progress_update import ProgressUpdate

__all__ = [
    "Award",
    "Disbursement",
    "FundingPeriod",
    "Goal",
    "Measure",
    "MeasureStanding",
    "Milestone",
    "MilestoneDate",
    "Program",
    "ProgressUpdate",
]
