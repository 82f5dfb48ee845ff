"""Milestones in a Sachbericht: those of the period, as they stood on its last day, and what came after."""

from datetime import date

import pytest

from programs.reports.facts import Span
from programs.reports.milestones import milestones_of

YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))


def promised(day, precision="day", announced="2024-01-10", note=""):
    return {"date": day, "precision": precision, "announced_on": announced, "note": note}


TODAY = date(2026, 6, 1)


def told(*dates, reached=None, title="Leitbild", measure=None, today=TODAY):
    item = {"title": title, "dates": list(dates), "reached_on": reached, "measure": measure}
    return milestones_of({"milestones": [item]}, YEAR, today, {7: "Maßnahme sieben"})


@pytest.mark.parametrize(
    ("dates", "reached", "state"),
    [
        ([promised("2025-12-31")], None, "open"),
        ([promised("2025-01-01")], None, "overdue"),
        ([promised("2025-12-30")], None, "overdue"),
        ([promised("2025-06-01", "year")], None, "open"),
        ([promised("2025-03-01")], "2025-12-31", "reached"),
        # Reached in the period, long before its date
        ([promised("2027-03-01")], "2025-01-01", "reached"),
        # Still owed from before
        ([promised("2023-03-01")], None, "overdue"),
        ([promised("2023-03-01")], "2025-02-01", "reached"),
        ([promised("2025-03-01"), promised("2026-03-01", announced="2025-02-01", note="Krank.")], None, "moved"),
        # Nothing of it lies in the period but the move
        ([promised("2026-03-01"), promised("2027-03-01", announced="2025-12-31", note="Krank.")], None, "moved"),
        # Editions from before days of announcement were kept
        ([promised("2025-03-01", announced=None), promised("2026-03-01", announced=None, note="x")], None, "moved"),
    ],
)  # fmt: skip
def test_a_milestone_of_the_period_stands_as_on_its_last_day(dates, reached, state):
    (one,) = told(*dates, reached=reached)
    assert one.state == state
    assert one.reached_on == (reached and date.fromisoformat(reached))
    assert (one.later, one.reached_later) == ([], None)


@pytest.mark.parametrize(
    ("dates", "reached"),
    [
        ([promised("2026-01-01")], None),
        ([promised("2026-03-01", "quarter")], None),
        ([promised("2024-06-01")], "2024-12-31"),
        # Promised for the period, and reached before it began
        ([promised("2025-06-01")], "2024-12-31"),
        # Moved only after the period, from one later day to another
        ([promised("2026-03-01"), promised("2027-03-01", announced="2026-01-02", note="x")], None),
    ],
)
def test_what_belongs_to_another_time_is_left_out(dates, reached):
    assert told(*dates, reached=reached) == []


def test_what_came_after_the_period_stands_beside_it():
    moved = promised("2026-05-01", announced="2026-01-08", note="Der Ausschuss tagte nicht.")
    (one,) = told(promised("2025-10-01", "quarter"), moved, reached="2026-04-01")
    assert one.state == "open"
    assert [item.day for item in one.dates] == [date(2025, 10, 1)]
    assert [item.note for item in one.later] == ["Der Ausschuss tagte nicht."]
    assert (one.reached_on, one.reached_later) == (None, date(2026, 4, 1))


def test_only_a_measure_that_the_report_lists_is_named():
    assert told(promised("2025-06-01"), measure=7)[0].measure == "Maßnahme sieben"
    assert told(promised("2025-06-01"), measure=8)[0].measure == ""


def test_a_draft_of_a_period_that_goes_on_calls_nothing_late_before_its_day():
    assert told(promised("2025-06-01"), today=date(2025, 6, 1))[0].state == "open"
    assert told(promised("2025-06-01"), today=date(2025, 6, 2))[0].state == "overdue"
