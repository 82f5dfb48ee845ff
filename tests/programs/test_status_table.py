"""The status for every combination of periods and appointments, day by day, against a second way of telling it."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product
from zoneinfo import ZoneInfo

import pytest

from programs import overview
from programs.models import FundingPeriod
from programs.status import ENDING_SOON, Status, Term, covered_until, derive
from publishing.moments import day_of
from tests import factories

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 6, 1)
ONE = timedelta(days=1)
YEAR = timedelta(days=365)


def term(first, last):
    """Return a term by its distances in days from DAY; None is an open end."""
    return Term(DAY + first * ONE, None if last is None else DAY + last * ONE)


LONG_PAST = term(-900, -700)
ENDED_YESTERDAY = term(-400, -1)
ENDS_TODAY = term(-400, 0)
ENDS_IN_HALF_A_YEAR = term(-400, 183)
ENDS_LATER = term(-400, 184)
BEGINS_TODAY = term(0, 400)
OPEN = term(-400, None)
BEGINS_TOMORROW = term(1, 400)
FAR_AHEAD = term(300, 700)
OPEN_AHEAD = term(1, None)

PAST = (LONG_PAST, ENDED_YESTERDAY)
PRESENT = (ENDS_TODAY, ENDS_IN_HALF_A_YEAR, ENDS_LATER, BEGINS_TODAY, OPEN)
AHEAD = (BEGINS_TOMORROW, FAR_AHEAD, OPEN_AHEAD)
ALL = (*PAST, *PRESENT, *AHEAD)
IN_OFFICE = (ENDS_TODAY, BEGINS_TODAY, OPEN, ENDS_LATER)
NOT_IN_OFFICE = (LONG_PAST, ENDED_YESTERDAY, BEGINS_TOMORROW, OPEN_AHEAD)


def told_day_by_day(periods, appointments):
    """Tell the status by walking over single days, as somebody with a calendar would."""
    if not periods:
        return Status.UNKNOWN
    funded = lambda day: any(one.covers(day) for one in periods)  # noqa: E731
    if funded(DAY):
        # One day more than half a year: as long as there is money on each of them, nothing ends soon
        ahead = range(1, ENDING_SOON.days + 2)
        soon = not all(funded(DAY + n * ONE) for n in ahead)
        return Status.ENDING_SOON if soon else Status.RUNNING
    if all(one.start > DAY for one in periods):
        return Status.ANNOUNCED
    if any(one.start > DAY for one in periods) or any(one.covers(DAY) for one in appointments):
        return Status.FUNDING_GAP
    return Status.ENDED


@pytest.mark.parametrize(
    ("periods", "in_office", "vacant"),
    [
        ((), Status.UNKNOWN, Status.UNKNOWN),
        ((LONG_PAST,), Status.FUNDING_GAP, Status.ENDED),
        ((ENDED_YESTERDAY,), Status.FUNDING_GAP, Status.ENDED),
        ((ENDS_TODAY,), Status.ENDING_SOON, Status.ENDING_SOON),
        ((ENDS_IN_HALF_A_YEAR,), Status.ENDING_SOON, Status.ENDING_SOON),
        ((ENDS_LATER,), Status.RUNNING, Status.RUNNING),
        ((BEGINS_TODAY,), Status.RUNNING, Status.RUNNING),
        ((OPEN,), Status.RUNNING, Status.RUNNING),
        ((BEGINS_TOMORROW,), Status.ANNOUNCED, Status.ANNOUNCED),
        ((FAR_AHEAD,), Status.ANNOUNCED, Status.ANNOUNCED),
        ((OPEN_AHEAD,), Status.ANNOUNCED, Status.ANNOUNCED),
        # Touching: the next day belongs to the next period
        ((ENDS_TODAY, BEGINS_TOMORROW), Status.RUNNING, Status.RUNNING),
        ((ENDS_TODAY, OPEN_AHEAD), Status.RUNNING, Status.RUNNING),
        ((ENDED_YESTERDAY, BEGINS_TODAY), Status.RUNNING, Status.RUNNING),
        # A gap of one day, today; a gap to come
        ((ENDED_YESTERDAY, BEGINS_TOMORROW), Status.FUNDING_GAP, Status.FUNDING_GAP),
        ((ENDS_TODAY, FAR_AHEAD), Status.ENDING_SOON, Status.ENDING_SOON),
        ((LONG_PAST, FAR_AHEAD), Status.FUNDING_GAP, Status.FUNDING_GAP),
        # Overlapping: the longer one counts
        ((ENDS_TODAY, OPEN), Status.RUNNING, Status.RUNNING),
        ((ENDS_TODAY, ENDS_LATER), Status.RUNNING, Status.RUNNING),
        ((ENDS_TODAY, ENDS_IN_HALF_A_YEAR), Status.ENDING_SOON, Status.ENDING_SOON),
        ((LONG_PAST, ENDS_LATER), Status.RUNNING, Status.RUNNING),
    ],
)
def test_a_programme_stands_where_periods_and_terms_of_office_put_it(periods, in_office, vacant):
    for order in permutations(periods):
        for terms, expected in [
            *(((one,), in_office) for one in IN_OFFICE),
            *(((one,), vacant) for one in NOT_IN_OFFICE),
            ((), vacant),
        ]:
            assert derive(order, terms, DAY) is expected


def test_every_combination_agrees_with_a_walk_over_single_days():
    compared = 0
    appointments = [(), *((one,) for one in (*IN_OFFICE, *NOT_IN_OFFICE)), (LONG_PAST, OPEN)]
    combinations = [(), *product(ALL, repeat=1), *product(ALL, repeat=2)]
    combinations += [(one, two, three) for one, two, three in product(PAST, PRESENT, AHEAD)]
    for periods, terms in product(combinations, appointments):
        assert derive(periods, terms, DAY) is told_day_by_day(periods, terms), (periods, terms)
        compared += 1
    assert compared == (1 + 10 + 100 + 30) * 10


@pytest.mark.parametrize("run", [ALL[:1], ALL[1:4], ALL[3:7], ALL])
def test_the_end_of_a_run_does_not_depend_on_the_order(run):
    ends = {covered_until(order, DAY) for order in list(permutations(run))[:200]}
    assert len(ends) == 1


def berlin(text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


# In spring the clocks go forward on 29 March 2026, in autumn back on 25 October 2026
@pytest.mark.parametrize(
    ("moment", "utc", "status"),
    [
        # Two periods of one day each: such a day begins at 0:00 and is over at 24:00 German time
        (berlin("2026-03-28T23:59"), "2026-03-28T22:59", Status.ANNOUNCED),
        (berlin("2026-03-29T00:00"), "2026-03-28T23:00", Status.ENDING_SOON),
        (berlin("2026-03-29T01:59"), "2026-03-29T00:59", Status.ENDING_SOON),
        (berlin("2026-03-29T03:00"), "2026-03-29T01:00", Status.ENDING_SOON),
        (berlin("2026-03-29T23:59"), "2026-03-29T21:59", Status.ENDING_SOON),
        (berlin("2026-03-30T00:00"), "2026-03-29T22:00", Status.FUNDING_GAP),
        (berlin("2026-10-24T23:59"), "2026-10-24T21:59", Status.FUNDING_GAP),
        (berlin("2026-10-25T00:00"), "2026-10-24T22:00", Status.ENDING_SOON),
        (berlin("2026-10-25T02:30"), "2026-10-25T00:30", Status.ENDING_SOON),
        (berlin("2026-10-25T02:30", fold=1), "2026-10-25T01:30", Status.ENDING_SOON),
        (berlin("2026-10-25T23:59"), "2026-10-25T22:59", Status.ENDING_SOON),
        (berlin("2026-10-26T00:00"), "2026-10-25T23:00", Status.ENDED),
    ],
)  # fmt: skip
def test_days_begin_and_end_by_german_clocks_also_when_these_change(moment, utc, status):
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    instant = datetime.fromisoformat(f"{utc}+00:00")
    assert moment.astimezone(UTC) == instant
    assert derive([Term(spring, spring), Term(autumn, autumn)], [], day_of(instant)) is status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("utc", "word"),
    [
        ("2026-03-28T22:59:59", "angekündigt"),
        ("2026-03-28T23:00:00", "laufend"),
        ("2026-10-25T22:59:59", "endet bald"),
        ("2026-10-25T23:00:00", "beendet"),
    ],
)
def test_page_and_list_change_at_midnight_in_germany(client, clock, utc, word):
    program = factories.program()
    FundingPeriod.objects.create(program=program, start="2026-03-29", end="2026-10-25")
    edition = factories.published(program, at=datetime(2026, 1, 1, tzinfo=UTC))
    moment = datetime.fromisoformat(f"{utc}+00:00")
    clock(moment)
    (card,) = overview.cards([edition], moment)
    assert card.status.value == word
    for address in (edition.path, "/programme/"):
        assert f"badge--{card.status.name.lower()}" in client.get(address).text
