"""Takes German compounds apart: Integrationskonzept is about integration, and is a concept."""

from functools import lru_cache

from . import lexicon
from .lists import word_list

SHORTEST = 4
# Short words that do form compounds; others of this length are found in words by chance
SHORT_FIRST = {
    "amt",
    "bau",
    "bus",
    "rat",
    "rad",
    "bad",
    "ehe",
    "tag",
    "weg",
    "arm",
    "not",
    "uhr",
    "ort",
    "zug",
    "gas",
}
SHORT_LAST = {
    "amt",
    "rat",
    "tag",
    "weg",
    "ort",
    "bau",
    "bad",
    "bus",
    "rad",
    "hof",
    "zug",
    "akt",
    "tee",
    "uhr",
    "typ",
}
# What has become a word of its own, and is about none of its parts
WHOLE = word_list("whole_words")
# Nouns that are endings much more often
NO_LAST = word_list("no_last_parts")
# Stems of verbs that stand before nouns, though a noun may look alike
VERBS = {
    "wohn": "wohnen", "sprech": "sprechen", "förder": "fördern", "lern": "lernen", "schwimm": "schwimmen",
    "fahr": "fahren", "lehr": "lehren", "lese": "lesen", "schreib": "schreiben", "melde": "melden", "koch": "kochen",
    "bastel": "basteln", "wander": "wandern", "prüf": "prüfen", "bewerb": "bewerben", "warte": "warten",
    "impf": "impfen", "lösch": "löschen", "heiz": "heizen", "hör": "hören", "näh": "nähen", "back": "backen",
    "mitmach": "mitmachen",
    "kennenlern": "kennenlernen", "pflege": "pflegen", "erzähl": "erzählen", "begegn": "begegnen", "dolmetsch":
    "dolmetschen", "rede": "reden", "tanz": "tanzen", "sing": "singen", "spiel": "spielen", "mal": "malen",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the lemmas of the parts of a compound (lower case, with umlauts), of three parts, the pairs as well.

    `sprachkursangebot`: sprachkurs, angebot, sprache, kurs. Nothing for a word that is not one.
    """
    if word in WHOLE or lexicon.noun(word) in WHOLE or len(word) < 7:
        return ()
    leaves = _split(word)
    if len(leaves) < 2:
        return ()
    found = [lemma for _, lemma in leaves]
    found += [part for lemma in found for part in parts_of(lemma)]
    for length in range(2, len(leaves)):
        for first in range(len(leaves) - length + 1):
            piece = leaves[first : first + length]
            found.append("".join(text for text, _ in piece[:-1]) + piece[-1][1])
    return tuple(dict.fromkeys([*found, *_cut_later(word, len(leaves[0][0]))]))


def _cut_later(word: str, place: int) -> list[str]:
    """Return the halves of cuts behind a place: Grund-schulkinder is also Grundschul-kinder."""
    found = []
    for later in range(place + 1, len(word) - SHORTEST + 1):
        first, last = _first(word[:later]), _last(word[later:])
        if first and last and not lexicon.is_base(first):
            found += [first, last]
    return found


@lru_cache(maxsize=50_000)
def _split(word: str, outermost: bool = True) -> tuple[tuple[str, str], ...]:
    """Return the parts as (letters, lemma), as few as possible, each as long as possible; one if it is no compound."""
    whole = ((word, _last(word)),) if _last(word) else ()
    if whole and (word in WHOLE or whole[0][1] in WHOLE):
        return whole
    best: tuple[tuple[str, str], ...] = ()
    for place in range(3, len(word) - 2):
        first = _first(word[:place])
        if not first:
            continue
        rest = _split(word[place:], False)
        if not rest:
            continue
        candidate = ((word[:place], first), *rest)
        if not best or _goodness(candidate) > _goodness(best):
            best = candidate
    # What the word list has stays one part here; parts_of takes it apart on its own
    return whole if whole and not outermost else best or whole


def _goodness(parts: tuple[tuple[str, str], ...]) -> tuple[int, int]:
    return -len(parts), min(len(text) for text, _ in parts)


def _last(word: str) -> str:
    """Return the lemma of what can stand at the end of a compound."""
    if word in NO_LAST or (len(word) < SHORTEST and word not in SHORT_LAST):
        return ""
    return lexicon.noun(word)


@lru_cache(maxsize=50_000)
def _first(word: str) -> str:
    """Return the lemma of what can stand before another part: a noun with or without a joint, or the stem of a verb."""
    if word in VERBS:
        return VERBS[word]
    for text in _without_joint(word):
        lemma = lexicon.noun(text) if len(text) >= SHORTEST or text in SHORT_FIRST else ""
        if lemma:
            return lemma
    # "Schulamt": the word lost its e
    if len(word) >= SHORTEST and lexicon.noun(f"{word}e") == f"{word}e":
        return f"{word}e"
    # "Löschfahrzeug": no noun looks alike, so it is a verb
    if len(word) >= SHORTEST and lexicon.is_base(f"{word}en"):
        return f"{word}en"
    return ""


def _without_joint(word: str) -> list[str]:
    joints = ("s", "es", "n", "en", "ns", "ens")
    return [word, *(word[: -len(joint)] for joint in joints if word.endswith(joint))]


def first_part(word: str) -> str:
    """Return the lemma of a word that stands before a hyphen, "" if it is none."""
    return _first(word)


def last_part(word: str) -> tuple[str, str]:
    """Return the compound with its last part as lemma, and that lemma; both empty if it is none.

    `integrationskonzeptes`: integrationskonzept, konzept.
    """
    leaves = _split(word)
    if len(leaves) < 2:
        return "", ""
    return "".join(text for text, _ in leaves[:-1]) + leaves[-1][1], leaves[-1][1]
