"""What somebody may have meant whose word is in no text."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .analysis import lexicon
from .analysis.folding import folded
from .models import Word

MOST = 8
GERMAN = ("de", "de-simple")


@lru_cache(maxsize=8)
def _vocabulary(language: str, state: str) -> tuple[list[str], list[str]]:
    rows = list(
        Word.objects.filter(language=language).order_by("word").values_list("word", "shown")
    )
    return [word for word, _ in rows], [shown for _, shown in rows]


def allowed(word: str) -> int:
    """Return how many slips of the keys are forgiven: none in short words, which are neighbours of too many others."""
    return 0 if len(word) < 5 else 1 if len(word) < 8 else 2


def similar(word: str, language: str, state: str) -> list[str]:
    """Return known words as they are shown that `word` may be a misspelling of, nearest first.

    The first letter is nearly always right: of two equally near words, the one that begins alike comes first. Whether
    a public text has them is the caller's to ask. What is a word of the language is not mistyped: who asks for a camel
    does not mean what came. Loads the vocabulary once per `state`.
    """
    slips = allowed(folded(word))
    if not slips or (language in GERMAN and lexicon.known(lexicon.meant(word.lower()))):
        return []
    word = folded(word)
    words, shown = _vocabulary(language, state)
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=MOST * 4)
    found.sort(key=lambda hit: (hit[1], hit[0][0] != word[0], abs(len(hit[0]) - len(word)), hit[0]))
    return [shown[index] for _, _, index in found[:MOST]]


def forget() -> None:
    """Forget the vocabularies, for tests."""
    _vocabulary.cache_clear()
