"""The axis of a chart: round figures that enclose all values, and where a value lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

# A step is one of these times a power of ten
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
WANTED = 4


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high` with a line at each of `ticks`, all in the values' unit."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where the value lies: 0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float], *, from_zero: bool) -> Scale:
    """Return an axis that holds all values, with about four steps; whole ones where all values are whole.

    It begins at zero where asked, and where values come near it: only what varies little far from zero is drawn on a
    part of the axis.
    """
    known = [*values]
    low, high = min(known, default=0.0), max(known, default=0.0)
    if from_zero or low < high / 2:
        low = min(low, 0.0)
    if low == high:
        low, high = (
            (min(low, 0.0), max(high, 1.0)) if from_zero or low == 0 else (low - 1, high + 1)
        )
    step = _step((high - low) / WANTED, whole=all(value % 1 == 0 for value in known))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(wanted: float, *, whole: bool) -> float:
    power = 10.0 ** floor(log10(wanted))
    found = (step * power for step in STEPS if step * power >= wanted * 0.999)
    if not whole:
        return next(found)
    return next((step for step in found if step % 1 == 0), 1.0)
