"""Tidy tables: one row for each thing that was reported, promised or measured, with a description for programs."""
