"""Generated indicators of every sort that charts draw, with measurements of some years."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from programs.indicators.spans import MONTHS
from programs.models import Indicator, Observation, Program
from publishing.moments import day_of, months_after

from .people import People
from .tables import ROWS_PER_STATEMENT, store, words


@dataclass(frozen=True)
class Sort:
    """What is measured how often: around `level`, swinging by `swing`, for the total and for parts (with shares)."""

    title: str
    unit: str
    period_kind: str
    level: float
    swing: float
    parts: tuple[tuple[str, float], ...] = ()
    decimals: int = 0
    is_count: bool = False
    direction: str = "up"
    comparison: str = ""


SORTS = (
    Sort("Beratungen", "Beratungen", "quarter", 220, 60),
    Sort(
        "Teilnehmende an Sprachkursen", "Personen", "half", 180, 40, is_count=True,
        parts=(("Geschlecht: weiblich", 0.55), ("Geschlecht: männlich", 0.44), ("Geschlecht: divers", 0.01)),
    ),
    Sort("Bestandene Prüfungen", "%", "month", 62, 14, decimals=1, comparison="Hessen"),
    Sort("Wartezeit auf ein Gespräch", "Wochen", "month", 6, 3, decimals=1, direction="down"),
    Sort("Wanderungssaldo", "Personen", "quarter", 0, 80, direction="none"),
    Sort(
        "Freiwillige", "Personen", "year", 340, 60,
        parts=(("Alter: unter 27", 0.2), ("Alter: 27 bis 64", 0.5), ("Alter: ab 65", 0.3)),
    ),
)  # fmt: skip


def indicators(
    program: Program, number: int, extent: tuple[int, int], people: People, at: datetime
) -> list[tuple[Indicator, list[Observation]]]:
    """Store a programme's indicators with their measurements, `extent` says how many of each; return both."""
    count, each = extent
    made = [_indicator(program, number, index, people, at) for index in range(count)]
    if made:
        store(made)
    found = [
        (one, _observations(one, SORTS[index % len(SORTS)], number + index, each, day_of(at)))
        for index, one in enumerate(made)
    ]
    rows = [row for _, observations in found for row in observations]
    Observation.objects.bulk_create(rows, ROWS_PER_STATEMENT)
    return found


def _indicator(
    program: Program, number: int, index: int, people: People, at: datetime
) -> Indicator:
    sort, today = SORTS[index % len(SORTS)], day_of(at)
    return Indicator(
        kind=Indicator.KIND,
        program=program,
        unit=sort.unit,
        decimals=sort.decimals,
        direction=sort.direction,
        period_kind=sort.period_kind,
        is_count=sort.is_count,
        definition=f"{sort.title}, wie sie im Programm gezählt werden, jede nur einmal.",
        method="Meldung der Träger zum Ende jedes Zeitraums.",
        data_source="Statistik des Programms",
        territory="Wetteraukreis",
        comparison_label=sort.comparison,
        baseline_value=round(sort.level * 0.8),
        baseline_on=today.replace(year=today.year - 10, month=1, day=1),
        target_value=round(sort.level * 1.2) if sort.direction != "none" else None,
        target_on=today.replace(year=today.year + 1, month=12, day=31)
        if sort.direction != "none"
        else None,
        **words(f"{sort.title} {number}.{index}", f"indikator-{number}-{index}", people, at),
    )


def _observations(
    indicator: Indicator, sort: Sort, seed: int, number: int, today: date
) -> list[Observation]:
    """Return `number` measurements, of the total and its parts, up to the last period that is over."""
    months, periods = MONTHS[sort.period_kind], max(number // (1 + len(sort.parts)), 1)
    begun = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    found = []
    for place in range(periods):
        start = months_after(begun, (place - periods) * months)
        total = sort.level + sort.swing * math.sin(seed + place / 3) + sort.swing * place / 60
        is_last = place == periods - 1
        values = [_rounded(total * share, sort) for _, share in sort.parts]
        whole = sum(values) if sort.parts else _rounded(total, sort)
        for dimension, value in [
            ("", whole),
            *zip((n for n, _ in sort.parts), values, strict=True),
        ]:
            found.append(
                Observation(
                    indicator=indicator,
                    period_start=start,
                    period_end=months_after(start, months) - timedelta(days=1),
                    dimension=dimension,
                    value=value,
                    comparison_value=_rounded(total * 0.94, sort) if sort.comparison else None,
                    state=Observation.State.PROVISIONAL if is_last else Observation.State.FINAL,
                )
            )
    return found


def _rounded(value: float, sort: Sort) -> Decimal:
    return Decimal(f"{value:.{sort.decimals}f}")
