"""Which counts of people are kept back because two editions together would tell them: earlier ones can still be read.

A part that was kept back beside something told stays so: its later count and the earlier total would tell the
earlier count. A part that was told is no cover for one that is kept back only now, since it may be the same still:
then the whole period is kept back. So are periods that overlap one of an earlier edition where anything is kept back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from .suppression import kept_back

Item = dict[str, Any]
Period = tuple[date, date]
# Of an observation in an edition: the figure, and what says that it is kept back
FLAGS = {"value": "suppressed", "comparison": "comparison_suppressed"}
COLUMNS = {"value": "value", "comparison": "comparison_value"}


@dataclass
class Before:
    """The dimensions of a period that editions told, and those that they kept back: all, and those beside some told."""

    told: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    kept_beside: set[str] = field(default_factory=set)


def hidden_keys(
    observations: Iterable[Any], editions: Iterable[list[Item]], figure: str
) -> set[tuple[Any, ...]]:
    """Return the keys of the counts that must not be told; `figure` is "value" or "comparison".

    `observations` are the current ones, `editions` the lists of them that editions have in their data.
    """
    before = _before(editions, figure)
    periods: dict[Period, dict[str, Decimal | None]] = {}
    for one in observations:
        counts = periods.setdefault((one.period_start, one.period_end), {})
        counts[one.dimension] = getattr(one, COLUMNS[figure])
    found = {
        period: _hidden(counts, before.get(period, Before())) for period, counts in periods.items()
    }
    for former, said in before.items():
        across = [period for period in periods if period != former and _overlap(period, former)]
        if across and (said.kept or any(found[period] for period in across)):
            found.update({period: _known(periods[period]) for period in across})
    return {(*period, dimension) for period, names in found.items() for dimension in names}


def _hidden(counts: dict[str, Decimal | None], before: Before) -> set[str]:
    found = kept_back(counts, before.kept_beside)
    return _known(counts) if found & before.told else found


def _known(counts: dict[str, Decimal | None]) -> set[str]:
    return {name for name, count in counts.items() if count is not None}


def _overlap(one: Period, other: Period) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _before(editions: Iterable[list[Item]], figure: str) -> dict[Period, Before]:
    found: dict[Period, Before] = {}
    for observations in editions:
        own: dict[Period, Before] = {}
        for one in observations:
            period = date.fromisoformat(one["from"]), date.fromisoformat(one["until"])
            said = own.setdefault(period, Before())
            if one[figure] is not None:
                said.told.add(one["dimension"])
            elif one.get(FLAGS[figure]):
                said.kept.add(one["dimension"])
        for period, said in own.items():
            everything = found.setdefault(period, Before())
            everything.told |= said.told
            everything.kept |= said.kept
            # Where nothing is told, nothing of the period can be worked out
            everything.kept_beside |= said.kept if said.told else set()
    return found
