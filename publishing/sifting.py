"""Narrows and orders a list short enough to be kept in memory: filters with counts, columns that sort.

`?status=laufend&jahr=2026&sortierung=-betrag`: each filter at most once, all of them together. Long lists have
publishing.roster instead.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from search.bits import Bits, bits_of, first, places_of

ORDER = "sortierung"
LONGEST = 200
Words = str | Promise


@dataclass(frozen=True)
class Value:
    """What a row has in a dimension: `value` stands in the address, `rank` orders the choices."""

    value: str
    label: str
    rank: Any


@dataclass(frozen=True, eq=False)
class Dimension:
    """One way to narrow a list: `values_of(row)` are the Values that the row has, none, one or several.

    With `alike`, rows for which it returns the same have the same Values, and `values_of` is asked about one of them.
    """

    parameter: str
    label: Words
    everything: Words
    values_of: Callable[[Any], Iterable[Value]]
    alike: Callable[[Any], Hashable] | None = None


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen, and how many rows there would be with it beside the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    dimension: Dimension
    choices: list[Choice]


@dataclass(frozen=True)
class Chosen:
    """A filter in force; `without` is the query of the other filters."""

    dimension: Dimension
    value: str
    title: str
    without: str


@dataclass(frozen=True)
class Sifted:
    """`rows` are those that all filters leave; `query` says which filters: "status=laufend&jahr=2026", or ""."""

    rows: list[Any]
    chosen: list[Chosen]
    facets: list[Facet]
    query: str

    @property
    def title(self) -> str:
        """What is shown, as in "laufend, 2026"."""
        return ", ".join(one.title for one in self.chosen)


def cleaned(request: HttpRequest, *parameters: str) -> str:
    """Return the address without those of these parameters that have no value; "" where all have one."""
    empty = [name for name in parameters if request.GET.get(name) == ""]
    if not empty:
        return ""
    query = request.GET.copy()
    for name in empty:
        del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def changed(request: HttpRequest, **changes: str | None) -> str:
    """Return the address with these parameters set, or left out where they are None; it begins at the first page."""
    query = request.GET.copy()
    for name, value in {"seite": None, **changes}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def kept(request: HttpRequest, *names: str) -> list[tuple[str, str]]:
    """Return those parameters that stay when filters change, for hidden fields of the form."""
    return [(name, request.GET[name]) for name in names if name in request.GET]


@dataclass(frozen=True)
class Sieve:
    """Rows made ready to be narrowed: which values there are, and which rows (as bits, by place) have each.

    Whoever has thousands of rows keeps it as long as they stay the same, for each language: its labels are in one.
    """

    rows: Sequence[Any]
    values: dict[Dimension, dict[str, Value]]
    marks: dict[Dimension, dict[str, Bits]]

    @property
    def everything(self) -> Bits:
        return first(len(self.rows))


def sieve_of(rows: Sequence[Any], dimensions: Iterable[Dimension]) -> Sieve:
    """Return the rows made ready: each, or one of those that are alike, is asked for its values once."""
    values: dict[Dimension, dict[str, Value]] = {}
    marks: dict[Dimension, dict[str, Bits]] = {}
    for one in dimensions:
        known: dict[str, Value] = {}
        places: dict[str, list[int]] = {}
        for same in _alike(rows, one):
            for value in one.values_of(rows[same[0]]):
                known.setdefault(value.value, value)
                places.setdefault(value.value, []).extend(same)
        values[one] = known
        marks[one] = {value: bits_of(those, len(rows)) for value, those in places.items()}
    return Sieve(rows, values, marks)


def _alike(rows: Sequence[Any], dimension: Dimension) -> Iterable[list[int]]:
    """Return the places of the rows, those of rows that are alike together."""
    if dimension.alike is None:
        return ([place] for place in range(len(rows)))
    found: dict[Hashable, list[int]] = {}
    for place, key in enumerate(map(dimension.alike, rows)):
        found.setdefault(key, []).append(place)
    return found.values()


def sifted(request: HttpRequest, sieve: Sieve) -> Sifted:
    """Return what the address asks for; Http404 for a value that no row has."""
    dimensions = list(sieve.values)
    asked = {one: request.GET[one.parameter] for one in dimensions if one.parameter in request.GET}
    for one, value in asked.items():
        if value not in sieve.values[one]:
            raise Http404(_("Zu dieser Auswahl gibt es nichts."))

    def passing(left_out: Dimension | None = None) -> Bits:
        found = sieve.everything
        for one, value in asked.items():
            if one is not left_out:
                found &= sieve.marks[one][value]
        return found

    facets = [Facet(one, _choices(sieve, one, passing(one), asked.get(one))) for one in dimensions]
    chosen = [
        Chosen(one, value, sieve.values[one][value].label, _query(asked, one))
        for one, value in asked.items()
    ]
    return Sifted(_rows(sieve, passing()), chosen, facets, _query(asked))


def _rows(sieve: Sieve, found: Bits) -> list[Any]:
    if found == sieve.everything:
        return list(sieve.rows)
    return [sieve.rows[place] for place in places_of(found)]


def _choices(sieve: Sieve, dimension: Dimension, beside: int, chosen: str | None) -> list[Choice]:
    counted = [
        Choice(
            one.value,
            one.label,
            (beside & sieve.marks[dimension][one.value]).bit_count(),
            one.value == chosen,
        )
        for one in sorted(sieve.values[dimension].values(), key=lambda one: one.rank)
    ]
    return [choice for choice in counted if choice.count or choice.is_chosen]


def _query(asked: dict[Dimension, str], left_out: Dimension | None = None) -> str:
    return urlencode({one.parameter: value for one, value in asked.items() if one is not left_out})


@dataclass(frozen=True)
class Column:
    """A column of a table: `key(row)` is what it sorts by, None where the row has nothing; figures stand at the end."""

    name: str
    label: Words
    key: Callable[[Any], Any]
    is_number: bool = False


@dataclass(frozen=True)
class Header:
    """The head of a column: `url` sorts by it, the other way round where it sorts already; `aria` names the order."""

    column: Column
    url: str
    aria: str


@dataclass(frozen=True)
class Ordered:
    """`rows` in the order asked for; `order` as the address has it ("-betrag"), "" for the usual one."""

    rows: list[Any]
    headers: list[Header]
    order: str


def ordered(request: HttpRequest, rows: Iterable[Any], columns: Sequence[Column]) -> Ordered:
    """Return the rows sorted by `?sortierung=`, by the first column without; Http404 for a column that there is not.

    What has nothing in the column comes last either way; equals keep the order of the first column.
    """
    order = request.GET.get(ORDER, "")
    name, falling = order.removeprefix("-"), order.startswith("-")
    by = next((one for one in columns if one.name == name), None)
    if order and by is None:
        raise Http404(_("Danach lässt sich diese Liste nicht sortieren."))
    usual = sorted(rows, key=columns[0].key)
    by = by or columns[0]
    having = [row for row in usual if by.key(row) is not None]
    having = sorted(having, key=by.key, reverse=falling)
    lacking = [row for row in usual if by.key(row) is None]
    headers = [_header(request, one, by, falling) for one in columns]
    return Ordered([*having, *lacking], headers, order)


def _header(request: HttpRequest, column: Column, by: Column, falling: bool) -> Header:
    is_sorted = column is by
    # Of figures the largest ones are wanted first
    first = f"-{column.name}" if column.is_number else column.name
    other = column.name if falling else f"-{column.name}"
    aria = ("descending" if falling else "ascending") if is_sorted else ""
    return Header(column, changed(request, **{ORDER: other if is_sorted else first}), aria)
