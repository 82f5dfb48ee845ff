"""How a search is narrowed: filters in use, each removable, and those that can be added, with how much they leave."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publishing.searching import Facet, Found

from .asked import Asked
from .kind_words import many

HEADINGS: dict[str, str | Promise] = {
    "kind": _("Art"),
    "program": _("Förderprogramm"),
    "department": _("Organisation"),
    "topic": _("Thema"),
    "year": _("Jahr"),
}
# What these are called is told in German, whatever the language of the site
NAMED_IN_GERMAN = ("program", "department", "topic")
# So many of a filter's values stand open; the others unfold
OPEN = 5


@dataclass(frozen=True)
class Value:
    """One value that a filter can take: what it is called, how many hits it leaves, and the address that does so."""

    label: str
    count: int
    query: str


@dataclass(frozen=True)
class Filter:
    """Values that can be chosen; `first` stand open, `further` unfold."""

    name: str
    heading: str
    is_german: bool
    first: list[Value]
    further: list[Value]


@dataclass(frozen=True)
class Chosen:
    """A filter in use; `query` is the address without it."""

    heading: str
    is_german: bool
    label: str
    query: str


def filters(asked: Asked, found: Found) -> list[Filter]:
    """Return the filters that would leave something else than what is shown, in their order."""
    result = []
    for name, heading in HEADINGS.items():
        values = [
            Value(_label(name, facet), facet.count, asked.with_filter(name, facet.value).query())
            for facet in found.facets.get(name, [])
            if facet.value != asked.filters.get(name) and facet.count
        ]
        # A single value that all hits share narrows nothing; beside one in use the others are another choice
        if values and (name in asked.filters or len(values) > 1 or values[0].count < found.total):
            result.append(
                Filter(name, str(heading), name in NAMED_IN_GERMAN, values[:OPEN], values[OPEN:])
            )
    return result


def chosen(asked: Asked, found: Found) -> list[Chosen]:
    """Return the filters in use, in their order."""
    return [
        Chosen(
            str(HEADINGS[name]),
            name in NAMED_IN_GERMAN,
            _label_of_value(name, asked.filters[name], found),
            asked.without_filter(name).query(),
        )
        for name in HEADINGS
        if name in asked.filters
    ]


def _label_of_value(name: str, value: str, found: Found) -> str:
    for facet in found.facets.get(name, []):
        if facet.value == value:
            return _label(name, facet)
    return many(value, value) if name == "kind" else value


def _label(name: str, facet: Facet) -> str:
    return many(facet.value, facet.label) if name == "kind" else facet.label
