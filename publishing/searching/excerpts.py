"""The piece of a text that shows why it was found, and the words by which it was."""

import re
from collections.abc import Sequence

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import PIECE, Analysed, analyser
from search.analysis.folding import folded
from search.questions import Wanted

LENGTH = 220
BEFORE = 60
MOST_WORDS = 3
# Between a heading and what follows it
MARK = " · "
STOPS = (".", "!", "?", ":", ";", ",", "…", "؟", "،", "۔")
CLOSING = '“”"»«’)'
SPACED = re.compile(r" ([.,;:!?])(?=\s|$)")


def excerpt(
    title: str, text: str, wanted: Sequence[Wanted], language: str, names: Sequence[str] = ()
) -> tuple[SafeString, list[str]]:
    """Return about 220 characters of the text as HTML with `<mark>`, and the words by which it was found indirectly.

    `names` belong to the text without standing in it: its topics, its short name.
    """
    analyse = analyser(language).words
    text = _in_one_line(text)
    in_title, in_text = list(analyse(title)), list(analyse(text))
    marked = [word for word in in_text if any(_fits(word, one) for one in wanted)]
    because = _because(title, in_title, text, in_text, wanted)
    because += _named(names, [*in_title, *in_text], wanted, language)
    start, end = _window(text, marked)
    # With no-break spaces, so that the dots stand on no line of their own
    before, after = "…\u00a0" if start else "", "\u00a0…" if end < len(text) else ""
    piece = format_html("{}{}{}", before, _with_marks(text, marked, start, end), after)
    return piece, because[:MOST_WORDS]


def _in_one_line(text: str) -> str:
    """Return the lines one behind the other, with a mark where a heading or a point has no stop of its own."""
    # Where markup was, older texts have a space before the full stop
    lines = [SPACED.sub(r"\1", " ".join(line.split())) for line in text.split("\n")]
    lines = [line for line in lines if line]
    marked = [line if line.rstrip(CLOSING).endswith(STOPS) else f"{line}{MARK}" for line in lines]
    return " ".join(line.rstrip() for line in marked).removesuffix(MARK.rstrip())


def highlighted(title: str, wanted: Sequence[Wanted], language: str) -> SafeString:
    """Return the title as HTML, with what was found in it in `<mark>`."""
    words = analyser(language).words(title)
    marked = [word for word in words if any(_fits(word, one) for one in wanted)]
    return _with_marks(title, marked, 0, len(title))


def _with_marks(text: str, marked: list[Analysed], start: int, end: int) -> SafeString:
    pieces, place = [], start
    for word in marked:
        if start <= word.start and word.end <= end:
            pieces += [
                text[place : word.start],
                format_html("<mark>{}</mark>", text[word.start : word.end]),
            ]
            place = word.end
    pieces.append(text[place:end])
    # Each piece is escaped just here
    return mark_safe("".join(conditional_escape(piece) for piece in pieces))


def in_a_row(text: str) -> str:
    """Return the words of a text as they are written, folded, each between spaces."""
    return f" {' '.join(PIECE.findall(folded(text)))} "


def replaced(text: str, word: str, better: str) -> str:
    """Return the text with another word in place of a folded one."""
    found = [one for one in analyser("de").words(text) if folded(text[one.start : one.end]) == word]
    for one in reversed(found):
        text = text[: one.start] + better + text[one.end :]
    return text if found else better


def _fits(word: Analysed, one: Wanted) -> bool:
    terms = one.terms
    return word.term in terms or any(part in terms for part in word.parts)


def _because(
    title: str,
    in_title: list[Analysed],
    text: str,
    in_text: list[Analysed],
    wanted: Sequence[Wanted],
) -> list[str]:
    found: dict[str, str] = {}
    for one in wanted:
        if any(word.term in one.phrase for word in (*in_title, *in_text)):
            continue
        for source, words in ((title, in_title), (text, in_text)):
            for word in words:
                if word.term and _fits(word, one):
                    found.setdefault(word.term, source[word.start : word.end])
    return list(found.values())


def _named(
    names: Sequence[str], written: Sequence[Analysed], wanted: Sequence[Wanted], language: str
) -> list[str]:
    """Return the names that have what stands nowhere in the title and the text."""
    missing = [one for one in wanted if not any(_fits(word, one) for word in written)]
    analyse = analyser(language).words
    return [
        name
        for name in dict.fromkeys(names)
        if any(_fits(word, one) for word in analyse(name) for one in missing)
    ]


def _window(text: str, marked: list[Analysed]) -> tuple[int, int]:
    """Return start and end of the piece that holds the most different marked words, cut between words."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, most = 0, 0
    for place, word in enumerate(marked):
        near = {other.term for other in marked[place:] if other.end <= word.start + LENGTH - BEFORE}
        if len(near) > most:
            best, most = word.start, len(near)
    start = max(0, best - BEFORE)
    # Rather the beginning of a sentence that is near
    ends = [text.rfind(mark, start, best) + len(mark) for mark in (". ", "? ", "! ", MARK)]
    if start:
        start = max(ends) if max(ends) > start else text.find(" ", start) + 1
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = text.rfind(" ", start, end)
    # Neither begins nor ends with the mark
    start += len(MARK.lstrip()) * text.startswith(MARK.lstrip(), start)
    end -= len(MARK.rstrip()) * text.endswith(MARK.rstrip(), start, end)
    return start, end
