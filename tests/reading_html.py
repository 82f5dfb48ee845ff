"""Pages as trees: what stands where on them, as people read it."""

from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.building = ElementTree.TreeBuilder()

    def handle_starttag(self, tag, attrs):
        self.building.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.building.end(tag)

    def handle_startendtag(self, tag, attrs):
        self.building.start(tag, {name: value or "" for name, value in attrs})
        self.building.end(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.building.end(tag)

    def handle_data(self, data):
        self.building.data(data)


def tree(text):
    """Return the root element of a page whose elements are all closed, as the portal writes them."""
    builder = _Builder()
    builder.feed(text[text.index("<html") :])
    return builder.building.close()


def having(element, tag, name):
    """Return the elements below with this tag and class, in the order of the page."""
    return [one for one in element.iter(tag) if name in one.get("class", "").split()]


def words(element):
    """Return what the element says, with plain spaces; what stands there for figures drawn by style is left out."""
    return " ".join("".join(_said(element)).replace("\xa0", " ").replace("\u202f", " ").split())


def _said(element):
    if element.get("aria-hidden") == "true":
        return
    yield element.text or ""
    for one in element:
        yield from _said(one)
        yield one.tail or ""


def days(element):
    """Return the days of its <time> elements, in ISO 8601."""
    return [one.get("datetime")[:10] for one in element.iter("time")]
