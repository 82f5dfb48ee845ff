"""Values over time as a line or as columns: where each mark is drawn, in the direction of the page.

Distances from the left are texts like "12.50%", so that a chart takes any width and its words keep their size; heights
are in pixels from the top. Paths stand in a box of their own that is stretched: 1000 wide, as high as the chart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import ceil
from statistics import median

from .scale import Scale, scale_of

WIDTH = 1000
HEIGHT, TOP, BOTTOM = 240, 28, 28
SMALL_HEIGHT, SMALL_EDGE = 56, 8
# As many columns or marked points stay apart on a telephone
MOST_COLUMNS = 14
MOST_POINTS = 30
# So many letters below a chart have room beside each other on a telephone
LETTERS_BELOW = 26
# Periods further apart than this many times the usual distance have one missing between them
GAP = 1.6


@dataclass(frozen=True)
class Value:
    """What was measured for the days `start` to `end`; None where nothing is known, or told where `suppressed`."""

    start: date
    end: date
    value: float | None
    comparison: float | None = None
    is_provisional: bool = False
    suppressed: bool = False

    @property
    def middle(self) -> float:
        return (self.start.toordinal() + self.end.toordinal()) / 2


@dataclass(frozen=True)
class Level:
    """A value that is drawn across the whole chart: `role` is "target" or "baseline"."""

    role: str
    value: float
    words: str


@dataclass(frozen=True)
class Grid:
    y: str
    label_y: str
    words: str
    is_zero: bool


@dataclass(frozen=True)
class Across:
    role: str
    y: str
    words: str


@dataclass(frozen=True)
class Mark:
    """A point of the line, the foot of a column, or a date: at `x` ("12.50%") and `y` (pixels)."""

    x: str
    y: str = ""
    words: str = ""
    is_provisional: bool = False
    anchor: str = "middle"


@dataclass(frozen=True)
class Column:
    x: str
    y: str
    width: str
    height: str
    is_provisional: bool


@dataclass(frozen=True)
class Path:
    d: str
    is_provisional: bool = False
    is_comparison: bool = False


@dataclass(frozen=True)
class Chart:
    """Everything that a template draws; `start` is the anchor of words at the side where reading begins."""

    height: int
    ground: str
    edge: str
    start: str
    scale: Scale
    grid: list[Grid] = field(default_factory=list)
    across: list[Across] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    points: list[Mark] = field(default_factory=list)
    comparisons: list[Mark] = field(default_factory=list)
    suppressed: list[Mark] = field(default_factory=list)
    dates: list[Mark] = field(default_factory=list)

    @property
    def leaves_out_zero(self) -> bool:
        """Whether the length of what is drawn does not tell how large it is, which then is said."""
        return not self.scale.low <= 0 <= self.scale.high


def chart_of(
    values: Sequence[Value],
    levels: Sequence[Level],
    *,
    say: Callable[[float], str],
    name: Callable[[date, date], str],
    mirrored: bool = False,
    small: bool = False,
) -> Chart | None:
    """Return the chart of values in the order of time, None where there is nothing to draw.

    A measurement of single days, or of many periods, is a line; few periods are columns. `say` writes a value on
    the axis, `name` a period below it. A `mirrored` chart runs from right to left; a `small` one has no words.
    """
    known = [one.value for one in values if one.value is not None]
    if not known:
        return None
    with_columns = len(values) <= MOST_COLUMNS and all(one.start != one.end for one in values)
    others = [one.comparison for one in values if one.comparison is not None]
    reach = [*known, *([] if small else others), *(level.value for level in levels)]
    drawing = _Drawing(
        values, scale_of(reach, from_zero=with_columns), say, mirrored=mirrored, small=small
    )
    return Chart(
        height=drawing.height,
        ground=drawing.y(max(drawing.scale.low, 0.0)),
        edge=drawing.at_edge(0.0),
        start="end" if mirrored else "start",
        scale=drawing.scale,
        grid=[] if small else drawing.grid(),
        across=drawing.across(levels),
        columns=drawing.columns() if with_columns else [],
        paths=[
            *([] if small else drawing.paths("comparison")),
            *([] if with_columns else drawing.paths("value")),
        ],
        points=[] if with_columns else drawing.points(),
        comparisons=[] if small else drawing.comparisons(),
        suppressed=[] if small else drawing.suppressed(),
        dates=[] if small else drawing.dates(name),
    )


class _Drawing:
    """Knows where things lie: the first period near one edge, the last near the other."""

    def __init__(
        self, values: Sequence[Value], scale: Scale, say: Callable[[float], str], *, mirrored: bool, small: bool
    ) -> None:  # fmt: skip
        self.values, self.scale, self.say, self.mirrored = values, scale, say, mirrored
        self.height = SMALL_HEIGHT if small else HEIGHT
        self.top, self.bottom = (SMALL_EDGE, SMALL_EDGE) if small else (TOP, BOTTOM)
        # Words of the axis stand above its lines, at the side where the first value is
        longest = 0 if small else max(len(say(tick)) for tick in scale.ticks)
        self.first, self.last = (2.0, 98.0) if small else (5.0 + 2.2 * longest, 96.0)
        middles = [one.middle for one in values]
        self.begin, self.days = middles[0], max(middles[-1] - middles[0], 1.0)
        steps = [later - earlier for earlier, later in pairwise(middles)]
        self.usual = median(steps) if steps else self.days
        # Half a period at each side, so that columns stay inside
        slots = self.days / self.usual + 1 if self.usual else 1
        self.slot = (self.last - self.first) / max(slots, 3.0 if len(values) > 1 else 4.0)

    def share(self, middle: float) -> float:
        """Return the place between the edges in per cent, from the side where reading begins."""
        if len(self.values) == 1:
            return (self.first + self.last) / 2
        room = self.last - self.first - self.slot
        return self.first + self.slot / 2 + room * (middle - self.begin) / self.days

    def at_edge(self, share: float) -> str:
        return f"{100 - share if self.mirrored else share:.2f}%"

    def x(self, one: Value) -> str:
        return self.at_edge(self.share(one.middle))

    def height_of(self, value: float) -> float:
        room = self.height - self.top - self.bottom
        return self.height - self.bottom - room * self.scale.share(value)

    def y(self, value: float) -> str:
        return f"{self.height_of(value):.1f}"

    def grid(self) -> list[Grid]:
        return [
            Grid(self.y(tick), f"{self.height_of(tick) - 4:.1f}", self.say(tick), tick == 0)
            for tick in self.scale.ticks
        ]

    def across(self, levels: Sequence[Level]) -> list[Across]:
        return [Across(level.role, self.y(level.value), level.words) for level in levels]

    def columns(self) -> list[Column]:
        width = self.slot * 0.62
        ground = self.height_of(max(self.scale.low, 0.0))
        found = []
        for one in self.values:
            if one.value is None:
                continue
            end, left = self.height_of(one.value), self.share(one.middle) - width / 2
            if self.mirrored:
                left = 100 - left - width
            found.append(
                Column(
                    x=f"{left:.2f}%",
                    y=f"{min(end, ground):.1f}",
                    width=f"{width:.2f}%",
                    # A zero is seen to be one
                    height=f"{max(abs(ground - end), 1.0):.1f}",
                    is_provisional=one.is_provisional,
                )
            )
        return found

    def paths(self, column: str) -> list[Path]:
        """Return the pieces of the line: broken where a value is missing, a provisional end by itself."""
        found: list[Path] = []
        piece: list[Value] = []
        of = {"is_comparison": column == "comparison"}
        for one in self.values:
            if getattr(one, column) is None:
                found += self._path(piece, column, **of)
                piece = []
                continue
            far = bool(piece) and one.middle - piece[-1].middle > GAP * self.usual
            if far:
                found += self._path(piece, column, **of)
                piece = []
            changes = len(piece) > 1 and column == "value" and (
                one.is_provisional != piece[-1].is_provisional
            )  # fmt: skip
            if changes:
                found += self._path(piece, column, **of)
                piece = piece[-1:]
            piece.append(one)
        return found + self._path(piece, column, **of)

    def _path(self, piece: Sequence[Value], column: str, *, is_comparison: bool) -> list[Path]:
        if len(piece) < 2:
            return []
        places = []
        for one in piece:
            share = self.share(one.middle)
            x = WIDTH * (100 - share if self.mirrored else share) / 100
            places.append(f"{x:.1f} {self.height_of(getattr(one, column)):.1f}")
        # The way to a provisional value is as provisional as the value
        return [Path("M" + "L".join(places), piece[-1].is_provisional, is_comparison)]

    def points(self) -> list[Mark]:
        """Return the points of the line; of very many only those that say more than the line."""
        known = [one for one in self.values if one.value is not None]
        return [
            Mark(self.x(one), self.y(one.value), is_provisional=one.is_provisional)
            for one in known
            if one.value is not None
            and (len(known) <= MOST_POINTS or one.is_provisional or one is known[-1])
        ]

    def comparisons(self) -> list[Mark]:
        known = [one for one in self.values if one.comparison is not None]
        if len(known) > MOST_POINTS:
            known = known[-1:]
        return [Mark(self.x(one), self.y(one.comparison or 0.0)) for one in known]

    def suppressed(self) -> list[Mark]:
        y = self.height_of(max(self.scale.low, 0.0))
        return [Mark(self.x(one), f"{y - 9:.1f}") for one in self.values if one.suppressed]

    def dates(self, name: Callable[[date, date], str]) -> list[Mark]:
        """Return the periods named below the chart: the last, and others at equal distances, if possible the first."""
        last = len(self.values) - 1
        longest = max(len(name(one.start, one.end)) for one in self.values)
        shown = min(max(LETTERS_BELOW // (longest + 1) - 1, 1), last) or 1
        # As many as have room, rather a few less than without the first
        parts = [number for number in range(shown, 0, -1) if last % number == 0]
        number = parts[0] if parts[0] > 1 or shown == 1 else shown
        places = sorted(range(last, -1, -max(ceil(last / number), 1)))
        return [
            Mark(
                self.x(self.values[place]),
                f"{self.height - 8}",
                name(self.values[place].start, self.values[place].end),
            )
            for place in places
        ]
