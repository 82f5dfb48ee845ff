"""How many syllables a German word has when it is read aloud."""

import re
from functools import lru_cache

from pyphen import Pyphen

LETTERS = re.compile(r"[^\W\d_]+")
VOWEL_RUNS = re.compile(r"[aeiouyäöüàáâèéêëìíîïòóôùúû]+")
# One sound each, though written with two letters
DIPHTHONGS = re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|oi|ou")
# Words from English, which German rules would split
FOREIGN = {
    "team": 1,
    "teams": 1,
    "online": 2,
    "service": 2,
    "homepage": 2,
    "website": 2,
    "webseite": 3,
    "e-mail": 2,
}
ONE_SOUND = "a"


@lru_cache(maxsize=50_000)
def syllables_of(word: str) -> int:
    """Return the number of syllables, at least 1; parts joined by hyphens count one by one.

    The hyphenation patterns of TeX (pyphen, de_DE) find the seams that vowels alone do not show ("be-antragen",
    "Muse-um"), but never split off a single letter ("Abend") nor every hiatus ("Ra-dio"): within each part
    the vowels are counted, diphthongs as one. Abbreviations in capitals are spelled out ("EU" has two).
    """
    lowered = word.lower()
    if lowered in FOREIGN:
        return FOREIGN[lowered]
    return max(1, sum(_of_part(part) for part in LETTERS.findall(word)))


def load() -> None:
    """Read the patterns now: it takes half a second."""
    _patterns()


def _of_part(part: str) -> int:
    if is_spelled(part):
        return len(part)
    plain = part.lower().replace("qu", "k")
    pieces = _patterns().inserted(plain, hyphen="\n").split("\n")
    return max(1, sum(_vowels_in(piece) for piece in pieces))


def is_spelled(part: str) -> bool:
    """Tell whether a part in capitals is read letter by letter: without a vowel, of two letters, or unspeakable."""
    if len(part) < 2 or not part.isupper() or len(part) > 5:
        return False
    return len(part) == 2 or not re.fullmatch(
        r"[^AEIOUÄÖÜ]{0,2}[AEIOUÄÖÜ]+[^AEIOUÄÖÜ]{1,2}([AEIOUÄÖÜ]+[^AEIOUÄÖÜ]{0,2})?", part
    )


def _vowels_in(piece: str) -> int:
    return sum(len(DIPHTHONGS.sub(ONE_SOUND, run)) for run in VOWEL_RUNS.findall(piece))


@lru_cache(maxsize=1)
def _patterns() -> Pyphen:
    return Pyphen(lang="de_DE")
