"""German time, shown with its zone and right at both clock changes."""

from datetime import UTC, date, datetime

import pytest

from publishing import moments


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2017, 1, 17, 7, 0, tzinfo=UTC), "17. Januar 2017, 8:00 Uhr MEZ"),
        (datetime(2026, 7, 1, 6, 5, tzinfo=UTC), "1. Juli 2026, 8:05 Uhr MESZ"),
        # 29 March 2026: 1:59:59 MEZ is followed by 3:00 MESZ
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "29. März 2026, 1:59 Uhr MEZ"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29. März 2026, 3:00 Uhr MESZ"),
        # 25 October 2026: 2:30 comes twice
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25. Oktober 2026, 2:30 Uhr MESZ"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25. Oktober 2026, 2:30 Uhr MEZ"),
    ],
)
def test_a_moment_is_shown_in_words_with_its_zone(moment, words):
    assert moments.in_words(moment).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("wall", "exists", "ambiguous"),
    [
        (datetime(2026, 3, 29, 2, 30), False, False),  # noqa: DTZ001
        (datetime(2026, 3, 29, 3, 0), True, False),  # noqa: DTZ001
        (datetime(2026, 10, 25, 2, 30), True, True),  # noqa: DTZ001
        (datetime(2026, 10, 25, 3, 0), True, False),  # noqa: DTZ001
    ],
)
def test_wall_clock_times_at_the_clock_changes(wall, exists, ambiguous):
    assert moments.exists(wall) is exists
    assert moments.is_ambiguous(wall) is ambiguous


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 3, 15), 9, date(2026, 12, 15)),
        (date(2026, 5, 31), 9, date(2027, 2, 28)),
        (date(2027, 5, 31), 9, date(2028, 2, 29)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_the_same_day_some_months_later_is_the_last_one_of_a_shorter_month(day, months, later):
    assert moments.months_after(day, months) == later
