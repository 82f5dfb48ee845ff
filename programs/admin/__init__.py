"""How programmes, measures and indicators are described in the newsroom, and reports to funders written."""

from . import indicators, measures, programs, reports

__all__ = ["indicators", "measures", "programs", "reports"]
