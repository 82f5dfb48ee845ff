"""The last part of an address: how German words become one, and which an address has."""

import re
import unicodedata

LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "&": " und "}
)


def german_slug(text: str, length: int = 120) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, cut at a word, at most `length` characters.

    "Größe & Übung" becomes "groesse-und-uebung"; text without a usable character gives an empty string.
    """
    lowered = unicodedata.normalize("NFC", text).lower().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut[:length]).strip("-")


def slug_in(path: str) -> str:
    """Return the last part of an address: "wir" of "/programme/wir/"."""
    return path.strip("/").rpartition("/")[2]
