"""Reads what people type: words, phrases in quotation marks, and what they do not want."""

import re
from dataclasses import dataclass, field

from .analysis import PIECE, Analysed, analyser
from .analysis.relatives import relatives_of
from .synonyms import Phrase, Thesaurus

# More than that nobody means: the rest of a long text is not looked at
LONGEST = 400
MOST_WORDS = 12
QUOTES = str.maketrans(dict.fromkeys("„“”«»‟", '"'))
MINUS = re.compile(r"(?:(?<=\s)|^)[-−–](?=[\w\"])")
# After a minus one phrase or one word; else a phrase, or all words up to the next of these
ASKED = re.compile(
    r'(?P<minus>\x01)?"(?P<phrase>[^"]*)"|\x01(?P<word>[^\s"\x01]+)|(?P<words>[^"\x01]+)'
)
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Wanted:
    """A word, or several that stand for one thing, that a text must have.

    `alternatives` are phrases of terms that do as well: synonyms. `text` is what was typed.
    """

    text: str
    phrase: Phrase
    parts: tuple[str, ...] = ()
    alternatives: tuple[Phrase, ...] = ()

    @property
    def terms(self) -> set[str]:
        return {*self.phrase, *(term for other in self.alternatives for term in other)}


@dataclass(frozen=True)
class Question:
    """`phrases` are folded words in their order, `excluded` terms, `excluded_phrases` folded words."""

    text: str
    wanted: list[Wanted] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    excluded_phrases: list[tuple[str, ...]] = field(default_factory=list)


def question_of(text: str, language: str, thesaurus: Thesaurus) -> Question:
    """Return what a text asks for; any text asks for something, if only for nothing."""
    text = UNPRINTABLE.sub(" ", text[:LONGEST]).translate(QUOTES).strip()
    plain = text.lower() if " " in text and text.isupper() else text
    question, words = Question(text), []
    for piece in ASKED.finditer(MINUS.sub("\x01", plain)):
        phrase = piece["phrase"]
        found = list(analyser(language).words(phrase or piece["words"] or piece["word"] or ""))
        folded = tuple(part for word in found for part in PIECE.findall(word.folded))
        is_phrase = phrase is not None and len(folded) > 1
        if piece["minus"] and is_phrase:
            question.excluded_phrases.append(folded)
        elif piece["minus"] or piece["word"]:
            question.excluded.extend(word.term or word.folded for word in found)
        else:
            words += found
            if is_phrase:
                question.phrases.append(folded)
    question.wanted.extend(_wanted(words, thesaurus))
    return question


def _wanted(words: list[Analysed], thesaurus: Thesaurus) -> list[Wanted]:
    # "wir" alone asks for the programme of that name
    telling = [word for word in words if word.term] or [
        Analysed(word.start, word.end, word.folded, word.folded) for word in words
    ]
    telling = list({word.term: word for word in telling}.values())[:MOST_WORDS]
    found, index = [], 0
    while index < len(telling):
        count = _longest_known(telling, index, thesaurus)
        several = telling[index : index + count]
        phrase = tuple(word.term for word in several)
        found.append(
            Wanted(
                text=" ".join(word.folded for word in several),
                phrase=phrase,
                parts=several[0].parts if count == 1 else (),
                alternatives=_alternatives(phrase, thesaurus),
            )
        )
        index += count
    return found


def _alternatives(phrase: Phrase, thesaurus: Thesaurus) -> tuple[Phrase, ...]:
    others = thesaurus.others(phrase)
    if len(phrase) == 1:
        others = [*others, *((term,) for term in relatives_of(phrase[0]))]
    return tuple(dict.fromkeys(others))


def _longest_known(words: list[Analysed], index: int, thesaurus: Thesaurus) -> int:
    """Return how many words from `index` on are one phrase of the thesaurus, at least 1."""
    for count in range(min(thesaurus.longest, len(words) - index), 1, -1):
        if thesaurus.others(tuple(word.term for word in words[index : index + count])):
            return count
    return 1
