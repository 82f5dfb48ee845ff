"""The drawing of a timeline: nothing outside, nothing on top of each other, mirrored from right to left."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from programs.charts.timeline import Span, draw

DAY = date(2026, 6, 1)


def percent(text):
    return float(text.removesuffix("%"))


def bars(chart):
    return [item for lane in chart.lanes for item in lane.items]


def test_without_anything_to_draw_there_is_no_drawing():
    assert draw([("Förderperioden", [])], DAY) is None


def test_a_bar_is_as_long_as_its_days_and_the_day_looked_at_lies_within():
    first = Span(date(2026, 1, 1), date(2026, 12, 31))
    chart = draw([("a", [first, Span(date(2027, 1, 1), date(2027, 12, 31))])], DAY)
    one, two = (item.now for item in bars(chart))
    assert percent(one.width) == percent(two.width) == pytest.approx(47.5, abs=0.01)
    assert percent(two.x) == pytest.approx(percent(one.x) + percent(one.width), abs=0.02)
    assert percent(chart.today) == pytest.approx(2.5 + 95 * 151 / 730, abs=0.01)


def test_what_touches_stands_in_one_row_and_what_overlaps_in_two():
    year = [Span(date(2020 + n, 1, 1), date(2020 + n, 12, 31)) for n in range(3)]
    assert len({item.y for item in bars(draw([("a", year)], DAY))}) == 1
    over = Span(date(2020, 6, 1), date(2021, 5, 31))
    assert len({item.y for item in bars(draw([("a", [*year, over])], DAY))}) == 2


def test_a_quarter_is_a_bar_a_day_is_a_point_and_earlier_dates_stay():
    quarter = Span(
        date(2026, 7, 1), date(2026, 9, 30), before=[(date(2026, 1, 1), date(2026, 1, 1))]
    )
    day = Span(DAY, DAY, shape="point")
    chart = draw([("a", [Span(date(2024, 1, 1), date(2027, 1, 1))]), ("b", [quarter, day])], DAY)  # fmt: skip
    _, moved, point = bars(chart)
    assert (moved.now.shape, point.now.shape) == ("bar", "point")
    assert percent(moved.now.width) > 5
    assert [one.shape for one in moved.before] == ["point"]
    assert moved.line == (moved.before[0].middle, moved.now.middle)


def test_things_are_numbered_through_all_lanes():
    span = Span(date(2024, 1, 1), date(2027, 1, 1))
    chart = draw([("a", [span, span]), ("leer", []), ("b", [span])], DAY)
    assert [item.number for item in bars(chart)] == [1, 2, 3]
    assert [lane.title for lane in chart.lanes] == ["a", "b"]


def test_an_open_end_reaches_a_year_beyond_the_day_looked_at():
    chart = draw([("a", [Span(date(2024, 6, 1), None)])], DAY)
    (bar,) = bars(chart)
    assert percent(bar.now.x) + percent(bar.now.width) == pytest.approx(97.5, abs=0.01)
    assert 50 < percent(chart.today) < 80


def test_the_day_looked_at_is_left_out_where_nothing_lasts_until_then():
    past = Span(date(2014, 1, 1), date(2015, 12, 31))
    assert draw([("a", [past])], DAY).today is None


def test_years_are_marked_but_never_too_many():
    chart = draw([("a", [Span(date(2014, 3, 1), date(2027, 12, 31))])], DAY)
    assert [tick.label for tick in chart.ticks] == ["2015", "2020", "2025"]
    chart = draw([("a", [Span(date(2026, 3, 1), date(2026, 4, 30))])], DAY)
    assert [tick.label for tick in chart.ticks] == ["2026"]


def any_day(random):
    return date(2000, 1, 1) + timedelta(days=random.randrange(14600))


def any_span(random):
    start = any_day(random)
    end = random.choice([None, start, start + timedelta(days=random.randrange(4000))])
    before = [any_day(random) for _ in range(random.randrange(3))]
    return Span(start, end, before=[(day, day) for day in before])


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_days_are_everything_lies_inside_and_nothing_covers_anything(seed):
    random = Random(seed)
    lane, day = [any_span(random) for _ in range(random.randrange(1, 9))], any_day(random)
    chart = draw([("a", lane)], day)
    mirrored = draw([("a", lane)], day, mirrored=True)
    assert len(chart.ticks) <= 8
    for item, other in zip(bars(chart), bars(mirrored), strict=True):
        for one, image in zip([item.now, *item.before], [other.now, *other.before], strict=True):
            assert -0.01 <= percent(one.x) <= percent(one.x) + percent(one.width) <= 100.01
            assert percent(image.middle) == pytest.approx(100 - percent(one.middle), abs=0.02)
        assert 0 < item.y < item.y + 16 < chart.axis_y < chart.height
    for one, other in combinations(bars(chart), 2):
        if one.y == other.y:
            gap = abs(percent(one.now.middle) - percent(other.now.middle))
            assert gap >= (percent(one.now.width) + percent(other.now.width)) / 2 - 1.1
            assert gap >= 4.9
