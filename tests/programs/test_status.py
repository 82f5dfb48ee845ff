"""Where a programme stands follows from periods, appointments and the day."""

from datetime import date

import pytest

from programs.status import Status, Term, covered_until, derive

DAY = date(2026, 6, 1)
PAST = Term(date(2020, 1, 1), date(2022, 12, 31))
NOW = Term(date(2025, 1, 1), date(2027, 12, 31))
ENDS_SOON = Term(date(2025, 1, 1), date(2026, 8, 31))
FOLLOWS = Term(date(2026, 9, 1), date(2029, 8, 31))
FUTURE = Term(date(2027, 1, 1), date(2028, 12, 31))
OPEN = Term(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("periods", "appointments", "status"),
    [
        ([], [], Status.UNKNOWN),
        ([], [OPEN], Status.UNKNOWN),
        ([FUTURE], [], Status.ANNOUNCED),
        ([NOW], [], Status.RUNNING),
        ([OPEN], [], Status.RUNNING),
        ([ENDS_SOON], [], Status.ENDING_SOON),
        ([ENDS_SOON, FOLLOWS], [], Status.RUNNING),
        ([ENDS_SOON, FUTURE], [], Status.ENDING_SOON),
        ([PAST, FUTURE], [], Status.FUNDING_GAP),
        ([PAST], [OPEN], Status.FUNDING_GAP),
        ([PAST], [PAST], Status.ENDED),
        ([PAST], [], Status.ENDED),
        ([PAST, NOW], [OPEN], Status.RUNNING),
    ],
)
def test_the_status_is_derived(periods, appointments, status):
    assert derive(periods, appointments, DAY) is status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 12, 31), Status.ANNOUNCED),
        (date(2026, 1, 1), Status.ENDING_SOON),
        (date(2026, 3, 31), Status.ENDING_SOON),
        (date(2026, 4, 1), Status.ENDED),
    ],
)
def test_first_and_last_day_of_a_period_belong_to_it(day, status):
    period = Term(date(2026, 1, 1), date(2026, 3, 31))
    assert derive([period], [], day) is status


def test_a_run_of_periods_counts_as_one_however_they_are_ordered():
    assert covered_until([FOLLOWS, ENDS_SOON], DAY) == FOLLOWS.end
    assert covered_until([OPEN, ENDS_SOON], DAY) is None
    assert covered_until([PAST], DAY) is None


def test_an_end_of_time_is_no_error():
    far = [Term(date(2020, 1, 1), date.max), Term(date(2024, 1, 1), date(2025, 1, 1))]
    assert derive(far, [], date(2024, 6, 1)) == Status.RUNNING


def test_a_period_inside_another_does_not_shorten_it():
    assert covered_until([NOW, ENDS_SOON], DAY) == NOW.end
