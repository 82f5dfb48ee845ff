"""The radar's rule as a table: what is warned of, from which day until which, for every sort of beginning and end."""

from datetime import date, timedelta

import pytest

from programs.radar.rule import Facts, Seat, Term, Work, days_of_measure, warnings_of
from programs.radar.sentences import advice, sentence
from programs.radar.stretches import EVER, OPEN, Stretch, common, merged, stretch, without
from publishing.moments import months_after

TODAY = date(2026, 6, 1)
HORIZON = months_after(TODAY, 9)


def days(first, last):
    """Return a stretch by distances in days from TODAY; None is an unknown end."""
    at = lambda distance: None if distance is None else TODAY + timedelta(days=distance)  # noqa: E731
    return stretch(at(first), at(last))


def seat(*terms, number=1, seats=1):
    held = tuple(Term(f"Person {n}", days(*term)) for n, term in enumerate(terms, start=1))
    return Seat(7, "Koordination", number, seats, held)


def work(first, last, title="Kurs"):
    return Work(title, days(first, last))


def facts(money, seats=(), works=()):
    money = None if money is None else tuple(days(*one) for one in money)
    return Facts(money, tuple(seats), tuple(works))


def warned(known):
    """Return kind, first and last day of each warning, the days as distances from TODAY, None being open."""
    return [
        (
            one.kind.name,
            (one.gap.first - TODAY).days,
            None if one.gap.is_open else (one.gap.last - TODAY).days,
        )
        for one in warnings_of(known, TODAY, HORIZON)
    ]


LAST = (HORIZON - TODAY).days
ALWAYS = (-900, None)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        # Nothing lacks
        (facts([ALWAYS], [seat(ALWAYS)], [work(-9, None)]), []),
        (facts([(-9, 300)], [seat((-9, 300))], [work(-9, 300)]), []),
        # The post outlives the money
        (facts([(-9, 30)], [seat((-9, None))]), [("POST_UNPAID", 31, None)]),
        (facts([(-9, 30)], [seat((-9, 60))]), [("POST_UNPAID", 31, 60)]),
        (facts([(-9, 30), (41, None)], [seat(ALWAYS)]), [("POST_UNPAID", 31, 40)]),
        (facts([(-9, 30), (31, None)], [seat(ALWAYS)]), []),
        (facts([(-90, -30)], [seat(ALWAYS)]), [("POST_UNPAID", 0, None)]),
        # A later notice that overlaps the former fills no gap twice
        (facts([(-9, 60), (-9, 30)], [seat(ALWAYS)]), [("POST_UNPAID", 61, None)]),
        # The horizon belongs to it, the day after does not
        (facts([(-9, LAST - 1)], [seat(ALWAYS)]), [("POST_UNPAID", LAST, None)]),
        (facts([(-9, LAST)], [seat(ALWAYS)]), []),
        # What is over is over, what lies before the money in the past too
        (facts([(0, None)], [seat((-90, None))]), []),
        (facts([(5, None)], [seat((-90, None))]), [("POST_UNPAID", 0, 4)]),
        # The money outlives the post
        (facts([ALWAYS], [seat((-9, 30))], [work(-9, None)]), [("NOBODY_COORDINATES", 31, None)]),
        (
            facts([ALWAYS], [seat((-9, 30))], [work(-9, 60)]),
            [("NOBODY_COORDINATES", 31, 60), ("MONEY_UNUSED", 61, None)],
        ),
        (
            facts([ALWAYS], [seat((-9, 30), (40, None))], [work(-9, None)]),
            [("NOBODY_COORDINATES", 31, 39)],
        ),
        (facts([ALWAYS], [seat((-9, 30), (31, None))], [work(-9, None)]), []),
        (facts([ALWAYS], [], [work(-9, None)]), [("NOBODY_COORDINATES", 0, None)]),
        (
            facts([ALWAYS], [seat()], [work(20, 50)]),
            [("MONEY_UNUSED", 0, 19), ("NOBODY_COORDINATES", 20, 50)],
        ),
        # Without money the measure says so, and nobody is looked for
        (facts([(-9, -1)], [], [work(-9, 50)]), [("MEASURE_UNFUNDED", 0, 50)]),
        # Several seats
        (
            facts(
                [ALWAYS],
                [seat(ALWAYS, seats=2), seat((-9, 30), number=2, seats=2)],
                [work(-9, None)],
            ),
            [("SEAT_VACANT", 31, None)],
        ),
        (
            facts(
                [ALWAYS],
                [seat((-9, 60), seats=2), seat((-9, 30), number=2, seats=2)],
                [work(-9, None)],
            ),
            [("SEAT_VACANT", 31, 60), ("NOBODY_COORDINATES", 61, None)],
        ),
        # Measures
        (facts([(-9, 30)], [seat((-9, 30))], [work(-9, 60)]), [("MEASURE_UNFUNDED", 31, 60)]),
        (facts([(-9, 30)], [seat((-9, 30))], [work(-9, None)]), [("MEASURE_UNFUNDED", 31, None)]),
        (facts([(-9, 30)], [seat((-9, 30))], [work(50, 60)]), [("MEASURE_UNFUNDED", 50, 60)]),
        (
            facts([(-9, 30)], [seat((-9, 30))], [work(-9, 60), work(2, 90)]),
            [("MEASURE_UNFUNDED", 31, 90)],
        ),
        (
            facts([(-9, 30)], [seat((-9, 30))], [work(-9, 60), work(45, 90)]),
            [("MEASURE_UNFUNDED", 31, 60), ("MEASURE_UNFUNDED", 45, 90)],
        ),
        # Money that nobody uses
        (facts([(-9, 300)], [seat((-9, 30))]), [("MONEY_UNUSED", 31, 300)]),
        (facts([(20, 300)]), [("MONEY_UNUSED", 20, 300)]),
        # All money was taken back
        (facts([], [seat(ALWAYS)]), [("POST_UNPAID", 0, None)]),
        # Where nothing is known of money nothing is said of it
        (facts(None, [seat(ALWAYS)], [work(-9, None)]), []),
        (facts(None, [seat((-9, 30))], [work(-9, None)]), [("NOBODY_COORDINATES", 31, None)]),
        (facts(None), []),
    ],
)
def test_the_table_of_warnings(known, expected):
    assert warned(known) == expected
    for warning in warnings_of(known, TODAY, HORIZON):
        assert sentence(warning, known, TODAY).endswith(".")
        assert advice(warning).endswith(".")


