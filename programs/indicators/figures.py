"""What an edition freezes of an indicator's figures: the revisions that count, without what must not be told."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .suppression import LEAST, TOTAL
from .versions import Item, hidden_keys


def current(observations: Iterable[Any]) -> list[Any]:
    """Return of every period and part the last revision, oldest period first, the total before its parts."""
    last: dict[tuple[Any, ...], Any] = {}
    for one in observations:
        if one.key not in last or last[one.key].revision < one.revision:
            last[one.key] = one
    return sorted(last.values(), key=lambda one: one.key)


def frozen_figures(
    indicator: Any, observations: Iterable[Any], editions: Iterable[list[Item]] = ()
) -> dict[str, Any]:
    """Return baseline, target and observations in plain values; figures are texts with the indicator's decimals.

    A count that is kept back has the value None and `suppressed`; nothing else that is returned tells it, not even
    together with `editions`: what each edition that can still be read says of `observations`, oldest first.
    """
    found = current(observations)
    hidden: set[tuple[Any, ...]] = set()
    hidden_comparisons: set[tuple[Any, ...]] = set()
    if indicator.is_count:
        editions = list(editions)
        hidden = hidden_keys(found, editions, "value", _told_baseline(indicator))
        hidden_comparisons = hidden_keys(found, editions, "comparison")
    return {
        "baseline": None if _is_hidden_day(indicator, hidden) else _goalpost(indicator, "baseline"),
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
                "comparison_suppressed": one.key in hidden_comparisons,
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


def _told_baseline(indicator: Any) -> tuple[date, Decimal] | None:
    """Return day and count of the baseline, which is a total, where it is told unless something follows from it."""
    on, value = indicator.baseline_on, indicator.baseline_value
    return None if on is None or value is None or value < LEAST else (on, value)


def _is_hidden_day(indicator: Any, hidden: set[tuple[Any, ...]]) -> bool:
    """Tell whether the baseline would tell a total that is kept back."""
    on = indicator.baseline_on
    return on is not None and any(
        start <= on <= end for start, end, dimension in hidden if dimension == TOTAL
    )


def _goalpost(indicator: Any, role: str) -> dict[str, Any] | None:
    """Return baseline or target; a baseline is a count like any other, a target is only wished for."""
    value = getattr(indicator, f"{role}_value")
    if value is None or (role == "baseline" and indicator.is_count and value < LEAST):
        return None
    return {
        "value": written(value, indicator.decimals),
        "on": getattr(indicator, f"{role}_on"),
    }
