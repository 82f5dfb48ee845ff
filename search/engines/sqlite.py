"""FTS5. Its table holds no text of its own: triggers keep it equal to the column `tokens` of the entries."""

from collections.abc import Sequence

INSTALL = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens USING fts5(
      tokens, content='search_entry', content_rowid='key', detail=none, columnsize=0, prefix='3',
      tokenize="unicode61 remove_diacritics 0")
    """,
    "DROP TRIGGER IF EXISTS search_entry_added",
    "DROP TRIGGER IF EXISTS search_entry_removed",
    "DROP TRIGGER IF EXISTS search_entry_changed",
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
      INSERT INTO search_tokens (rowid, tokens) VALUES (NEW.key, NEW.tokens);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
      INSERT INTO search_tokens (search_tokens, rowid, tokens) VALUES ('delete', OLD.key, OLD.tokens);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
      INSERT INTO search_tokens (search_tokens, rowid, tokens) VALUES ('delete', OLD.key, OLD.tokens);
      INSERT INTO search_tokens (rowid, tokens) VALUES (NEW.key, NEW.tokens);
    END
    """,
)
KEYS = "SELECT %s, group_concat(rowid) FROM search_tokens WHERE search_tokens MATCH %s"
TIDY = ("INSERT INTO search_tokens (search_tokens) VALUES ('optimize')",)


def match(token: str) -> str:
    """Return the question for a token in FTS5's language."""
    return f'"{token[:-1]}"*' if token.endswith("*") else f'"{token}"'


def keys(found: str) -> Sequence[int]:
    """Return the keys from what KEYS answers."""
    return [int(key) for key in found.split(",")]
