"""Synonyms as the search uses them: phrases of terms that stand for one another."""

from collections.abc import Iterable

from .analysis import analyser

Phrase = tuple[str, ...]


def phrases_of(words: str) -> list[Phrase]:
    """Return the different phrases of terms in a list of words separated by commas."""
    phrases = []
    for text in words.split(","):
        phrase = tuple(word.term for word in analyser("de").words(text) if word.term)
        if phrase and phrase not in phrases:
            phrases.append(phrase)
    return phrases


class Thesaurus:
    """Which phrases say the same as a phrase."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._others: dict[Phrase, list[Phrase]] = {}
        for row in rows:
            phrases = phrases_of(row)
            for phrase in phrases:
                known = self._others.setdefault(phrase, [])
                known += [other for other in phrases if other != phrase and other not in known]
        self.longest = max(map(len, self._others), default=0)

    def others(self, phrase: Phrase) -> list[Phrase]:
        """Return what says the same as the phrase, without itself."""
        return self._others.get(phrase, [])
