"""What the German word list of simplemma knows: forms, their lemmas, and which of them are nouns."""

import re
from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .folding import spellings

# Verbs that the list has as forms of rare nouns too: bewerben, of Bewerb
VERB = re.compile(r"(?:be|er|ent|ver|zer)\w+en\Z")


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    """Return lemmas by form; read once per process: a second, and about 100 MB."""
    return DefaultDictionaryFactory(1).get_dictionary("de")


def load() -> None:
    """Read the list now: who approves a text first must not read it while everybody waits to write."""
    _forms()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def noun(word: str) -> str:
    """Return the lemma of a noun, in lower case, or "" where the word (lower case) is none."""
    lemma = _forms().get(_capital(word)) or ""
    return lemma.lower() if lemma[:1].isupper() else ""


def known(word: str) -> bool:
    """Tell whether the word (lower case) is in the list."""
    return lemma_of(word) != ""


def lemma_of(word: str) -> str:
    """Return the lemma in lower case, "" for an unknown word; of a noun and a verb that look alike, the noun's."""
    if VERB.match(word) and is_base(word):
        return word
    return noun(word) or (_forms().get(word) or _forms().get(_capital(word)) or "").lower()


def is_base(word: str) -> bool:
    """Tell whether the word (lower case) is its own lemma and no noun: an infinitive, an adjective, a participle."""
    return _forms().get(word) == word


def meant(word: str) -> str:
    """Return the spelling that the list knows (`geflüchtet` for `gefluechtet`), else the word as it is."""
    if "strasse" in word:
        # A word of its own too: a glass stone
        return word.replace("strasse", "straße")
    if known(word):
        return word
    return next((other for other in spellings(word)[1:] if known(other)), word)


def has_feminine_plural(word: str) -> bool:
    """Tell whether somebody called `word` (…in) can be several: what `Termin` cannot."""
    return noun(f"{word}nen") == word
