"""Charts draw what was measured where it belongs: gaps stay gaps, and what is provisional looks it."""

import re
from datetime import date
from itertools import pairwise

import pytest
from django.conf import settings

from programs.charts.scale import scale_of
from programs.charts.series import HEIGHT, Level, Value, chart_of

YEARS = range(2014, 2034)


def yearly(*values, **fields):
    return [
        Value(date(year, 1, 1), date(year, 12, 31), value, **fields)
        for year, value in zip(YEARS, values, strict=False)
    ]


def daily(*values):
    """Values at the end of each year: a line, whatever their number."""
    return [
        Value(date(year, 12, 31), date(year, 12, 31), value)
        for year, value in zip(YEARS, values, strict=False)
    ]


def drawn(values, levels=(), **how):
    def name(start, end):
        return str(start.year)

    return chart_of(values, levels, say="{:g}".format, name=name, **how)


def percent(place):
    return float(place.removesuffix("%"))


@pytest.mark.parametrize(
    ("values", "from_zero", "low", "high"),
    [
        ([3, 17], True, 0, 20),
        ([91, 97], False, 90, 98),
        ([91, 97], True, 0, 100),
        ([0.12, 0.31], False, 0, 0.4),
        ([-4, 9], True, -5, 10),
        ([0], True, 0, 1),
        ([7, 7], False, 6, 8),
        ([1_200_000, 3_400_000], True, 0, 4_000_000),
    ],
)
def test_an_axis_ends_at_round_figures_around_all_values(values, from_zero, low, high):
    scale = scale_of(values, from_zero=from_zero)
    assert (scale.low, scale.high) == (pytest.approx(low), pytest.approx(high))
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert 2 <= len(scale.ticks) <= 7
    steps = [later - earlier for earlier, later in pairwise(scale.ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))


@pytest.mark.parametrize("values", [[0], [0, 1], [0, 2], [0, 9], [3, 11], [-1, 4], [0, 96]])
def test_what_is_counted_in_whole_numbers_has_no_fractions_on_its_axis(values):
    assert all(tick % 1 == 0 for tick in scale_of(values, from_zero=True).ticks)


def test_few_periods_are_columns_from_zero_and_as_high_as_their_values():
    chart = drawn(yearly(10, 20, 5))
    heights = [float(column.height) for column in chart.columns]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.2)
    assert heights[2] == pytest.approx(heights[0] / 2, abs=0.2)
    assert chart.scale.low == 0
    assert {float(column.y) + float(column.height) for column in chart.columns} == {
        float(chart.ground)
    }
    assert chart.paths == chart.points == []


def test_single_days_and_many_periods_are_a_line():
    assert drawn(daily(10, 20, 5)).columns == []
    long = drawn(yearly(*range(1, 19)))
    assert (long.columns, len(long.paths), len(long.points)) == ([], 1, 18)


def test_the_line_is_broken_where_a_value_is_missing():
    chart = drawn(daily(1, 2, None, 4, 5))
    assert [path.d.count("L") for path in chart.paths] == [1, 1]
    assert len(chart.points) == 4


def test_the_line_is_broken_where_a_period_was_left_out():
    values = daily(1, 2, 3, 4, 5, 6)
    chart = drawn(values[:3] + values[4:])
    assert [path.d.count("L") for path in chart.paths] == [2, 1]


def test_what_is_kept_back_leaves_a_gap_with_a_sign():
    values = yearly(10, 20)
    values.append(Value(date(2016, 1, 1), date(2016, 12, 31), None, suppressed=True))
    chart = drawn(values)
    assert len(chart.columns) == 2
    (sign,) = chart.suppressed
    assert percent(sign.x) > percent(chart.columns[1].x)


