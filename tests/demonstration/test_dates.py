"""The small language of the demonstration's dates, and its German spacing."""

from datetime import UTC, date, datetime

import pytest

from wir_portal.demonstration.dates import Dates
from wir_portal.demonstration.prose import to_html

DATES = Dates(datetime(2026, 11, 18, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-01-17", date(2017, 1, 17)),
        ("today-3", date(2026, 11, 13)),
        ("today+3", date(2026, 11, 23)),
        ("month_end+3", date(2027, 2, 28)),
        ("month_end-2", date(2026, 9, 30)),
        ("month_start+2", date(2027, 1, 1)),
        ("{year_end-1}", date(2025, 12, 31)),
        ("year_start", date(2026, 1, 1)),
        ("monday", date(2026, 11, 23)),
    ],
)
def test_a_day_is_fixed_or_counted_from_today_around_weekends(text, day):
    assert DATES.day(text) == day


def test_a_moment_is_german_time():
    assert DATES.moment("2017-01-17 08:00") == datetime(2017, 1, 17, 7, 0, tzinfo=UTC)


def test_an_unknown_day_is_an_error():
    with pytest.raises(ValueError, match="Invalid isoformat"):
        DATES.day("yesterday")


def test_prose_becomes_paragraphs_headings_and_lists():
    html = to_html("""
        ## Wann & wo

        Am 30. Mai um **8:00 Uhr** im
        [Kreishaus](/organisation/).

        - eins
        - zwei Zeilen,
          ein Punkt
    """)
    assert html == (
        "<h2>Wann &amp; wo</h2><p>Am 30.\N{NO-BREAK SPACE}Mai um <strong>8:00\N{NO-BREAK SPACE}Uhr</strong> im"
        ' <a href="/organisation/">Kreishaus</a>.</p>'
        "<ul><li><p>eins</p></li><li><p>zwei Zeilen, ein Punkt</p></li></ul>"
    )
