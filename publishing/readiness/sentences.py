"""Takes German text apart into sentences and words, with the dots that end no sentence left in peace."""

import re

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# How an abbreviation is read aloud
ABBREVIATIONS = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "z. T.": "zum Teil",
    "i. d. R.": "in der Regel", "o. ä.": "oder ähnlich", "u. ä.": "und ähnlich", "s. o.": "siehe oben",
    "s. u.": "siehe unten", "n. Chr.": "nach Christus", "v. Chr.": "vor Christus", "usw.": "und so weiter",
    "etc.": "et cetera", "bzw.": "beziehungsweise", "ca.": "circa", "ggf.": "gegebenenfalls", "evtl.": "eventuell",
    "inkl.": "inklusive", "zzgl.": "zuzüglich", "vgl.": "vergleiche", "bes.": "besonders", "max.": "maximal",
    "min.": "minimal", "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "Dr.": "Doktor",
    "Prof.": "Professor", "St.": "Sankt", "Str.": "Straße", "Tel.": "Telefon", "Mio.": "Millionen",
    "Mrd.": "Milliarden", "Std.": "Stunden", "Min.": "Minuten", "Jh.": "Jahrhundert", "gez.": "gezeichnet",
    "geb.": "geboren", "sog.": "sogenannt", "Hrsg.": "Herausgeber", "Bd.": "Band", "S.": "Seite", "e. V.": "e V",
}  # fmt: skip
# Those with which a sentence may end, when the next word has a capital
ENDS = {"usw.", "etc.", "o. ä.", "u. ä.", "e. V.", "Jh.", "Str.", "Std.", "Min.", "Mio.", "Mrd."}
# Those that are words of their own ("dieser Art.") unless a number follows
BEFORE_NUMBER = {"Art.", "Abs.", "Nr.", "S.", "Bd."}
DOT = "\u2024"


def _pattern(key: str) -> str:
    written = re.escape(key).replace(r"\ ", r"[\s\u00a0\u202f]?")
    return written + (r"(?=\s?\d)" if key in BEFORE_NUMBER else "")


_longest_first = sorted(ABBREVIATIONS, key=len, reverse=True)
ABBREVIATION = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, _longest_first))})")
_by_letters = {re.sub(r"\s", "", key): key for key in ABBREVIATIONS}
BEFORE_ORDINAL = (
    "am|an|ab|bis|vom|von|zum|zur|seit|im|in|der|die|das|dem|den|des|beim|und|oder|jede[rsnm]?"
)
DOTS_WITHIN = (
    re.compile(r"(?<=\d)\.(?=\d)"),
    re.compile(rf"(?<=\d)\.(?=[\s\u00a0]+(?:{MONTHS})\b)"),
    re.compile(r"(?<=\d)\.(?=[\s\u00a0]+[a-zäöüß])"),
    # Initials: "A. Müller"
    re.compile(r"(?<![\w.])(?<=[\s\u00a0(„\"])[A-ZÄÖÜ]\.(?=[\s\u00a0]?[A-ZÄÖÜ])"),
)
ORDINAL = re.compile(
    rf"(?<!\w)(?:{BEFORE_ORDINAL})[\s\u00a0]+\d{{1,3}}\.(?=[\s\u00a0])", re.IGNORECASE
)
END = re.compile(r"[.!?…؟]+[\"“”»«›‹’')\]]*(?=\s|\Z)")
WORD = re.compile(r"[^\W_]+(?:[-‐‑’'.:*@·,][^\W_]+)*")
NUMBER = re.compile(r"[\d.,:-]+")


def sentences_in(text: str) -> list[str]:
    """Return the sentences of one paragraph as they stand there; what has no final mark is a sentence too."""
    masked = _masked(text)
    sentences, start = [], 0
    for match in END.finditer(masked):
        following = masked[match.end() :].lstrip()
        if following[:1].islower():
            continue
        sentences.append(text[start : match.end()])
        start = match.end()
    sentences.append(text[start:])
    tidy = (" ".join(sentence.split()) for sentence in sentences)
    return [sentence for sentence in tidy if WORD.search(sentence)]


def words_in(sentence: str) -> list[str]:
    """Return the words as they are read: abbreviations written out, a number or date as one word."""
    return WORD.findall(ABBREVIATION.sub(_read_out, sentence))


def is_spoken(word: str) -> bool:
    """Tell whether a word's syllables can be counted: not for numbers, nor for addresses of the Internet."""
    return not (NUMBER.fullmatch(word) or "@" in word or word.lower().startswith("www."))


def _masked(text: str) -> str:
    """Return the text with other signs of the same length for the dots that end no sentence."""
    text = ABBREVIATION.sub(_without_dots, text)
    for pattern in DOTS_WITHIN:
        text = pattern.sub(lambda match: match[0].replace(".", DOT), text)
    return ORDINAL.sub(lambda match: match[0].replace(".", DOT), text)


def _without_dots(match: re.Match[str]) -> str:
    key = _key(match[0])
    rest = match.string[match.end() :]
    if key in ENDS and re.match(r"\s+[\"„»(]?[A-ZÄÖÜ]", rest):
        return match[0][:-1].replace(".", DOT) + "."
    return match[0].replace(".", DOT)


def _read_out(match: re.Match[str]) -> str:
    # The full stop of a sentence that ends with an abbreviation is no word
    return f"{ABBREVIATIONS[_key(match[0])]} "


def _key(found: str) -> str:
    return _by_letters["".join(found.split())]
