"""When lists and files of programmes, measures and indicators are looked at, and when that became public."""

from datetime import UTC, datetime

BEFORE = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
