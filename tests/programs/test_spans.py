"""What spans of days are periods of which kind, and what they are called."""

from datetime import date

import pytest

from programs.indicators.spans import in_brief, in_words, length_fits
from publishing import languages

SPANS = {
    "2024": ("year", "2024-01-01", "2024-12-31", "2024"),
    "1. Halbjahr 2024": ("half", "2024-01-01", "2024-06-30", "H1/24"),
    "3. Quartal 2024": ("quarter", "2024-07-01", "2024-09-30", "Q3/24"),
    "Februar 2024": ("month", "2024-02-01", "2024-02-29", "02/24"),
    "31. Dezember 2024": ("day", "2024-12-31", "2024-12-31", "31.12.24"),
    "1. August 2023 bis 31. Juli 2024": ("year", "2023-08-01", "2024-07-31", "07/24"),
}


@pytest.mark.parametrize("words", SPANS)
def test_a_period_has_its_name(words):
    kind, start, end, brief = SPANS[words]
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert in_words(*days).replace("\xa0", " ") == words
    assert in_brief(*days) == brief
    fitting = {
        one for one in ("year", "half", "quarter", "month", "day") if length_fits(one, *days)
    }
    assert fitting == {kind}


@pytest.mark.parametrize(
    ("start", "end"), [("2024-01-02", "2025-01-01"), ("2024-01-01", "2024-12-30"), ("2023-02-01", "2023-02-27")]
)  # fmt: skip
def test_a_span_that_is_a_day_short_is_no_period(start, end):
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert not any(length_fits(one, *days) for one in ("year", "half", "quarter", "month", "day"))


def test_an_arabic_day_on_an_axis_holds_no_marks_of_direction():
    day = date(2024, 12, 31)
    with languages.speaking(languages.get("ar")):
        assert in_brief(day, day) == "31/12/2024"
