"""What of a programme stands on the radar's axis, as a drawing and as a table of the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from publishing.moments import day_from, months_after

from ..charts.timeline import Chart, Span, draw
from ..money.adding import Grant
from .reading import MONTHS_BACK, Known, Watched, days_of_grant
from .rule import Seat
from .sentences import seat_in_words
from .stretches import EVER, OPEN, Stretch, stretch, without

MONTHS_LEAST, MONTHS_MOST = 12, 36
# More would be a wall; the table of a single programme has all of them
DRAWN_MEASURES = 12
LONGEST_TITLE = 42
NUMBER_OF_SEAT = re.compile(r", Platz\s\d+$")


@dataclass(frozen=True)
class Row:
    """A line of the table: `number` is the one in the drawing, None where it is not drawn; `note` stands beside it."""

    what: str
    days: Stretch | None
    note: str = ""
    shape: str = "bar"
    state: str = ""
    number: int | None = None

    @property
    def start(self) -> date | None:
        return None if self.days is None or self.days.first == EVER else self.days.first

    @property
    def end(self) -> date | None:
        return self.days.end if self.days else None

    @property
    def is_point(self) -> bool:
        return self.shape == "point"


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Picture:
    """`chart` is None where nothing of the programme lies on the axis; `left_out` measures are not drawn."""

    chart: Chart | None
    groups: list[Group]
    left_out: int


def axis_of(watched: Watched, today: date) -> Stretch:
    """Return the days of the axis: from a year back to the last known end, one year ahead at least, three at most."""
    ends = [days.last for days in _days(watched)]
    least, most = months_after(today, MONTHS_LEAST), months_after(today, MONTHS_MOST)
    last = max((end for end in ends if end != OPEN), default=least)
    return Stretch(months_after(today, -MONTHS_BACK), min(max(last, least), most))


def picture_of(watched: Watched, today: date, *, whole: bool = True) -> Picture:
    """Return the drawing and its table as seen on `today`; without `whole` measures not drawn stand in neither."""
    axis = axis_of(watched, today)
    lanes, groups, number = [], [], 0
    left_out = 0
    for title, rows in _lanes(watched, axis.last, today):
        shown = [row for row in rows if row.days is None or row.days.touches(axis)]
        drawn = [row for row in shown if row.days]
        if title == "Maßnahmen":
            listed = drawn if whole else shown
            drawn = drawn[:DRAWN_MEASURES]
            left_out = len(listed) - len(drawn)
            shown = shown if whole else drawn
        numbers = {id(row): number + place for place, row in enumerate(drawn, start=1)}
        number += len(drawn)
        lanes.append((shortened(title), [_span(row, axis, today) for row in drawn]))
        if shown:
            groups.append(Group(title, [_numbered(row, numbers.get(id(row))) for row in shown]))
    return Picture(draw(lanes, today, within=(axis.first, axis.last)), groups, left_out)


def shortened(title: str) -> str:
    """Lines of a drawing do not wrap; the table has the whole title, and seats are told apart by their number."""
    if len(title) <= LONGEST_TITLE:
        return title
    place = NUMBER_OF_SEAT.search(title)
    end = place[0] if place else ""
    return f"{title[: LONGEST_TITLE - 1 - len(end)].rstrip()}…{end}"


def _numbered(row: Row, number: int | None) -> Row:
    return Row(row.what, row.days, row.note, row.shape, row.state, number)


def _span(row: Row, axis: Stretch, today: date) -> Span:
    days = row.days or axis
    if row.state:
        state = row.state
    elif days.first > today:
        state = "coming"
    else:
        state = "current" if days.last >= today else "past"
    return Span(max(days.first, axis.first), days.end, state, row.shape)


def _days(watched: Watched) -> Iterator[Stretch]:
    """Yield the days of everything that is known, but for vacancies."""
    for grant in watched.grants:
        if days := days_of_grant(grant):
            yield days
        if not grant.is_passed_on and (due := _due(grant)):
            yield Stretch(due, due)
    yield from (stretch(one.start, one.end) for one in watched.periods)
    yield from (term.days for seat in watched.facts.seats for term in seat.terms)
    yield from (one.days for one in watched.measures if one.days)


def _lanes(watched: Watched, last: date, today: date) -> Iterator[tuple[str, list[Row]]]:
    """Yield the lanes from top to bottom; vacancies are told up to the day `last`, the end of the axis."""
    own = [grant for grant in watched.grants if not grant.is_passed_on]
    passed_on = [grant for grant in watched.grants if grant.is_passed_on]
    yield "Bewilligungen", [Row(one.title, days_of_grant(one), _note(one)) for one in own]
    yield "Weitergegebenes Geld", [Row(one.title, days_of_grant(one)) for one in passed_on]
    yield (
        "Förderperioden",
        [
            Row(one.focus or "Förderperiode", Stretch(one.start, one.end or OPEN))
            for one in watched.periods
        ],
    )
    for seat in watched.facts.seats:
        yield seat_in_words(seat), list(_on_seat(seat, last, today))
    yield "Maßnahmen", [_measure(one) for one in sorted(watched.measures, key=_soonest_end)]
    yield (
        "Verwendungsnachweise",
        [
            Row(one.title, Stretch(day, day), shape="point", state="due")
            for one in own
            if (day := _due(one))
        ],
    )


def _due(grant: Grant) -> date | None:
    return day_from(grant.latest["report_due"])


def _note(grant: Grant) -> str:
    if not grant.amount:
        return "zurückgenommen"
    return "geändert, der letzte Bescheid gilt" if len(grant.notices) > 1 else ""


def _on_seat(seat: Seat, last: date, today: date) -> Iterator[Row]:
    rows = [
        Row(term.person, term.days, "kommissarisch" if term.acting else "") for term in seat.terms
    ]
    first = min([today, *(term.days.first for term in seat.terms)])
    if first <= last:
        vacant = without([Stretch(first, last)], seat.days)
        # What reaches the end of the axis goes on
        rows += [
            Row("nicht besetzt", Stretch(one.first, OPEN if one.last == last else one.last), state="gap")
            for one in vacant
        ]  # fmt: skip
    yield from sorted(rows, key=lambda row: row.days.first if row.days else EVER)


def _measure(known: Known) -> Row:
    note = known.status_word if known.days else f"{known.status_word}, ohne Termin"
    return Row(known.title, known.days, note)


def _soonest_end(known: Known) -> tuple[bool, date]:
    """What ends first stands first; what has no day stands last."""
    return known.days is None, known.days.last if known.days else OPEN
