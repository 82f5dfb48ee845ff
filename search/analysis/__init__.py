"""Turns words into terms: the same for what is indexed and for what is asked."""

from .terms import PIECE, Analysed, Analyser, analyser

__all__ = ["PIECE", "Analysed", "Analyser", "analyser"]
