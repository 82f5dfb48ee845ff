"""How programmes, measures and indicators are described in the newsroom."""

from . import indicators, measures, programs

__all__ = ["indicators", "measures", "programs"]
