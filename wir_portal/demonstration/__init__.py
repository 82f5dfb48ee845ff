"""Demonstration data: the facts of one real announcement, and recognisable examples around it."""
