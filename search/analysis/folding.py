"""One spelling for what people spell in several ways: umlauts, ß, accents, capitals."""

import re
import unicodedata
from itertools import product

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ø": "o", "ł": "l"})
# With the letter before, which a mark may belong to
FOREIGN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
# How people without the keys write what the dictionary has with umlauts and ß
SPELLED_OUT = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
MOST_PLACES = 4


def folded(text: str) -> str:
    """Return the text in lower case, with ä as ae, ß as ss, and other letters without their accents."""
    text = text.lower().translate(GERMAN)
    return text if text.isascii() else FOREIGN.sub(lambda found: _plain(found[0]), text)


def _plain(letters: str) -> str:
    """Return letters without their marks; Arabic vowel signs are marks too, written or left out as one likes."""
    letters = unicodedata.normalize("NFC", letters).translate(GERMAN)
    parts = unicodedata.normalize("NFD", letters)
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn")
    )


def spellings(word: str) -> list[str]:
    """Return the word as it could be meant with umlauts and ß, itself first: `gefluechtet`, `geflüchtet`."""
    places = [i for i in range(len(word) - 1) if word[i : i + 2] in SPELLED_OUT][:MOST_PLACES]
    found = []
    for chosen in product((False, True), repeat=len(places)):
        letters = list(word)
        for place, replace in zip(places, chosen, strict=True):
            if replace and letters[place] and letters[place + 1]:
                letters[place] = SPELLED_OUT[word[place : place + 2]]
                letters[place + 1] = ""
        found.append("".join(letters))
    return found
