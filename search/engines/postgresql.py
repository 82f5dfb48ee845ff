"""PostgreSQL's full-text search: a GIN index over the tokens, which are no language's words any more ('simple')."""

import sys
from array import array
from collections.abc import Sequence

INSTALL = (
    # Out of line: what matches is then found in few pages, whatever the length of the texts
    "ALTER TABLE search_entry ALTER COLUMN tokens SET STORAGE EXTERNAL",
    "ALTER TABLE search_entry SET (toast_tuple_target = 128)",
    """
    CREATE INDEX IF NOT EXISTS search_entry_tokens ON search_entry USING gin (to_tsvector('simple', tokens))
      WITH (fastupdate = off)
    """,
)
KEYS = """
    SELECT %s, string_agg(int8send(key), '') FROM search_entry
    WHERE to_tsvector('simple', tokens) @@ to_tsquery('simple', %s)
"""
TIDY = ("ANALYZE search_entry",)


def match(token: str) -> str:
    """Return the question for a token in the language of to_tsquery."""
    return f"{token[:-1]}:*" if token.endswith("*") else token


def keys(found: memoryview) -> Sequence[int]:
    """Return the keys from what KEYS answers: eight octets each, a quarter quicker than as text."""
    numbers = array("q", bytes(found))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
