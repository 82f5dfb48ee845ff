"""By what the list of programmes is narrowed, and by which of its columns it is sorted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from database.alphabet import alphabetical
from publishing.sifting import Column, Dimension, Value
from publishing.slugs import german_slug, slug_in

from ..status import Status
from .rows import Row

_RANK = {status: place for place, status in enumerate(Status)}


def _status(row: Row) -> Iterator[Value]:
    status = row.card.status
    yield Value(german_slug(status.value), _(status.value), _RANK[status])


def _funder(row: Row) -> Iterator[Value]:
    if name := row.card.funder:
        yield Value(german_slug(name), name, alphabetical(name))


def _department(row: Row) -> Iterator[Value]:
    if unit := row.card.contact.department:
        slug = slug_in(unit.path)
        yield Value(slug, unit.title, unit.sort_title)


def _topics(row: Row) -> Iterator[Value]:
    for topic in row.german.data.get("topics", []):
        yield Value(topic["slug"], topic["name"], alphabetical(topic["name"]))


def _years(row: Row) -> Iterator[Value]:
    for year in row.years:
        yield Value(str(year), str(year), -year)


DIMENSIONS = (
    Dimension("status", gettext_lazy("Stand"), gettext_lazy("Alle"), _status),
    Dimension("foerderung", gettext_lazy("Gefördert durch"), gettext_lazy("Alle"), _funder),
    Dimension(
        "organisation",
        gettext_lazy("Organisationseinheit"),
        gettext_lazy("Alle Einheiten"),
        _department,
    ),
    Dimension("thema", gettext_lazy("Thema"), gettext_lazy("Alle Themen"), _topics),
    Dimension("jahr", gettext_lazy("Läuft im Jahr"), gettext_lazy("Alle Jahre"), _years),
)
COLUMNS = (
    Column("titel", gettext_lazy("Programm"), lambda row: row.german.sort_title),
    Column("status", gettext_lazy("Stand"), lambda row: _RANK[row.card.status]),
    Column(
        "foerderung",
        gettext_lazy("Gefördert durch"),
        lambda row: alphabetical(row.card.funder) if row.card.funder else None,
    ),
    Column("laufzeit", gettext_lazy("Laufzeit"), lambda row: row.card.began),
    Column(
        "abgeschlossen",
        gettext_lazy("Maßnahmen abgeschlossen"),
        lambda row: row.closed if row.total else None,
        is_number=True,
    ),
    Column(
        "laufend",
        gettext_lazy("Maßnahmen in Umsetzung"),
        lambda row: row.under_way if row.total else None,
        is_number=True,
    ),
    Column("betrag", gettext_lazy("Fördersumme"), lambda row: row.amount, is_number=True),
)
