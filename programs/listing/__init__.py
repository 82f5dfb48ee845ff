"""The list of all programmes: as cards, as a table that sorts, and as files."""
