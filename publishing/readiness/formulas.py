"""The three formulas that say how hard a German text is to read, and what they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from .sentences import is_spoken, sentences_in, words_in
from .syllables import syllables_of

MANY_SYLLABLES = 3
LONG_WORD = 6


@dataclass(frozen=True)
class Counts:
    """`spoken` words have letters; numbers and dates are words of a sentence, but nobody counts their syllables.

    `polysyllables` are the spoken words with three syllables and more, `long_words` those with more than six letters.
    """

    sentences: int
    words: int
    spoken: int
    syllables: int
    polysyllables: int
    long_words: int


def counts_of(paragraphs: Iterable[str]) -> Counts:
    """Count sentences, words and syllables in paragraphs of plain German text."""
    words, sentences = [], 0
    for paragraph in paragraphs:
        for sentence in sentences_in(paragraph):
            sentences += 1
            words.extend(words_in(sentence))
    spoken = [word for word in words if is_spoken(word)]
    syllables = [syllables_of(word) for word in spoken]
    return Counts(
        sentences=sentences,
        words=len(words),
        spoken=len(spoken),
        syllables=sum(syllables),
        polysyllables=sum(number >= MANY_SYLLABLES for number in syllables),
        long_words=sum(_letters_of(word) > LONG_WORD for word in spoken),
    )


def amstad(counts: Counts) -> float:
    """Return Flesch's reading ease for German: 180 - ASL - 58.5 * ASW; 100 is very easy, 0 very hard.

    ASL: words per sentence, ASW: syllables per word. Source: Toni Amstad, Wie verständlich sind unsere Zeitungen?,
    Zürich 1978, after Rudolf Flesch, A New Readability Yardstick, Journal of Applied Psychology 32, 1948.
    """
    return 180 - _sentence_length(counts) - 58.5 * counts.syllables / counts.spoken


def vienna_4(counts: Counts) -> float:
    """Return the fourth Wiener Sachtextformel, a school year: 0.2744 * MS + 0.2656 * SL - 1.693.

    MS: per cent of words with three and more syllables, SL: words per sentence. Source: Richard Bamberger and
    Erich Vanecek, Lesen - Verstehen - Lernen - Schreiben, Wien 1984.
    """
    many = 100 * counts.polysyllables / counts.spoken
    return 0.2744 * many + 0.2656 * _sentence_length(counts) - 1.693


def lix(counts: Counts) -> float:
    """Return LIX: words per sentence plus the per cent of words with more than six letters.

    Source: Carl-Hugo Björnsson, Läsbarhet, Stockholm 1968.
    """
    return _sentence_length(counts) + 100 * counts.long_words / counts.words


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences


def _letters_of(word: str) -> int:
    return sum(character.isalpha() for character in word)
