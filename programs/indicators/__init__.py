"""Indicators: measurements, what may be told of them, and how figures are written and drawn."""
