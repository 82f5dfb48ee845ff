"""Where funding periods, terms of office and milestones lie on one axis of time.

Horizontal places are percent of the drawing's width, so that it is as wide as its box while letters keep their size;
vertical ones are pixels. From right to left, time runs so too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

EDGE = 2.5
LANE_HEAD = 28
ROW = 40
AXIS = 24
# Things whose numbers would be nearer to each other than this (percent) stand in rows of their own
APART = 6.0
# What lasts a day still has to be seen
LEAST = 1.0
# So many years are marked at most
TICKS = 7


@dataclass(frozen=True)
class Span:
    """Something that lasts from `start` to `end` (None: open); `shape` is "bar" or, for a single day, "point".

    `state` names its look: past, current, coming, reached, overdue. `before` are earlier dates of the same thing.
    """

    start: date
    end: date | None
    state: str = "coming"
    shape: str = "bar"
    before: Sequence[tuple[date, date]] = ()


@dataclass(frozen=True)
class Shape:
    """A drawn thing: `x`, `width` and `middle` in percent, as text that SVG understands."""

    x: str
    width: str
    middle: str
    shape: str
    state: str


@dataclass(frozen=True)
class Drawn:
    """A span as drawn: its number in the table, its `y` (top of the bar), earlier dates and the line from them.

    `edge` is the place at the end of the axis beyond which it goes on, where the axis is cut off.
    """

    number: int
    y: int
    now: Shape
    before: list[Shape]
    line: tuple[str, str] | None
    edge: str | None = None

    @property
    def middle(self) -> int:
        return self.y + 8

    @property
    def number_y(self) -> int:
        return self.y - 5


@dataclass(frozen=True)
class Lane:
    title: str
    title_y: int
    items: list[Drawn]


@dataclass(frozen=True)
class Tick:
    x: str
    label: str


@dataclass(frozen=True)
class Chart:
    """`start` is the edge at which lines of writing begin; `today` is where the day looked at lies, or None."""

    height: int
    start: str
    lanes: list[Lane]
    ticks: list[Tick]
    today: str | None
    axis_y: int

    @property
    def ground_y(self) -> int:
        return self.axis_y - 16


class Axis:
    """Places days between the first and the last one; `mirrored` from right to left."""

    def __init__(self, first: date, last: date, *, mirrored: bool) -> None:
        self.first, self.last, self.mirrored = first, last, mirrored
        self.days = max((last - first).days, 1)

    def place(self, day: date) -> float:
        """Return where the day begins, in percent of the drawing from the side where time begins."""
        share = (min(max(day, self.first), self.last) - self.first).days / self.days
        return EDGE + share * (100 - 2 * EDGE)

    def shape(self, start: date, end: date, shape: str, state: str) -> Shape:
        """Return the shape; the last day is included."""
        begin, finish = self.place(start), self.place(end + timedelta(days=1))
        width = max(finish - begin, LEAST)
        left = 100 - begin - width if self.mirrored else begin
        return Shape(_text(left), _text(width), _text(left + width / 2), shape, state)

    def written(self, place: float) -> str:
        return _text(100 - place if self.mirrored else place)


def draw(
    lanes: Iterable[tuple[str, Sequence[Span]]],
    day: date,
    *,
    mirrored: bool = False,
    within: tuple[date, date] | None = None,
) -> Chart | None:
    """Return the drawing as seen on `day`, without lanes in which nothing is; None without anything to draw.

    Things are numbered through all lanes in the order given. What is open reaches to a year after `day`. `within` are
    the first and last day of an axis that is cut off: all spans have a day in it, what is open goes on beyond it.
    """
    lanes = [(title, spans) for title, spans in lanes if spans]
    spans = [span for _, lane in lanes for span in lane]
    if not spans:
        return None
    open_end = max(day, max(span.start for span in spans)) + timedelta(days=365)
    days = [day for span in spans for pair in span.before for day in pair]
    first = min([span.start for span in spans] + days)
    last = max([span.end or open_end for span in spans] + days)
    first, last = within or (first, last)
    axis = Axis(first, last + timedelta(days=1), mirrored=mirrored)
    y, number, drawn = 0, 0, []
    for title, lane in lanes:
        rows = _rows(axis, lane, last)
        items = [
            _drawn(axis, span, number + index, y + LANE_HEAD + ROW * row + 16, last)
            for index, (span, row) in enumerate(zip(lane, rows, strict=True), start=1)
        ]
        drawn.append(Lane(title, y + 16, items))
        number += len(lane)
        y += LANE_HEAD + ROW * (max(rows) + 1)
    return Chart(
        height=y + AXIS,
        start="100%" if mirrored else "0%",
        lanes=drawn,
        ticks=_ticks(axis),
        today=axis.written(axis.place(day)) if first <= day <= last else None,
        axis_y=y + AXIS - 6,
    )


def _drawn(axis: Axis, span: Span, number: int, y: int, last: date) -> Drawn:
    now = axis.shape(span.start, min(span.end or last, last), span.shape, span.state)
    before = [
        axis.shape(start, end, "point" if start == end else "bar", "moved")
        for start, end in span.before
    ]
    line = (before[0].middle, now.middle) if before else None
    edge = axis.written(100 - EDGE) if span.end is None or span.end > last else None
    return Drawn(number, y, now, before, line, edge)


def _rows(axis: Axis, spans: Sequence[Span], last: date) -> list[int]:
    """Return the row of each span: the first in which neither things nor their numbers touch."""
    taken: list[list[tuple[float, float, float]]] = []
    rows = []
    for span in spans:
        start, end = axis.place(span.start), axis.place((span.end or last) + timedelta(days=1))
        days = [day for pair in span.before for day in pair]
        places = [start, end, *map(axis.place, days)]
        mine = (min(places), max(places), (start + end) / 2)
        row = next(
            (number for number, others in enumerate(taken) if not _touch(mine, others)), len(taken)
        )
        if row == len(taken):
            taken.append([])
        taken[row].append(mine)
        rows.append(row)
    return rows


def _touch(mine: tuple[float, float, float], others: list[tuple[float, float, float]]) -> bool:
    begin, end, middle = mine
    return any(
        (begin < other[1] - 0.01 and other[0] < end - 0.01) or abs(middle - other[2]) < APART
        for other in others
    )


def _ticks(axis: Axis) -> list[Tick]:
    """Mark the beginnings of years, of every second, fifth or tenth one where there are many."""
    years = range(axis.first.year, axis.last.year + 1)
    step = next(step for step in (1, 2, 5, 10, 25, 1000) if len(years) / step <= TICKS)
    found = [date(year, 1, 1) for year in years if year % step == 0]
    shown = [day for day in found if axis.first <= day <= axis.last]
    # Within one year its beginning may lie outside
    shown = shown or [axis.first]
    return [Tick(axis.written(axis.place(day)), str(day.year)) for day in shown]


def _text(percent: float) -> str:
    return f"{percent:.2f}%"
