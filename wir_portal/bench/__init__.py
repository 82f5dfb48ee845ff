"""Measures every page type at two sizes of the county's archive, on both engines."""
