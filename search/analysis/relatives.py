"""Words of one family: Bewerbung and bewerben, Anmeldung and anmelden."""

from functools import lru_cache

from . import lexicon
from .folding import folded
from .lists import word_list

# Nouns that have left their verbs: who looks for a newspaper does not ask for the times
APART = word_list("nouns_apart")


@lru_cache(maxsize=10_000)
def relatives_of(term: str) -> tuple[str, ...]:
    """Return the verb's term for a noun in -ung, and the noun's for a verb that has one; the word's own is left out."""
    word = lexicon.meant(term)
    if word.endswith("ung") and word not in APART:
        verbs = (f"{word[:-3]}{ending}" for ending in ("en", "n"))
        return tuple(folded(verb) for verb in verbs if lexicon.is_base(verb))[:1]
    stem = word.removesuffix("en") if word.endswith("en") else word.removesuffix("n")
    noun = f"{stem}ung"
    if stem != word and noun not in APART and lexicon.noun(noun) == noun and lexicon.is_base(word):
        return (folded(noun),)
    return ()
