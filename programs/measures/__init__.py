"""Measures of programmes: where each stands, what is reported of it, and when that is due."""
