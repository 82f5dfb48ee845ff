"""What the list of measures knows of each: kept as long as nothing changes, since a county has thousands of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from publishing import languages, reading, sifting
from publishing.kept import Kept
from publishing.models import Edition, EditionLink
from publishing.public_state import public_state

from .overview import live_measures
from .status import MeasureStatus


class MeasureRow(NamedTuple):
    """A measure by its German edition `pk`; `program` and `department` are live German editions or None."""

    sort_title: str
    pk: int
    title: str
    path: str
    number: int
    live_from: datetime
    sha256: str
    status: MeasureStatus
    status_on: date | None
    outlook: str
    program: Edition | None
    department: Edition | None


# What an edition says of itself, and the documents of programme and unit: the columns of a row
Own = tuple[Any, ...]


@dataclass(frozen=True)
class _Asked:
    state: str
    language: str
    dimensions: tuple[sifting.Dimension, ...]
    at: datetime = field(compare=False)


def sieve_of_measures(dimensions: tuple[sifting.Dimension, ...], at: datetime) -> sifting.Sieve:
    """Return all live measures in German alphabetical order, ready to be narrowed.

    One query; two more when something was published since, and one for measures that this process has not met.
    Labels are in the language of the site.
    """
    state, language = public_state(at), languages.of_site().code
    return _read(_Asked(state, language, dimensions, at))


# A few languages of the present, and a past day or two
@lru_cache(maxsize=6)
def _read(asked: _Asked) -> sifting.Sieve:
    # One that is redacted has a new text, and nothing to be listed for
    live = live_measures(asked.at).filter(redacted_at=None).order_by()
    keys = live.values_list("pk", "sha256")
    found = sorted(_own.get(keys, lambda new: _read_own({pk for pk, _ in new}, live.values("pk"))))
    around = reading.live_by_document({pk for row in found for pk in row[-2:]}, asked.at).get
    rows = [MeasureRow(*own[:-2], around(own[-2]), around(own[-1])) for own in found]
    return sifting.sieve_of(rows, asked.dimensions)


# A statement takes so many keys; of more the whole list is read
FEW = 500
# A county has some thousand; of past days there are others
MOST = 50_000
# What an edition says changes with its checksum alone, where something is blacked out: each process reads it once,
# whatever is published later
_own: Kept[tuple[int, str], Own] = Kept(MOST)


def _read_own(keys: set[int], live: Any) -> dict[tuple[int, str], Own]:
    """Return the columns by edition and checksum: one query."""
    unit = EditionLink.objects.filter(rel="department", edition=OuterRef("pk")).order_by()
    asked = keys if len(keys) <= FEW else live
    rows = Edition.objects.filter(pk__in=asked, standing__isnull=False).order_by()
    columns = rows.values_list(
        "sort_title", "pk", "title", "path", "number", "live_from", "sha256", "standing__status",
        "standing__status_on", "standing__outlook", "standing__program", Subquery(unit.values("target")[:1]),
    )  # fmt: skip
    return {(row[1], row[6]): (*row[:7], MeasureStatus(row[7]), *row[8:]) for row in columns}


def forget() -> None:
    """Forget everything that was read: of another database."""
    _read.cache_clear()
    _own.forget()


def shown(rows: Iterable[MeasureRow], at: datetime) -> list[tuple[MeasureRow, Edition]]:
    """Return the rows of a page, each with its edition, in the language of the site where it can be: one query."""
    rows = list(rows)
    editions = reading.in_order([row.pk for row in rows], at)
    found = {getattr(one, "in_german", one).pk: one for one in editions}
    return [(row, found[row.pk]) for row in rows if row.pk in found]


def facts_of(rows: Iterable[MeasureRow], at: datetime) -> dict[int, dict[str, Any]]:
    """Return what the editions say beside that, by edition: one query."""
    wanted = {row.pk for row in rows}
    live = live_measures(at).order_by()
    if len(wanted) <= FEW:
        live = live.filter(pk__in=wanted)
    return {pk: fact for pk, fact in live.values_list("pk", "standing__facts") if pk in wanted}
