"""Reads HTML, also broken HTML from clipboards, into a tree of elements and texts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
BLOCK_TAGS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
}  # fmt: skip
# Closed by the next of their kind, up to the element that holds them
SIBLINGS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
}
# What stands deeper is read as if it stood here, as browsers do: rules that go down the tree end somewhere
DEEPEST = 200
# Conditional comments of Word, processing instructions, declarations
NOISE = re.compile(r"<!--.*?(?:-->|\Z)|<[!?](?!--)[^>]*(?:>|\Z)", re.DOTALL)


@dataclass
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def style(self) -> str:
        return self.attributes.get("style", "").lower().replace(" ", "")

    def find(self, *tags: str, within: str = "") -> list["Element"]:
        """Return all elements below with one of the tags, in reading order; none inside a further `within`."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.tag in tags else []
                found += child.find(*tags, within=within) if child.tag != within else []
        return found

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse(html: str) -> list[Element | str]:
    """Return what stands at the top of the HTML."""
    reader = _Reader()
    reader.feed(NOISE.sub("", html))
    reader.close()
    return reader.root.children


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self._close({"p"}, BLOCK_TAGS - {"p"})
        if tag in SIBLINGS:
            closed, within = SIBLINGS[tag]
            self._close(closed, within)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # <o:p/> is Word's; elsewhere browsers do not know an empty element that is not void
        if ":" in tag and self._open[-1].tag == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._close({tag}, set())

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close(self, tags: set[str], within: set[str]) -> None:
        """Close the innermost open element of these tags, unless one of `within` stands between."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag in tags:
                del self._open[index:]
                # A cell and its row end together
                if len(tags) > 1:
                    self._close(tags, within)
                return
            if self._open[index].tag in within:
                return
