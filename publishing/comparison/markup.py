"""Takes rendered HTML apart: into its outermost elements, and into lines of plain words that can be compared."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

# Titles by the key of a document, names of posts by their uuid
Names = Mapping[int | str, str]
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}
# Each of these begins a line of its own
LINES = {
    "p", "li", "tr", "figcaption", "caption", "blockquote", "summary", "div", "section", "figure", "table", "dt", "dd",
    "ul", "ol", "dl", "details", "br", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
CELLS = {"td", "th"}
# How an edition marks the place of a contact: see publishing.contact_blocks
CONTACT = re.compile(r"contact:(\d+)")
POST = re.compile(r"post:([0-9a-f-]{36})")
PICTURE = re.compile(r'<img\b[^>]*\bsrc="([^"]*)"')


def outermost(html: str) -> list[str]:
    """Return the HTML's outermost elements (and comments), in order; text between them is not expected."""
    reader = _Outermost(html)
    reader.feed(html)
    reader.close()
    return [piece.strip() for piece in reader.pieces if piece.strip()]


def words_of(html: str, names: Names) -> str:
    """Return the words in lines: headings with their level, links with their target, pictures by their description.

    `names` are those of the documents and posts that contact blocks name by key.
    """
    reader = _Words(names)
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def contacts_in(html: str) -> set[int]:
    """Return the keys of the documents that contact blocks name."""
    return {int(key) for key in CONTACT.findall(html)}


def pictures_in(html: str) -> list[str]:
    """Return the addresses of the pictures, in order."""
    return PICTURE.findall(html)


class _Outermost(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._html, self._depth, self._begin = html, 0, 0
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(self._depth - 1, 0)
        if not self._depth:
            self._cut(self._html.index(">", self._here()) + 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` opens and closes nothing."""

    def handle_comment(self, data: str) -> None:
        if not self._depth:
            self._cut(self._html.index("-->", self._here()) + 3)

    def close(self) -> None:
        super().close()
        self._cut(len(self._html))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _cut(self, end: int) -> None:
        self.pieces.append(self._html[self._begin : end])
        self._begin = end


class _Words(HTMLParser):
    def __init__(self, names: Names) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._names = names
        self._hrefs: list[str] = []
        self._cells = 0
        self._bullet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in LINES:
            self.parts.append("\n")
            self._cells = 0
        if tag[0] == "h" and tag[1:].isdecimal():
            self.parts.append(f"Überschrift {tag[1:]}: ")
        elif tag == "li":
            self._bullet = True
        elif tag == "a":
            self._hrefs.append(values.get("href") or "")
        elif values.get("class") == "quote__office":
            self.parts.append(", ")
        elif tag == "img":
            alt = values.get("alt")
            self.parts.append(f"\nBild: {alt}\n" if alt else "\nBild ohne Alternativtext\n")
        elif tag in CELLS:
            self.parts.append(" | " if self._cells else "")
            self._cells += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._hrefs:
            self.parts.append(f" (Link: {self._hrefs.pop()})")
        elif tag in LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._bullet and data.strip():
            self.parts.append("• ")
            self._bullet = False
        self.parts.append(data.replace("\n", " "))

    def handle_comment(self, data: str) -> None:
        document, post = CONTACT.fullmatch(data), POST.fullmatch(data)
        key = int(document[1]) if document else post[1] if post else None
        if key is not None:
            self.parts.append(f"\nKontakt: {self._names.get(key, 'nicht mehr vorhanden')}\n")
