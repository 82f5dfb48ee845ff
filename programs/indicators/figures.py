"""What an edition freezes of an indicator's figures: the revisions that count, without what must not be told."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .suppression import LEAST, kept_back


def current(observations: Iterable[Any]) -> list[Any]:
    """Return of every period and part the last revision, oldest period first, the total before its parts."""
    last: dict[tuple[Any, ...], Any] = {}
    for one in observations:
        if one.key not in last or last[one.key].revision < one.revision:
            last[one.key] = one
    return sorted(last.values(), key=lambda one: one.key)


def frozen_figures(indicator: Any, observations: Iterable[Any]) -> dict[str, Any]:
    """Return baseline, target and observations in plain values; figures are texts with the indicator's decimals.

    A count that is kept back has the value None and `suppressed`; nothing else that is returned tells it.
    """
    found = current(observations)
    hidden, hidden_comparisons = set(), set()
    if indicator.is_count:
        hidden = _hidden(found, "value")
        hidden_comparisons = _hidden(found, "comparison_value")
    return {
        "baseline": _goalpost(indicator, "baseline"),
        "target": _goalpost(indicator, "target"),
        "observations": [
            {
                "from": one.period_start,
                "until": one.period_end,
                "dimension": one.dimension,
                "value": None if one.key in hidden else written(one.value, indicator.decimals),
                "suppressed": one.key in hidden,
                "comparison": None
                if one.key in hidden_comparisons
                else written(one.comparison_value, indicator.decimals),
                "state": one.state,
            }
            for one in found
        ],
    }


def written(value: Decimal | None, decimals: int) -> str | None:
    """Return the figure with that many decimals, rounded half up: "12.50"; None stays None."""
    if value is None:
        return None
    places = Decimal(1).scaleb(-decimals)
    # Adding zero takes the sign from a zero
    return f"{Decimal(value).quantize(places, ROUND_HALF_UP) + 0:f}"


def _hidden(observations: list[Any], column: str) -> set[tuple[Any, ...]]:
    """Return the keys of the counts that must not be told, judged period by period."""
    periods: dict[tuple[Any, Any], list[Any]] = defaultdict(list)
    for one in observations:
        periods[one.period_start, one.period_end].append(one)
    return {
        (*period, dimension)
        for period, members in periods.items()
        for dimension in kept_back({one.dimension: getattr(one, column) for one in members})
    }


def _goalpost(indicator: Any, role: str) -> dict[str, Any] | None:
    """Return baseline or target; a baseline is a count like any other, a target is only wished for."""
    value = getattr(indicator, f"{role}_value")
    if value is None or (role == "baseline" and indicator.is_count and value < LEAST):
        return None
    return {
        "value": written(value, indicator.decimals),
        "on": getattr(indicator, f"{role}_on"),
    }
