"""Names of the county's places: never taken apart, found in every form that is made of them."""

from .folding import folded
from .lists import text_of

# Districts whose names are words too: they stand with their towns, and are words alone
ALSO_WORDS = {"wolf", "kernstadt", "waldsiedlung", "staden", "harb", "steinberg", "glashuetten"}


def _names() -> dict[tuple[str, ...], str]:
    """Return the one term of each name, by the folded words of the name."""
    names = {}
    for name in text_of("places").split(","):
        words = tuple(folded(name).replace("-", " ").split())
        if words and not (len(words) == 1 and words[0] in ALSO_WORDS):
            names[words] = "".join(words)
    return names


PLACES = _names()
SINGLE = frozenset(words[0] for words in PLACES if len(words) == 1)
SEVERAL = {words: term for words, term in PLACES.items() if len(words) > 1}
# Hardly any word of a text begins such a name
BEGINNINGS = frozenset(words[0] for words in SEVERAL)
LONGEST = max(map(len, PLACES))
# What a name of several words is called for short: "Nauheim", "Mörlen"; never its first word, which is a word
SHORT = {term: words[-1] for words, term in SEVERAL.items() if len(words[-1]) > 4}


def place_of(word: str) -> str:
    """Return the place that the folded word names in any form (`friedbergs`, `friedberger`), else ""."""
    for ending in ("", "s", "es", "er", "ern", "erin", "erinnen"):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            if stem in SINGLE:
                return stem
            # "Büdinger", "Gießener", "Gedernerin": the name lost or kept its own ending
            if ending and ending != "s" and f"{stem}en" in SINGLE:
                return f"{stem}en"
    return ""
