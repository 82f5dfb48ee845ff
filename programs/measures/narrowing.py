"""By what the list of measures is narrowed, and by which of its columns it is sorted."""

from collections.abc import Iterator
from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publishing.models import Edition
from publishing.sifting import Column, Dimension, Value
from publishing.slugs import german_slug, slug_in

from .rows import MeasureRow
from .status import MeasureStatus, Outlook

_RANK = {status: place for place, status in enumerate(MeasureStatus)}
_OUTLOOKS = {outlook: place for place, outlook in enumerate(Outlook)}


def _subject(edition: Edition | None) -> Iterator[Value]:
    if edition:
        slug = slug_in(edition.path)
        yield Value(slug, edition.title, edition.sort_title)


def _status(row: MeasureRow) -> Iterator[Value]:
    yield Value(german_slug(row.status.label), _(row.status.label), _RANK[row.status])


def _outlook(row: MeasureRow) -> Iterator[Value]:
    if row.outlook:
        outlook = Outlook(row.outlook)
        yield Value(german_slug(outlook.label), _(outlook.label), _OUTLOOKS[outlook])


DIMENSIONS = (
    Dimension(
        "programm",
        gettext_lazy("Förderprogramm"),
        gettext_lazy("Alle Programme"),
        lambda row: _subject(row.program),
        lambda row: row.program and row.program.id,
    ),
    Dimension("status", gettext_lazy("Stand"), gettext_lazy("Alle"), _status, attrgetter("status")),
    Dimension(
        "ausblick", gettext_lazy("Ausblick"), gettext_lazy("Alle"), _outlook, attrgetter("outlook")
    ),
    Dimension(
        "organisation",
        gettext_lazy("Organisationseinheit"),
        gettext_lazy("Alle Einheiten"),
        lambda row: _subject(row.department),
        lambda row: row.department and row.department.id,
    ),
)
COLUMNS = (
    Column("titel", gettext_lazy("Maßnahme"), attrgetter("sort_title")),
    Column(
        "programm",
        gettext_lazy("Förderprogramm"),
        lambda row: row.program.sort_title if row.program else None,
    ),
    Column("status", gettext_lazy("Stand"), lambda row: _RANK[row.status]),
    Column("datum", gettext_lazy("Letzter Sachstand"), lambda row: row.status_on),
    Column(
        "ausblick",
        gettext_lazy("Ausblick"),
        lambda row: _OUTLOOKS[row.outlook] if row.outlook else None,
    ),
    Column(
        "organisation",
        gettext_lazy("Zuständig"),
        lambda row: row.department.sort_title if row.department else None,
    ),
)
