"""Reads the headings and links out of the HTML of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

INLINE = {"a", "strong", "em", "b", "i"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Anchor:
    """A link; `text` is what is read aloud."""

    href: str
    text: str


def headings_in(html: str) -> Sequence[Heading]:
    """Return the headings in order."""
    return _read(html).headings


def links_in(html: str) -> Sequence[Anchor]:
    """Return the links in order."""
    return _read(html).links


def paragraphs_in(html: str) -> Sequence[str]:
    """Return the words of each paragraph and list item; headings are none."""
    return [text for text in (_joined([part]) for part in _read(html).paragraphs) if text]


def text_in(html: str) -> str:
    """Return the words, those of different paragraphs apart."""
    return " ".join("".join(_read(html).words).split())


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self.links: list[Anchor] = []
        self.words: list[str] = []
        self.paragraphs: list[str] = [""]
        self._heading: list[str] | None = None
        self._link: list[str] | None = None
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._heading = []
        elif tag == "a":
            self._link, self._href = [], dict(attrs).get("href") or ""
        if tag not in INLINE:
            self.words.append(" ")
            self._next_paragraph(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._heading is None:
            self.paragraphs[-1] += data
        for collected in (self._heading, self._link):
            if collected is not None:
                collected.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS and self._heading is not None:
            self.headings.append(Heading(HEADINGS[tag], _joined(self._heading)))
            self._heading = None
        elif tag == "a" and self._link is not None:
            self.links.append(Anchor(self._href, _joined(self._link)))
            self._link = None
        if tag not in INLINE:
            self._next_paragraph(tag)

    def _next_paragraph(self, tag: str) -> None:
        # A line break inside a paragraph ends no sentence
        if tag == "br":
            self.paragraphs[-1] += " "
        else:
            self.paragraphs.append("")


def _joined(parts: list[str]) -> str:
    return " ".join("".join(parts).replace("\u200b", "").split())
