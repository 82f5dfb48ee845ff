"""Which counts of people are kept back because two editions together would tell them: earlier ones can still be read.

A part that was kept back beside something told stays so: its later count and the earlier total would tell the
earlier count. A part that was told is no cover for one that is kept back only now, since it may be the same still:
then the whole period is kept back. What was told and has no row any more is known all the same, and so is a baseline
within the period: together with it, too, nothing may follow. Periods that overlap one of an earlier edition are kept
back where anything is in either, or where the longer one would tell what is missing in the shorter ones.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from .suppression import LEAST, TOTAL, kept_back

Item = dict[str, Any]
Period = tuple[date, date]
Counts = Mapping[str, Decimal | None]
DAY = timedelta(days=1)
# Of an observation in an edition: the figure, and what says that it is kept back
FLAGS = {"value": "suppressed", "comparison": "comparison_suppressed"}
COLUMNS = {"value": "value", "comparison": "comparison_value"}


@dataclass
class Before:
    """What editions said of a period: the count of each part told last; parts kept back, and those beside some told."""

    told: dict[str, Decimal | None] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    kept_beside: set[str] = field(default_factory=set)


def hidden_keys(
    observations: Iterable[Any],
    editions: Iterable[list[Item]],
    figure: str,
    baseline: tuple[date, Decimal] | None = None,
) -> set[tuple[Any, ...]]:
    """Return the keys of the counts that must not be told; `figure` is "value" or "comparison".

    `observations` are the current ones, `editions` the lists of them that editions have in their data, oldest first.
    `baseline` is a total that is told beside them, with its day: its period may be among what is returned without
    there being a row of it.
    """
    before = _before(editions, figure)
    periods: dict[Period, dict[str, Decimal | None]] = {}
    for one in observations:
        counts = periods.setdefault((one.period_start, one.period_end), {})
        counts[one.dimension] = getattr(one, COLUMNS[figure])
    for (start, end), counts in periods.items():
        if baseline and start <= baseline[0] <= end and counts.get(TOTAL) is None:
            counts[TOTAL] = baseline[1]
    found = {
        period: _hidden(counts, before.get(period, Before())) for period, counts in periods.items()
    }
    telling = {*_telling_of_parts(periods, before)}
    for former, said in before.items():
        across = [period for period in periods if period != former and _overlap(period, former)]
        if across and (said.kept or any(found[period] for period in across)):
            telling.update(across)
    found.update({period: _known(periods[period]) for period in telling})
    return {(*period, dimension) for period, names in found.items() for dimension in names}


def _hidden(counts: Counts, before: Before) -> set[str]:
    known = _known(counts)
    gone = {name: count for name, count in before.told.items() if name not in known}
    found = kept_back({**counts, **gone}, before.kept_beside)
    return known if found & before.told.keys() else found


def _telling_of_parts(
    periods: Mapping[Period, Counts], before: Mapping[Period, Before]
) -> Iterator[Period]:
    """Yield the periods that together with longer or shorter ones of earlier editions leave less than five people."""
    told = {period: said.told for period, said in before.items()}
    for former, counts in told.items():
        within = {one: periods[one] for one in periods if one != former and _holds(former, one)}
        if _leaves_few(former, counts, within):
            yield from within
    for period, counts in periods.items():
        within = {one: told[one] for one in told if one != period and _holds(period, one)}
        if _leaves_few(period, counts, within):
            yield period


def _leaves_few(period: Period, counts: Counts, within: Mapping[Period, Counts]) -> bool:
    """Tell whether what the period counts more than those within it is a small count of some part of the people."""
    for name, count in counts.items():
        parts = {one: own[name] for one, own in within.items() if own.get(name) is not None}
        if count is None or not parts:
            continue
        rest = count - sum(part for part in parts.values() if part is not None)
        is_whole = sum(map(_days, parts)) >= _days(period)
        if 0 < rest < LEAST or (rest == 0 and not is_whole):
            return True
    return False


def _days(period: Period) -> int:
    return (period[1] - period[0] + DAY).days


def _holds(period: Period, other: Period) -> bool:
    return period[0] <= other[0] and other[1] <= period[1]


def _known(counts: Counts) -> set[str]:
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
                said.told[one["dimension"]] = Decimal(one[figure])
            elif one.get(FLAGS[figure]):
                said.kept.add(one["dimension"])
        for period, said in own.items():
            everything = found.setdefault(period, Before())
            everything.told |= said.told
            everything.kept |= said.kept
            # Where nothing is told, nothing of the period can be worked out
            everything.kept_beside |= said.kept if said.told else set()
    return found
