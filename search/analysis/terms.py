"""From a word as it is written to the term that stands for it, and to the terms of its parts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import simplemma

from . import compounds, lexicon, places
from .folding import folded
from .lists import word_list

# Letters and digits; hyphens, the dot of Leichte Sprache and the signs of gender forms join what they stand in
WORD = re.compile(r"[^\W_]+(?:(?:[-‐‑·‧•:*_’']|/-)[^\W_]+)*")
# What stands between anything that is no letter or digit
PIECE = re.compile(r"[^\W_]+")
INNER = re.compile(r"[-‐‑·‧•:*_’'/]+")
GENDER = re.compile(
    r"(?<=\w)(?:/-|[:*_/·])(?:in|innen|r|e|n|er|es|en)\b|(?<=[a-zäöüß])I(?=n\b|nnen\b)"
)
LONGEST = 60
STOP_WORDS = word_list("stop_words")
# simplemma's names for our languages
LEMMATIZED = {
    "en": "en",
    "uk": "uk",
    "ar": "ar",
    "tr": "tr",
    "ru": "ru",
    "fa-AF": "fa",
    "pl": "pl",
    "ro": "ro",
}
# Adjectives and participles of which names for people are made: Geflüchtete, Jugendliche, Studierende
ADJECTIVE = re.compile(
    r"(lich|ig|isch|iert|los|haft|^ge\w+t|^ver\w+t|^be\w+t|^zu\w+t|fremd|verwandt|gewandert|erwachsen|behindert|krank)$"
)
ENDINGS = re.compile(r"(er|en|em|es|e)$")
UNKNOWN = re.compile(r"(innen|ern|en|er|es|em|e|s|n)$")


class Analysed(NamedTuple):
    """A word of a text: where it stands, what it is called in the index, and of what it consists.

    `term` is empty for a word that says nothing (a stop word). `folded` is the word as it is written, folded; `named`
    are the parts as words that can be shown.
    """

    start: int
    end: int
    folded: str
    term: str
    parts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Analyser:
    """Analyses texts and questions of one language."""

    def __init__(self, language: str) -> None:
        self.is_german = language in ("de", "de-simple")
        self.code = LEMMATIZED.get(language, "")

    def words(self, text: str) -> Iterator[Analysed]:
        """Yield the words of the text in order; a place of several words comes as one."""
        found = [self._word(match) for match in WORD.finditer(text)]
        if not self.is_german:
            yield from found
            return
        index = 0
        while index < len(found):
            place, count = _place_at(found, index)
            if count > 1:
                first, last = found[index], found[index + count - 1]
                whole = " ".join(word.folded for word in found[index : index + count])
                yield Analysed(first.start, last.end, whole, place, _short(place))
            else:
                yield found[index]
            index += max(count, 1)

    def _word(self, match: re.Match) -> Analysed:
        known = _known_german(match[0]) if self.is_german else _known_foreign(match[0], self.code)
        return Analysed(match.start(), match.end(), *known)


@lru_cache(maxsize=16)
def analyser(language: str) -> Analyser:
    """Return the analyser of a language; one that nobody has taught it is folded only."""
    return Analyser(language)


@lru_cache(maxsize=100_000)
def _known_german(text: str) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Return what Analysed holds of a word beside its place."""
    term, named = _german(text[:LONGEST])
    return folded(text[:LONGEST]), term, tuple(dict.fromkeys(map(_base, named))), named


@lru_cache(maxsize=20_000)
def _known_foreign(text: str, code: str) -> tuple[str, str]:
    return folded(text[:LONGEST]), _foreign(text[:LONGEST], code)


def _short(place: str) -> tuple[str, ...]:
    return (places.SHORT[place],) if place in places.SHORT else ()


def _place_at(words: list[Analysed], index: int) -> tuple[str, int]:
    if words[index].folded not in places.BEGINNINGS:
        return "", 0
    for count in range(min(places.LONGEST, len(words) - index), 1, -1):
        name = tuple(word.folded for word in words[index : index + count])
        if name in places.SEVERAL:
            return places.SEVERAL[name], count
        if (*name[:-1], name[-1].removesuffix("s")) in places.SEVERAL:
            return places.SEVERAL[(*name[:-1], name[-1].removesuffix("s"))], count
    return "", 0