def test_provisional_values_are_drawn_otherwise_and_not_by_colour_alone():
    values = daily(1, 2, 3)
    last = Value(values[2].start, values[2].end, 3.0, is_provisional=True)
    chart = drawn([*values[:2], last])
    assert [(path.d.count("L"), path.is_provisional) for path in chart.paths] == [
        (1, False), (1, True),
    ]  # fmt: skip
    assert [point.is_provisional for point in chart.points] == [False, False, True]
    columns = drawn(
        [*yearly(1, 2), Value(date(2016, 1, 1), date(2016, 12, 31), 3.0, is_provisional=True)]
    ).columns
    assert [column.is_provisional for column in columns] == [False, False, True]


def test_time_runs_with_the_direction_of_the_page():
    values = yearly(1, 2, 3, comparison=2.0)
    forth, back = drawn(values), drawn(values, mirrored=True)
    assert [percent(one.x) for one in forth.dates] == pytest.approx(
        [100 - percent(one.x) for one in back.dates]
    )
    for one, other in zip(forth.columns, back.columns, strict=True):
        middle = percent(one.x) + percent(one.width) / 2
        assert 100 - middle == pytest.approx(percent(other.x) + percent(other.width) / 2, abs=0.02)
    assert (forth.start, back.start) == ("start", "end")


def test_everything_stays_inside_the_chart():
    levels = [Level("target", 40.0, "Ziel"), Level("baseline", 2.0, "Ausgangswert")]
    for values in (yearly(3), yearly(3, 9), yearly(*range(1, 15)), daily(*range(1, 20))):
        for how in ({}, {"mirrored": True}, {"small": True}):
            chart = drawn(values, levels, **how)
            for column in chart.columns:
                assert percent(column.x) >= 0
                assert percent(column.x) + percent(column.width) <= 100
            marks = [*chart.points, *chart.dates, *chart.comparisons]
            assert all(0 <= percent(mark.x) <= 100 for mark in marks)
            ys = [float(line.y) for line in chart.across] + [float(m.y) for m in marks]
            assert all(0 <= y <= chart.height for y in ys)


def test_few_dates_are_named_the_first_and_the_last_among_them():
    chart = drawn(daily(*range(1, 20)))
    assert [mark.words for mark in chart.dates][:: len(chart.dates) - 1] == ["2014", "2032"]
    assert len(chart.dates) <= 5


@pytest.mark.parametrize("number", range(2, 41))
def test_named_dates_are_equally_far_apart_and_end_with_the_last(number):
    chart = drawn([Value(date(1990 + n, 12, 31), date(1990 + n, 12, 31), n) for n in range(number)])
    years = [int(mark.words) for mark in chart.dates]
    assert len({later - earlier for earlier, later in pairwise(years)}) == 1
    assert years[-1] == 1990 + number - 1
    assert years[0] - 1990 < years[1] - years[0]


def test_the_timeline_has_no_class_that_charts_have_on_the_same_page():
    charts, timeline = (
        set(re.findall(r"\.(\w*chart\w*)", (settings.BASE_DIR / f"static/site/{name}").read_text()))
        for name in ("charts.css", "funding.css")
    )
    assert charts
    assert timeline
    assert not charts & timeline


def test_long_names_of_periods_leave_each_other_room():
    def name(start, end):
        return f"{start:%d.%m.%y}"

    chart = chart_of(daily(*range(1, 20)), [], say=str, name=name)
    assert [mark.words for mark in chart.dates] == ["31.12.14", "31.12.32"]


def test_there_is_no_chart_of_nothing():
    assert drawn(yearly(None, None)) is None
    assert drawn([]) is None


def test_a_small_chart_has_no_words():
    chart = drawn(yearly(1, 2, 3), small=True)
    assert chart.grid == chart.dates == []
    assert chart.height < HEIGHT


@pytest.mark.parametrize(
    ("values", "is_said"), [([91, 97], True), ([-97, -91], True), ([-3, 4], False), ([0, 4], False)]
)
def test_an_axis_without_zero_is_said_on_either_side_of_it(values, is_said):
    assert drawn(daily(*values)).leaves_out_zero is is_said
