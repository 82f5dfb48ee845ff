"""What keeps an indicator from being published, and what is advised: see publishing.readiness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from publishing.readiness import Problem, hint

from .figures import current
from .numbers import german
from .spans import LENGTHS, length_fits
from .suppression import TOTAL, group_of

OBSERVATIONS = "observations-group"
MISSING = (
    ("unit", "Die Einheit fehlt: Worin wird gezählt oder gemessen?"),
    ("definition", "Die Definition fehlt: Was genau wird gezählt oder gemessen?"),
    ("data_source", "Die Quelle fehlt: Wer erhebt oder veröffentlicht die Werte?"),
)
# So many sentences of one sort say what is meant
NAMED = 3


def problems_of(indicator: Any, observations: Iterable[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the working copy of an indicator (not a translation) and its measurements."""
    found = current(observations)
    for name, sentence in MISSING:
        if not getattr(indicator, name).strip():
            yield Problem(sentence, f"id_{name}")
    for role, words in (("baseline", "Ausgangswert"), ("target", "Zielwert")):
        value, on = getattr(indicator, f"{role}_value"), getattr(indicator, f"{role}_on")
        if value is not None and on is None:
            yield Problem(f"Zum {words} fehlt der Tag.", f"id_{role}_on")
    if indicator.target_value is not None and indicator.direction == "none":
        yield hint(
            "Es gibt einen Zielwert, aber keine Richtung: Sind höhere oder niedrigere Werte das Ziel?",
            "id_direction",
        )
    if not indicator.method.strip():
        yield hint("Zur Methode steht nichts da: Wie kommen die Werte zustande?", "id_method")
    if indicator.program_id is None:
        yield hint("Der Indikator gehört zu keinem Förderprogramm.", "id_program")
    if not found:
        yield hint("Es gibt noch keinen Messwert.", OBSERVATIONS)
    if any(one.comparison_value is not None for one in found) and not indicator.comparison_label:
        yield Problem(
            "Es gibt Vergleichswerte, aber nicht, woher sie stammen.", "id_comparison_label"
        )
    for sentence in [*_faults(indicator, found)]:
        yield Problem(sentence, OBSERVATIONS)
    for sentence in _sums(found)[:NAMED] if indicator.is_count else []:
        yield hint(sentence, OBSERVATIONS)


def _faults(indicator: Any, observations: list[Any]) -> Iterator[str]:
    if indicator.is_count:
        figures = [(one, one.value) for one in observations]
        figures += [(one, one.comparison_value) for one in observations]
        wrong = [one for one, value in figures if value is not None and (value < 0 or value % 1)]
        for one in wrong[:NAMED]:
            yield f"Messwert {one}: Menschen werden in ganzen Zahlen ab 0 gezählt."
    unfit = [
        one
        for one in observations
        if not length_fits(indicator.period_kind, one.period_start, one.period_end)
    ]
    for one in unfit[:NAMED]:
        yield f"Messwert {one}: Der Zeitraum ist nicht {LENGTHS[indicator.period_kind]}."
    for first, second in _overlapping(observations)[:NAMED]:
        yield (
            f"Die Zeiträume {first} und {second} überschneiden sich. Aus sich überschneidenden Zeiträumen ließe sich"
            " errechnen, was nicht veröffentlicht werden darf."
        )


def _overlapping(observations: Sequence[Any]) -> list[tuple[Any, Any]]:
    by_dimension: dict[str, list[Any]] = defaultdict(list)
    for one in observations:
        by_dimension[one.dimension].append(one)
    return [
        (first, second)
        for members in by_dimension.values()
        for first, second in pairwise(members)
        if second.period_start <= first.period_end
    ]


def _sums(observations: Iterable[Any]) -> list[str]:
    """Return a sentence for each set of parts that does not add up to its total."""
    totals: dict[tuple[date, date], Decimal] = {}
    parts: dict[tuple[date, date], dict[str, list[Decimal | None]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in observations:
        period = one.period_start, one.period_end
        if one.dimension == TOTAL and one.value is not None:
            totals[period] = one.value
        elif one.dimension:
            parts[period][group_of(one.dimension)].append(one.value)
    return [
        f"Ab {period[0]:%d.%m.%Y}: Die Teile{f' nach {group.title()}' if group else ''} ergeben zusammen"
        f" {german(Decimal(sum(known)))}, der Gesamtwert ist {german(totals[period])}."
        for period, groups in parts.items()
        if period in totals
        for group, values in groups.items()
        if len(known := [value for value in values if value is not None]) == len(values)
        and sum(known) != totals[period]
    ]
