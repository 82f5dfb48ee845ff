"""Programmes with goals, periods, awards and milestones; measures with reports; indicators with measurements."""

from .award import Award, Disbursement
from .indicator import Indicator
from .measure import Measure
from .measure_standing import MeasureStanding
from .milestone import Milestone, MilestoneDate
from .observation import Observation
from .program import FundingPeriod, Goal, Program
from .progress_update import ProgressUpdate

__all__ = [
    "Award",
    "Disbursement",
    "FundingPeriod",
    "Goal",
    "Indicator",
    "Measure",
    "MeasureStanding",
    "Milestone",
    "MilestoneDate",
    "Observation",
    "Program",
    "ProgressUpdate",
]
