"""The public list of all that changed since a day, and its feeds."""