def _german(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the term of a word as it is written, and the lemmas of its parts."""
    if _is_abbreviation(text):
        return folded(text), ()
    plain = GENDER.sub(lambda match: "i" if match[0] == "I" else "", text)
    if plain != text and "I" not in text:
        # "Lehrer:innen", "Kolleg*innen": the stem is left
        plain = _of_stem(plain)
    pieces = [piece for piece in INNER.split(plain) if piece]
    if len(pieces) > 1:
        return _joined(tuple(pieces))
    word = plain.lower()
    if word in STOP_WORDS:
        return "", ()
    place = places.place_of(folded(word))
    if place:
        return place, ()
    word = _person(lexicon.lemma_of(lexicon.meant(word)) or _of_unknown(lexicon.meant(word)))
    return _base(word), compounds.parts_of(word)


def _is_abbreviation(text: str) -> bool:
    """Tell whether the word is a name because of its capitals: WIR is not the pronoun."""
    if not (1 < len(text) <= 6 and text.isupper() and text.isalpha()):
        return False
    return text.lower() in STOP_WORDS or not lexicon.known(text.lower())


def _of_stem(stem: str) -> str:
    """Return the word whose gender form was cut off: `Kollegin` for `Kolleg`, `Geflüchtete` as it is."""
    candidates = (f"{stem}in", stem, f"{stem}e")
    return next((word for word in candidates if lexicon.noun(word.lower())), stem)


def _joined(pieces: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the same of words with hyphens: Sprach-Kurs is Sprachkurs, Ober-Mörlen is a place."""
    name = tuple(folded(piece) for piece in pieces)
    several = places.SEVERAL.get(name) or places.SEVERAL.get(
        (*name[:-1], name[-1].removesuffix("s"))
    )
    if several:
        return several, _short(several)
    last = pieces[-1].lower()
    word = "".join(pieces[:-1]).lower() + (
        lexicon.lemma_of(lexicon.meant(last)) or _of_unknown(last)
    )
    parts = dict.fromkeys(part for piece in pieces for part in _with_parts(piece))
    return _base(_person(word)), tuple(part for part in parts if part)


def _with_parts(piece: str) -> tuple[str, ...]:
    term, named = _german(piece)
    # "Sprach" of "Sprach-Kurs" is a piece that stands alone nowhere
    first = (
        compounds.first_part(piece.lower()) if not term or not lexicon.known(piece.lower()) else ""
    )
    return (first or term, *named)


def _of_unknown(word: str) -> str:
    """Return what an unknown word is called: a compound by the lemma of its last part, else the word without ending."""
    last, lemma = compounds.last_part(word)
    if last:
        return last[: -len(lemma)] + _person(lemma)
    adjective = ENDINGS.sub("", word)
    if adjective != word and lexicon.known(adjective):
        return lexicon.lemma_of(adjective)
    return (
        UNKNOWN.sub("", word)
        if len(word) > 6
        else word.removesuffix("s")
        if len(word) > 4
        else word
    )


def _person(lemma: str) -> str:
    """Return the masculine of a feminine, by which both are found; any other word as it is."""
    feminine = lemma.endswith("in") and lexicon.has_feminine_plural(lemma)
    return _masculine(lemma[:-2]) if feminine else lemma


@lru_cache(maxsize=50_000)
def _base(lemma: str) -> str:
    """Return the folded term of a lemma; of names for people, the adjective: for Geflüchtete, for Jugendlicher."""
    lemma = _person(lemma)
    plain = ENDINGS.sub("", lemma)
    if plain != lemma and _names_people(plain):
        lemma = plain
    return folded(lemma)


def _names_people(adjective: str) -> bool:
    """Tell whether people are called by the adjective or participle: (der, die) Blinde, Geflüchtete, Studierende."""
    if adjective.endswith("end") and len(adjective) > 6:
        return lexicon.is_base(adjective) or lexicon.noun(f"{adjective}er") != ""
    if ADJECTIVE.search(adjective):
        return lexicon.is_base(adjective) or (
            adjective.startswith("ge") and lexicon.known(adjective)
        )
    # The word list takes "Blinde" and "Blinder" for forms of one noun
    declined = lexicon.noun(f"{adjective}e")
    is_noun = declined != "" and lexicon.noun(f"{adjective}er") == declined
    return len(adjective) > 3 and is_noun and lexicon.is_base(adjective)


def _masculine(stem: str) -> str:
    """Return the masculine of a feminine without its ending: arzt for ärzt, kollege for kolleg."""
    for candidate in (f"{stem}e", stem, _plain_vowel(stem), f"{_plain_vowel(stem)}e"):
        if lexicon.noun(candidate) == candidate:
            return candidate
    return stem


def _plain_vowel(stem: str) -> str:
    """Return the stem without its last umlaut."""
    for place in range(len(stem) - 1, -1, -1):
        if stem[place] in "äöü":
            return stem[:place] + "aou"["äöü".index(stem[place])] + stem[place + 1 :]
    return stem


def _foreign(text: str, code: str) -> str:
    return folded(simplemma.lemmatize(text, lang=code) if code else text)