def test_the_most_urgent_stands_first_and_on_one_day_the_post_before_the_measure():
    known = facts([(-9, 30)], [seat((-9, None))], [work(-9, None), work(100, 200, "Später")])
    assert warned(known) == [
        ("POST_UNPAID", 31, None),
        ("MEASURE_UNFUNDED", 31, None),
        ("MEASURE_UNFUNDED", 100, 200),
    ]


@pytest.mark.parametrize(
    ("first", "last", "has_begun", "expected"),
    [
        (None, None, False, None),
        (None, None, True, Stretch(EVER, OPEN)),
        (-9, None, True, days(-9, None)),
        (-9, 9, True, days(-9, 9)),
        (None, 0, True, Stretch(EVER, TODAY)),
        # Its end is over, and nobody closed it
        (-9, -1, True, days(-9, None)),
    ],
)
def test_when_a_measure_goes_on(first, last, has_begun, expected):
    first, last = ((None if n is None else TODAY + timedelta(days=n)) for n in (first, last))
    assert days_of_measure(first, last, TODAY, has_begun=has_begun) == expected


def test_sentences_name_day_person_and_end():
    known = facts([(-9, 29)], [seat((-9, None))], [work(-9, 60), work(-9, 61, "Tisch")])
    unpaid, unfunded = warnings_of(known, TODAY, HORIZON)
    assert sentence(unpaid, known, TODAY).replace("\xa0", " ") == (
        "Ab 1. Juli 2026 ist die Stelle „Koordination“ ohne Geld. Das Geld endet am 30. Juni 2026."
        " Person 1 ist ohne festes Ende eingetragen."
    )
    assert sentence(unfunded, known, TODAY).replace("\xa0", " ") == (
        "Vom 1. Juli 2026 bis 1. August 2026 sind 2 Maßnahmen ohne Geld: „Kurs“ und „Tisch“."
        " Das Geld endet am 30. Juni 2026."
    )


def test_stretches_are_told_day_by_day():
    """Against a second way of telling it: single days, for every pair of a few stretches."""
    some = [
        days(*pair)
        for pair in ((None, -3), (-4, 2), (3, 3), (4, 9), (8, None), (None, None), (0, 0))
    ]
    span = [TODAY + timedelta(days=n) for n in range(-12, 13)]
    told = lambda stretches: [day for day in span if any(one.covers(day) for one in stretches)]  # noqa: E731
    for one in some:
        for other in some:
            assert told(merged([one, other])) == told([one, other])
            assert told(common([one], [other])) == [d for d in told([one]) if d in told([other])]
            assert one.touches(other) == bool(common([one], [other]))
            assert told(without([one], [other])) == [
                d for d in told([one]) if d not in told([other])
            ]
    assert without([days(None, None)], [days(None, None)]) == []
