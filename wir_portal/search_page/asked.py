"""What the address of a search asks for: words, filters, a page; whatever stands there is understood somehow."""

from dataclasses import dataclass, field, replace
from unicodedata import category, normalize
from urllib.parse import urlencode

from django.http import QueryDict

# How the address names what publishing.searching calls a facet
FILTERS = {
    "art": "kind",
    "programm": "program",
    "organisation": "department",
    "thema": "topic",
    "jahr": "year",
}
WORDS, PAGE = "q", "seite"
LONGEST = 200
LONGEST_FILTER = 120
SIZE = 20
# Nobody reads on for fifty pages: further words help more
MOST_PAGES = 50


@dataclass(frozen=True)
class Asked:
    """`text` is clean and may be empty, `filters` are values by facet, `was_cut` tells that there were more words."""

    text: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    number: int = 1
    was_cut: bool = False

    @property
    def offset(self) -> int:
        return (self.number - 1) * SIZE

    @property
    def year(self) -> int | None:
        return int(self.filters["year"]) if "year" in self.filters else None

    def with_filter(self, facet: str, value: str) -> "Asked":
        return replace(self, filters={**self.filters, facet: value}, number=1)

    def without_filter(self, facet: str) -> "Asked":
        others = {name: value for name, value in self.filters.items() if name != facet}
        return replace(self, filters=others, number=1)

    def on_page(self, number: int) -> "Asked":
        return replace(self, number=number)

    def query(self) -> str:
        """Return the part of the address behind the question mark: the same search has the same."""
        pairs = [(WORDS, self.text)]
        pairs += [
            (name, self.filters[facet]) for name, facet in FILTERS.items() if facet in self.filters
        ]
        if self.number > 1:
            pairs.append((PAGE, str(self.number)))
        return urlencode(pairs)


def asked(query: QueryDict) -> Asked:
    """Return what is asked for; nonsense among filters and page numbers counts as not asked."""
    words = clean(query.get(WORDS, ""))
    filters = {}
    for name, facet in FILTERS.items():
        value = clean(query.get(name, ""))[:LONGEST_FILTER]
        if value and (facet != "year" or _is_year(value)):
            filters[facet] = value
    number = query.get(PAGE, "")
    pages = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return Asked(
        text=words[:LONGEST].rstrip(),
        filters=filters,
        number=min(max(pages, 1), MOST_PAGES),
        was_cut=len(words) > LONGEST,
    )


def clean(text: str) -> str:
    """Return the text composed (NFC), on one line, without what no keyboard writes: controls, soft hyphens, NUL."""
    kept = "".join(_kept(character) for character in normalize("NFC", text))
    return " ".join(kept.split())


def _kept(character: str) -> str:
    kind = category(character)
    if kind == "Cf":
        # Soft hyphens and marks of direction stand inside words
        return ""
    return " " if kind.startswith("C") else character


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit() and value[0] != "0"
