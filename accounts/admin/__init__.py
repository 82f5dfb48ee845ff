"""Administration's pages of the newsroom: accounts, teams, the log."""

from . import audit, teams, users  # noqa: F401
