"""Programmes with goals, periods, awards, milestones, documents and reports to funders; measures; indicators."""

from .award import Award, Disbursement, joined
from .funder_report import FunderReport
from .indicator import Indicator
from .latest_update import LatestUpdate
from .measure import Measure
from .measure_standing import MeasureStanding
from .milestone import Milestone, MilestoneDate
from .observation import Observation
from .paper import Paper
from .program import FundingPeriod, Goal, Program
from .progress_update import ProgressUpdate

__all__ = [
    "Award",
    "Disbursement",
    "FunderReport",
    "FundingPeriod",
    "Goal",
    "Indicator",
    "LatestUpdate",
    "Measure",
    "MeasureStanding",
    "Milestone",
    "MilestoneDate",
    "Observation",
    "Paper",
    "Program",
    "ProgressUpdate",
    "joined",
]
