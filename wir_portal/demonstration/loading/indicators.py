"""Enters the indicators with what was measured."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from accounts.models import User
from programs.models import Indicator, Observation, Program
from publishing.moments import months_after

from ..outline import IndicatorPlan, Version
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version

PERIOD = re.compile(r"(\d{4})(?:-([HQ])(\d))?")
MONTHS = {None: 12, "H": 6, "Q": 3}


def plan(
    indicators: tuple[IndicatorPlan, ...],
    programmes: dict[str, Program],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Store every indicator as an empty working copy and plan its versions, each with what was known by then."""

    def write(document: Indicator, item: IndicatorPlan, version: Version, measured: str) -> None:
        write_version(document, version, writer)
        if item.goal is not None and document.program:
            document.goals.set([document.program.goals.all()[item.goal]])
        for line in filter(str.strip, measured.splitlines()):
            _measure(document, *(part.strip() for part in line.split("|")))

    for item in indicators:
        document = Indicator.objects.create(
            slug=item.slug,
            program=programmes[item.program],
            is_count=item.counts_people,
            **{name: _value(name, text) for name, text in item.fields.items()},
        )
        for version, measured in zip(item.versions, item.measured, strict=True):
            happening = partial(write, document, item, version, measured)
            timeline.version(document, version, by=by, write=happening)


def _value(name: str, text: str) -> Any:
    """Return a field's value from its text: columns of figures and days have telling names."""
    if name.endswith("_value"):
        return Decimal(text)
    if name.endswith("_on"):
        return date.fromisoformat(text)
    return int(text) if name == "decimals" else text


def _measure(
    indicator: Indicator,
    period: str,
    dimension: str,
    value: str,
    comparison: str = "",
    state: str = "final",
) -> None:
    start, end = _days(period)
    made = Observation(
        indicator=indicator,
        period_start=start,
        period_end=end,
        dimension=dimension,
        value=Decimal(value) if value else None,
        comparison_value=Decimal(comparison) if comparison else None,
        state=state,
    )
    former = indicator.observations.filter(
        period_start=start, period_end=end, dimension=dimension
    ).last()
    (made.revision_of(former) if former else made).save()


def _days(period: str) -> tuple[date, date]:
    match = PERIOD.fullmatch(period)
    if match is None:
        day = date.fromisoformat(period)
        return day, day
    months = MONTHS[match[2]]
    start = months_after(date(int(match[1]), 1, 1), months * (int(match[3] or 1) - 1))
    return start, months_after(start, months) - timedelta(days=1)
