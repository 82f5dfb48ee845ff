"""Enters the demonstration data through the publishing actions, in the order in which it happened."""

from .story import load

__all__ = ["load"]
