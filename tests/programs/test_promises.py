"""Promises: kept, moved, overdue, as seen on a day."""

from datetime import date

import pytest

from programs.promises import State, kept, promises_of


def milestone(*dates, reached_on=None, title="Leitbild"):
    """Return a milestone as an edition holds it; `dates` are day and precision."""
    rows = [
        {"date": day, "precision": precision, "announced_on": "2025-01-01", "note": "Grund" if n else ""}
        for n, (day, precision) in enumerate(dates)
    ]  # fmt: skip
    return {"title": title, "reached_on": reached_on, "dates": rows}


QUARTER = ("2026-05-01", "quarter")
DAY = ("2026-09-15", "day")


@pytest.mark.parametrize(
    ("item", "day", "state"),
    [
        (milestone(QUARTER), "2026-03-31", State.OPEN),
        # A quarter is over on its last day, not on the day that was typed
        (milestone(QUARTER), "2026-06-30", State.OPEN),
        (milestone(QUARTER), "2026-07-01", State.OVERDUE),
        (milestone(QUARTER, DAY), "2026-07-01", State.MOVED),
        (milestone(QUARTER, DAY), "2026-09-15", State.MOVED),
        (milestone(QUARTER, DAY), "2026-09-16", State.OVERDUE),
        (milestone(QUARTER, reached_on="2026-08-01"), "2026-08-01", State.REACHED),
        # Seen from a day before, nothing is reached yet
        (milestone(QUARTER, reached_on="2026-06-01"), "2026-05-31", State.OPEN),
        (milestone(("2026-01-01", "year")), "2026-12-31", State.OPEN),
        (milestone(("2026-01-01", "year")), "2027-01-01", State.OVERDUE),
        (milestone(("2026-02-01", "month")), "2026-02-28", State.OPEN),
        (milestone(("2026-02-01", "month")), "2026-03-01", State.OVERDUE),
    ],
)
def test_where_a_promise_stands(item, day, state):
    (promise,) = promises_of({"milestones": [item]}, date.fromisoformat(day))
    assert promise.state is state


def test_reached_in_time_is_by_the_date_announced_first():
    data = {"milestones": [milestone(QUARTER, DAY, reached_on="2026-06-30")]}
    assert promises_of(data, date(2026, 12, 1))[0].in_time
    data = {"milestones": [milestone(QUARTER, DAY, reached_on="2026-09-01")]}
    assert not promises_of(data, date(2026, 12, 1))[0].in_time


def test_promises_stand_by_the_date_that_holds_now_and_are_counted():
    data = {
        "milestones": [
            milestone(QUARTER, ("2027-01-01", "day"), title="Zweite"),
            milestone(QUARTER, title="Erste", reached_on="2026-05-01"),
            milestone(title="Ohne Termin"),
        ]
    }
    promises = promises_of(data, date(2026, 12, 1))
    assert [one.title for one in promises] == ["Erste", "Zweite"]
    assert kept(promises) == (1, 1)
