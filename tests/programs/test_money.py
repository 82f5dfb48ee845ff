"""The arithmetic of awards: what counts as granted, called and passed on, and what contradicts itself."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from programs.models import Award, Disbursement, FundingPeriod
from programs.money.adding import Sums, money_of
from programs.money.contradictions import contradictions
from publishing.readiness import problems_of
from tests import factories

EARLIER = {
    "from": "2020-01-01",
    "until": "2021-12-31",
    "focus": "",
    "volume": None,
    "volume_note": "",
}
LATER = {"from": "2022-01-01", "until": None, "focus": "", "volume": None, "volume_note": ""}


def award(name, amount, *called, **fields):
    """Return an award of the earlier period as an edition holds it; `called` are sums."""
    return {
        "id": name,
        "title": name,
        "amount": amount,
        "note": "",
        "award_date": "2020-01-01",
        "from": "2020-01-01",
        "until": None,
        "period": None,
        "total_cost": None,
        "own_contribution": None,
        "parent": None,
        "amends": None,
        "disbursements": [{"date": "2020-05-01", "amount": sum_} for sum_ in called],
        **fields,
    }


def returning(name, amount, *moves):
    """Return an award of which something was called and paid back; `moves` are days and sums, returns below nothing."""
    return award(name, amount) | {
        "disbursements": [
            {"date": day, "amount": sum_.lstrip("-"), "kind": "return" if "-" in sum_ else "call"}
            for day, sum_ in moves
        ]
    }


def sums(granted="0", called="0", passed_on="0", own=None, total=None, returned="0"):
    own, total = (None if one is None else Decimal(one) for one in (own, total))
    amounts = (Decimal(one) for one in (granted, called, returned, passed_on))
    return Sums(*amounts, own, total)


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ([], sums()),
        ([award("a", "100.00")], sums("100")),
        ([award("a", "0.10"), award("b", "0.20")], sums("0.30")),
        # The last of a chain counts, whatever it says; what was called on any of its notices counts
        ([award("a", "100", "10"), award("b", "150", "20.5", amends="a")], sums("150", "30.5")),
        ([award("b", "50", amends="a"), award("a", "100")], sums("50")),
        ([award("a", "9"), award("b", "8", amends="a"), award("c", "7", amends="b")], sums("7")),
        ([award("a", "100"), award("b", "0.00", amends="a")], sums("0")),
        # What is passed on is part of what was granted, and what is called of it is the recipient's
        ([award("a", "100", "40"), award("p", "30", "20", parent="a")], sums("100", "40", "30")),
        ([award("a", "100"), award("p", "30", parent="a"), award("q", "20", parent="a")], sums("100", "0", "50")),
        # … also where an amendment of either is named
        (
            [
                award("a", "100"), award("b", "120", amends="a"),
                award("p", "30", parent="b"), award("r", "25", amends="p", parent="b"),
            ],
            sums("120", "0", "25"),
        ),
        # Passed on once more: still the same money
        ([award("a", "100"), award("p", "30", parent="a"), award("q", "10", parent="p")], sums("100", "0", "30")),
        ([award("a", "80", own_contribution="20", total_cost="100")], sums("80", own="20", total="100")),
        ([award("a", "80", own_contribution="20"), award("b", "1")], sums("81", own="20")),
        ([award("a", "80", own_contribution="0.00")], sums("80", own="0")),
        # What was paid back was called no more, and is named by itself
        (
            [returning("a", "100", ("2020-05-01", "60"), ("2020-09-01", "-10.5"), ("2020-10-01", "4"))],
            sums("100", "53.5", returned="10.5"),
        ),
        # … also of what was called on an earlier notice of the chain
        (
            [award("a", "100", "40"), returning("b", "90", ("2020-09-01", "-5")) | {"amends": "a"}],
            sums("90", "35", returned="5"),
        ),
        # Named awards that are not there change nothing
        ([award("a", "80", amends="gone", parent="gone")], sums("80")),
    ],
)  # fmt: skip
def test_the_sums_of_a_programme(awards, expected):
    assert money_of({"periods": [EARLIER, LATER], "awards": awards}).total == expected


@pytest.mark.parametrize(
    ("fields", "period"),
    [
        ({"from": "2020-01-01"}, "2020-01-01"),
        ({"from": "2021-12-31"}, "2020-01-01"),
        ({"from": "2022-01-01"}, "2022-01-01"),
        ({"from": "2045-01-01"}, "2022-01-01"),
        ({"from": "2019-12-31"}, None),
        # Without a beginning the day of the notice decides
        ({"from": None, "award_date": "2021-06-01"}, "2020-01-01"),
        ({"from": None, "award_date": "2019-06-01"}, None),
        # What the award names goes before what its days say
        ({"from": "2020-01-01", "period": {"from": "2022-01-01", "until": None}}, "2022-01-01"),
        ({"from": "2020-01-01", "period": {"from": "1999-01-01", "until": None}}, "2020-01-01"),
    ],
)
def test_every_award_counts_in_one_period(fields, period):
    money = money_of({"periods": [LATER, EARLIER], "awards": [award("a", "5", **fields)]})
    (row,) = money.periods
    assert (row.start and row.start.isoformat(), row.sums.granted) == (period, 5)


def test_periods_stand_by_start_and_add_up_to_the_total():
    awards = [
        award("c", "4", **{"from": "2010-01-01"}),
        award("b", "2", "1", **{"from": "2023-01-01"}),
        award("p", "1", parent="b", **{"from": "2020-01-01"}),
        award("a", "1"),
    ]
    money = money_of({"periods": [LATER, EARLIER], "awards": awards})
    assert [row.start for row in money.periods] == [date(2020, 1, 1), date(2022, 1, 1), None]
    # What is passed on stands where the money comes from
    assert [row.sums.passed_on for row in money.periods] == [0, 1, 0]
    assert money.total.granted == sum(row.sums.granted for row in money.periods) == 7
    assert money.total.called == sum(row.sums.called for row in money.periods)


def test_sums_are_exact_to_the_cent():
    awards = [award(str(number), "0.10") for number in range(3)]
    assert str(money_of({"periods": [], "awards": awards}).total.granted) == "0.30"


@pytest.mark.parametrize(
    ("period", "awards", "has_cents"),
    [
        ({}, [award("a", "1.00", "1")], False),
        ({}, [award("a", "1.00", "0.50")], True),
        ({}, [award("a", "1.00", own_contribution="0.01")], True),
        ({"volume": "2.20"}, [], True),
        ({}, [returning("a", "9", ("2020-05-01", "5"), ("2020-06-01", "-1.50"))], True),
    ],
)
def test_one_sum_with_cents_gives_cents_to_all_of_the_table(period, awards, has_cents):
    assert money_of({"periods": [{**EARLIER, **period}], "awards": awards}).has_cents is has_cents


def test_an_edition_without_awards_has_no_money():
    assert money_of({}).periods == []
    assert money_of({"periods": [EARLIER], "awards": []}).periods == []


def named(*awards, volume=None):
    return [
        sentence.replace("\xa0", " ")
        for sentence in contradictions(
            {"periods": [{**EARLIER, "volume": volume}], "awards": list(awards)}
        )
    ]


@pytest.mark.parametrize(
    ("awards", "sentence"),
    [
        ([award("a", "100", "60", "40.01")], "„a“: Abgerufen sind 100,01 €, bewilligt aber nur 100 €."),
        (
            [award("a", "100"), award("p", "60", parent="a"), award("q", "50", parent="a")],
            "„a“: Weitergegeben sind 110 €, bewilligt aber nur 100 €.",
        ),
        (
            [award("a", "100"), award("p", "10", "11", parent="a")],
            "„p“: Abgerufen sind 11 €, bewilligt aber nur 10 €.",
        ),
        (
            [award("a", "80", total_cost="90", own_contribution="20")],
            "„a“: Bewilligte Summe und Eigenanteil ergeben 100 €, die Gesamtkosten sind aber nur 90 €.",
        ),
        (
            [award("a", "80", total_cost="100")],
            "„a“: Von den Gesamtkosten (100 €) tragen bewilligte Summe und Eigenanteil nur 80 €. Wenn andere den Rest"
            " zahlen, sagen Sie es in der Beschreibung.",
        ),
        ([award("a", "80", **{"from": "2019-01-01"})], "„a“ liegt in keiner Förderperiode."),
        (
            [returning("a", "80", ("2020-05-01", "60"), ("2020-06-01", "-60.01"), ("2020-07-01", "9"))],
            "„a“: Zurückgezahlt sind am 1. Juni 2020 60,01 €, abgerufen und noch nicht zurückgezahlt waren da aber nur"
            " 60 €.",
        ),
        (
            [award("a", "80"), award("b", "90", amends="a", award_date="2019-01-01")],
            "„b“: Der Änderungsbescheid ist älter als der Bescheid, den er ändert.",
        ),
    ],
)  # fmt: skip
def test_contradictions_are_named(awards, sentence):
    assert named(*awards) == [sentence]


def test_a_period_whose_volume_is_not_the_sum_of_its_awards_is_named():
    assert named(award("a", "80"), volume="100.00") == [
        "Förderperiode 1. Januar 2020 bis 31. Dezember 2021: Als Fördersumme sind 100 € eingetragen, die Bescheide"
        " ergeben 80 €."
    ]
    assert named(award("a", "100"), volume="100.00") == []
    assert named(volume="100.00") == []


@pytest.mark.parametrize(
    "awards",
    [
        [award("a", "100", "60", "40")],
        [award("a", "100"), award("p", "100", parent="a")],
        [award("a", "80", total_cost="100", own_contribution="20")],
        # What was paid back can be called again
        [returning("a", "100", ("2020-05-01", "90"), ("2020-06-01", "-30"), ("2020-07-01", "40"))],
        # More was called than the first notice granted, not more than the last one
        [award("a", "100", "120"), award("b", "150", amends="a", award_date="2020-02-01")],
    ],
)
def test_sums_that_add_up_are_not_named(awards):
    assert named(*awards) == []


@pytest.mark.django_db
def test_a_call_that_is_still_to_come_is_named_until_its_day():
    program = factories.program()
    FundingPeriod.objects.create(program=program, start="2026-01-01")
    made = Award.objects.create(
        program=program, award_id="a", title="Personal", amount_awarded="1000.00", award_date="2026-01-01"
    )  # fmt: skip
    Disbursement.objects.create(award=made, date="2026-12-31", amount="10")
    Disbursement.objects.create(award=made, date="2026-12-31", amount="10", kind="return")

    def named_at(*moment):
        found = problems_of(program, datetime(*moment, tzinfo=UTC))
        return [one.message for one in found if "in der Zukunft" in one.message]

    # In Germany the last day of the year begins an hour before it does in Greenwich
    call, paid_back = (sentence.replace("\xa0", " ") for sentence in named_at(2026, 12, 30, 22, 59))
    assert "Der Mittelabruf vom 31. Dezember 2026" in call
    assert "Die Rückzahlung vom 31. Dezember 2026" in paid_back
    assert named_at(2026, 12, 30, 23, 0) == []


@pytest.mark.django_db
def test_the_newsroom_reads_hints_and_the_public_the_sums_as_they_are(client):
    program = factories.program()
    FundingPeriod.objects.create(program=program, start="2020-01-01", end="2021-12-31", volume=50)
    made = Award.objects.create(
        program=program, award_id="a", title="Personal", amount_awarded="1000.00",
        award_date="2020-01-01", period_start="2020-01-01",
    )  # fmt: skip
    Disbursement.objects.create(award=made, date="2020-05-01", amount="1234.50")
    edition = factories.published(program)
    found = [one for one in problems_of(program, edition.live_from) if one.anchor == "awards-group"]
    assert [one.message.replace("\xa0", " ") for one in found] == [
        "„Personal“: Abgerufen sind 1.234,50 €, bewilligt aber nur 1.000 €.",
        "Förderperiode 1. Januar 2020 bis 31. Dezember 2021: Als Fördersumme sind 50 € eingetragen, die Bescheide"
        " ergeben 1.000 €.",
    ]
    assert all(one.is_hint for one in found)
    text = client.get(edition.path).text.replace("\xa0", " ")
    assert "1.234,50 €" in text
    assert "50 €" in text
    assert "widerspr" not in text
