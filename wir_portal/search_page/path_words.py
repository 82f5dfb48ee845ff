"""What somebody may have looked for under an address that leads nowhere."""

import re

from publishing.languages import FOREIGN

from .asked import clean

LONGEST = 80
SECTIONS = {
    "aktuelles", "ansprechpersonen", "feed", "index", "medien", "organisation", "programme", "suche", "termine",
    *(language.path_prefix.strip("/") for language in FOREIGN),
}  # fmt: skip
ENDING = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)
PARTING = re.compile(r"[^\w]+|_+")


def words_of(path: str) -> str:
    """Return the words of the path's last part that has any ("/aktuelles/2017/das-amt.html": "das amt"), or nothing."""
    for part in reversed(clean(path).split("/")):
        words = [
            word for word in PARTING.split(ENDING.sub("", part)) if word and not word.isdigit()
        ]
        if words and "-".join(words).lower() not in SECTIONS:
            return _cut(" ".join(words))
    return ""


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rpartition(" ")[0] or words[:LONGEST]
