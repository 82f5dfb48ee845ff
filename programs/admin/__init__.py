"""How programmes and measures are described in the newsroom."""

from . import measures, programs

__all__ = ["measures", "programs"]
