"""Figures and days are read as Germans and as English programs write them, and refused where they could be two."""

from datetime import date
from decimal import Decimal

import pytest

from programs.indicators.numbers import (
    Unclear,
    day_in,
    german,
    names_month_first,
    number_in,
    speaks_english,
)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12", "12"), ("-3", "-3"), ("0,5", "0.5"), ("1234,5", "1234.5"), ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"), ("12.5", "12.5"), ("1,234.5", "1234.5"), ("1,234,567", "1234567"),
        ("0.25", "0.25"), ("1 234,5", "1234.5"), ("1\u202f234,5", "1234.5"), ("\u22124,5", "-4.5"),
        ("12,5 %", "12.5"), ("+7", "7"), ("1234.5678", "1234.5678"), ("1 234", "1234"),
    ],
)  # fmt: skip
def test_both_ways_of_writing_are_understood(text, figure):
    assert number_in(text) == Decimal(figure)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "999,000"])
def test_a_figure_that_could_be_two_is_refused_unless_the_table_tells(text):
    with pytest.raises(Unclear, match="zweierlei"):
        number_in(text)
    assert number_in(text, is_english=False) != number_in(text, is_english=True)


@pytest.mark.parametrize(
    "text",
    [
        "", "viele", "12a", "1,2,3", "1.23.456", "1e5", "NaN", "Infinity", "--3", "1..5", "٣", "1.2345,6", "1,23456",
        "1" * 13,
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_german(text):
    with pytest.raises(Unclear) as refused:
        number_in(text)
    assert f"„{text}“" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1.234,5", False), ("1,5", False), ("12.5", True), ("1,234.5", True), ("1.234", None), ("7", None),
    ],
)  # fmt: skip
def test_a_figure_may_tell_how_its_table_is_written(text, english):
    assert speaks_english(text) is english


def test_a_field_shows_a_figure_so_that_it_is_read_back():
    for figure in ("12", "1234.5", "0", "-0.25", "1000000", "0.0001"):
        assert number_in(german(Decimal(figure))) == Decimal(figure)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.12.2024", date(2024, 12, 31)), ("1.2.2024", date(2024, 2, 1)), ("2024-12-31", date(2024, 12, 31)),
        ("12/31/2024", date(2024, 12, 31)), ("31/12/2024", date(2024, 12, 31)), ("05/05/2024", date(2024, 5, 5)),
        ("2024-12-31T00:00:00", date(2024, 12, 31)),
    ],
)  # fmt: skip
def test_days_are_understood(text, day):
    assert day_in(text) == day


def test_a_day_that_could_be_two_is_refused_unless_the_table_tells():
    with pytest.raises(Unclear, match=r"04\.03\.2024 oder 03\.04\.2024"):
        day_in("04/03/2024")
    assert day_in("04/03/2024", month_first=True) == date(2024, 4, 3)
    assert day_in("04/03/2024", month_first=False) == date(2024, 3, 4)
    assert (names_month_first("12/31/2024"), names_month_first("31/12/2024")) == (True, False)
    assert names_month_first("31.12.2024") is None


@pytest.mark.parametrize(
    "text", ["", "31.02.2024", "13/13/2024", "gestern", "31.12.24", "2024", "0.0.2024"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Unclear):
        day_in(text)
