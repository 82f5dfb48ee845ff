"""What the list of measures knows of each: kept as long as nothing changes, since a county has thousands of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from publishing import languages, reading, sifting
from publishing.models import Edition, EditionLink
from publishing.public_state import public_state

from ..measure_status import MeasureStatus
from ..measures import live_measures


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure by its German edition `pk`; `program` and `department` are live German editions or None."""

    pk: int
    title: str
    sort_title: str
    path: str
    number: int
    live_from: datetime
    status: MeasureStatus
    status_on: date | None
    outlook: str
    program: Edition | None
    department: Edition | None


@dataclass(frozen=True)
class _Asked:
    state: str
    language: str
    dimensions: tuple[sifting.Dimension, ...]
    at: datetime = field(compare=False)


def sieve_of_measures(dimensions: tuple[sifting.Dimension, ...], at: datetime) -> sifting.Sieve:
    """Return all live measures in German alphabetical order, ready to be narrowed: one query, four when it is new.

    Labels are in the language of the site.
    """
    state, language = public_state(at), languages.of_site().code
    return _read(_Asked(state, language, dimensions, at))


# A few languages of the present, and a past day or two
@lru_cache(maxsize=6)
def _read(asked: _Asked) -> sifting.Sieve:
    rows = live_measures(asked.at).order_by("sort_title", "pk").values_list(
        "pk", "title", "sort_title", "path", "number", "live_from", "standing__status", "standing__status_on",
        "standing__outlook", "standing__program",
    )  # fmt: skip
    rows = list(rows)
    live = live_measures(asked.at).order_by().values("pk")
    links = EditionLink.objects.filter(rel="department", edition__in=live)
    units = dict(links.order_by().values_list("edition", "target"))
    wanted = {row[-1] for row in rows} | {units[row[0]] for row in rows if row[0] in units}
    around = reading.live_by_document(wanted, asked.at)
    return sifting.sieve_of(
        [
            MeasureRow(
                *row[:6],
                MeasureStatus(row[6]),
                *row[7:9],
                around.get(row[9]),
                around.get(units.get(row[0], 0)),
            )
            for row in rows
        ],
        asked.dimensions,
    )


def shown(rows: Iterable[MeasureRow], at: datetime) -> list[tuple[MeasureRow, Edition]]:
    """Return the rows of a page, each with its edition, in the language of the site where it can be: one query."""
    rows = list(rows)
    editions = reading.in_order([row.pk for row in rows], at)
    found = {getattr(one, "in_german", one).pk: one for one in editions}
    return [(row, found[row.pk]) for row in rows if row.pk in found]


def facts_of(rows: Iterable[MeasureRow], at: datetime) -> dict[int, dict[str, Any]]:
    """Return what the editions say beside that, by edition: one query."""
    wanted = {row.pk for row in rows}
    facts = live_measures(at).order_by().values_list("pk", "standing__facts")
    return {pk: fact for pk, fact in facts if pk in wanted}
