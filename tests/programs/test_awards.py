"""Awards: what the database refuses, and what editions, restoring, comparing and translating make of them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from organization.models import Organization
from programs.models import Award, Disbursement, FundingPeriod, Program
from publishing import actions
from publishing.comparison.fields import described
from publishing.models import Document
from tests import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def program():
    funder = Organization.objects.create(name="Ministerium", kind="ministry")
    return factories.program(funder=funder)


def award(program, number=1, **fields):
    fields = {
        "amount_awarded": "1000.00",
        "title": f"Bescheid {number}",
        "award_date": "2026-01-05",
        **fields,
    }
    return Award.objects.create(program=program, award_id=f"bsp-{number}", **fields)


def test_amounts_are_never_negative(program):
    assert refused(lambda: award(program, amount_awarded=-1))
    assert refused(lambda: award(program, total_cost=-1))
    assert refused(lambda: award(program, own_contribution=-1))
    made = award(program)
    assert refused(
        lambda: Disbursement.objects.create(award=made, date="2026-01-01", amount="-0.01")
    )


def test_the_own_contribution_is_part_of_the_total_cost(program):
    assert refused(lambda: award(program, total_cost=100, own_contribution="100.01"))
    assert not refused(lambda: award(program, total_cost=100, own_contribution=100))


def test_an_award_does_not_end_before_it_begins(program):
    assert refused(lambda: award(program, period_start="2026-01-02", period_end="2026-01-01"))


def test_a_programme_has_each_identifier_once(program):
    award(program)
    assert refused(lambda: award(program))
    assert not refused(lambda: award(factories.program()))


@pytest.mark.parametrize("column", ["amends", "parent"])
def test_an_award_names_only_awards_of_its_own_programme(program, column):
    foreign = award(factories.program())
    assert refused(lambda: award(program, **{column: foreign}))
    own = award(program)
    assert refused(lambda: Award.objects.filter(pk=own.pk).update(**{column: foreign}))


def test_an_award_lies_in_a_period_of_its_own_programme(program):
    foreign = FundingPeriod.objects.create(program=factories.program(), start="2026-01-01")
    assert refused(lambda: award(program, period=foreign))


def test_awards_form_no_circles_by_either_way(program):
    first = award(program)
    assert refused(lambda: Award.objects.filter(pk=first.pk).update(parent=first))
    second = award(program, 2, amends=first)
    third = award(program, 3, parent=second)
    assert refused(lambda: Award.objects.filter(pk=first.pk).update(amends=second))
    assert refused(lambda: Award.objects.filter(pk=first.pk).update(parent=third))
    assert not refused(lambda: Award.objects.filter(pk=third.pk).update(parent=first))


def test_an_award_is_amended_once_and_an_amendment_belongs_to_no_other_money(program):
    first, other = award(program), award(program, 2)
    award(program, 3, amends=first)
    assert refused(lambda: award(program, 4, amends=first))
    assert refused(lambda: award(program, 4, amends=other, parent=first))


def test_an_edition_holds_the_awards_but_never_their_file_number(program):
    period = FundingPeriod.objects.create(program=program, start="2026-01-01", end="2027-12-31")
    first = award(program, file_number="IV 4 - 58a", award_date="2026-01-05", period=period)
    award(program, 2, amends=first, amount_awarded="1200.50", award_date="2026-03-01")
    club = Organization.objects.create(name="Verein", kind="association")
    award(program, 3, parent=first, recipient=club, award_date="2026-04-01", amount_awarded=300)
    Disbursement.objects.create(award=first, date="2026-02-01", amount="400")
    edition = factories.published(program, at=NOW)
    one, two, three = edition.data["awards"]
    assert one["amount"] == "1000.00"
    assert one["period"] == {"from": "2026-01-01", "until": "2027-12-31"}
    assert one["disbursements"] == [{"date": "2026-02-01", "amount": "400.00", "kind": "call"}]
    assert (one["funder"]["name"], one["recipient"], one["currency"]) == (
        "Ministerium", None, "EUR",
    )  # fmt: skip
    assert (two["amends"], two["amount"], two["parent"]) == ("bsp-1", "1200.50", None)
    assert (three["parent"], three["recipient"]["name"], three["funder"]) == (
        "bsp-1", "Verein", None,
    )  # fmt: skip
    assert "IV 4 - 58a" not in str(edition.data)


def test_what_an_amendment_leaves_empty_goes_on_as_it_was(program):
    club, other = (Organization.objects.create(name=name) for name in ("Verein", "Anderer Verein"))
    period = FundingPeriod.objects.create(program=program, start="2026-01-01", end="2027-12-31")
    first = award(program)
    passed = award(
        program, 2, parent=first, recipient=club, funder=other, period=period, report_due="2028-03-31",
        period_start="2026-02-01", period_end="2027-01-31", financing_type="share", location="06440000",
        total_cost="1000.00",
    )  # fmt: skip
    more = award(program, 3, amends=passed, amount_awarded="1200.00")
    longer = award(program, 4, amends=more, period_end="2027-06-30")
    award(program, 5, amends=longer, recipient=other, period_start="2026-03-01")
    *_, two, three, four, five = factories.published(program).data["awards"]
    same = ("funder", "period", "report_due", "financing_type", "location")
    assert all(one[name] == two[name] for one in (three, four, five) for name in same)
    assert [one["recipient"]["name"] for one in (three, four, five)] == [
        "Verein",
        "Verein",
        "Anderer Verein",
    ]
    assert [(one["from"], one["until"]) for one in (three, four, five)] == [
        ("2026-02-01", "2027-01-31"), ("2026-02-01", "2027-06-30"), ("2026-03-01", None),
    ]  # fmt: skip
    assert [one["total_cost"] for one in (two, three)] == ["1000.00", None]


def test_an_amendment_of_passed_on_money_is_passed_on_from_the_same_award(program):
    first = award(program)
    passed = award(program, 2, parent=first)
    award(program, 3, amends=passed)
    parents = [one["parent"] for one in factories.published(program).data["awards"]]
    assert parents == [None, "bsp-1", "bsp-1"]


def test_awards_come_back_with_an_earlier_edition(program):
    first = award(program, award_date="2026-03-01")
    # Entered later, dated earlier: it comes first among the rows and names one that comes after it
    second = award(program, 2, amends=first, award_date="2026-02-01")
    award(program, 3, parent=second)
    Disbursement.objects.create(award=first, date="2026-02-01", amount="400")
    edition = factories.published(program, at=NOW - timedelta(days=1))
    program.awards.update(amends=None, parent=None)
    program.awards.all().delete()
    other = award(program, 4)
    award(program, 5, amends=other)
    document = Document.objects.get(pk=program.pk)
    by = factories.coordinator()
    assert actions.restore(edition, by=by, at=NOW, version=document.version) == []
    data = Program.objects.get(pk=program.pk).edition_data(NOW)
    assert [
        (one["id"], one["amends"], one["parent"], len(one["disbursements"]))
        for one in data["awards"]
    ] == [("bsp-3", None, "bsp-2", 0), ("bsp-2", "bsp-1", None, 0), ("bsp-1", None, None, 1)]


def test_a_translation_has_awards_of_its_own_that_name_each_other(program):
    period = FundingPeriod.objects.create(program=program, start="2026-01-01")
    first = award(program, period=period)
    award(program, 2, parent=first)
    Disbursement.objects.create(award=first, date="2026-02-01", amount="400")
    factories.published(program)
    translated = factories.translation(program)
    one, two = translated.awards.order_by("award_id")
    assert (two.parent, one.period) == (one, translated.periods.get())
    assert one.disbursements.get().amount == Decimal(400)
    assert one.pk != first.pk


def test_a_comparison_tells_awards_in_german(program):
    first = award(program, award_date="2026-03-01")
    Disbursement.objects.create(award=first, date="2026-04-01", amount="400")
    data = factories.published(program).data
    words = described("program", data, {})["Zuwendungen"]
    assert words.startswith("Bescheid 1; Summe in Euro: 1.000,00")
    assert "Datum des Bescheids: 1.\xa0März\xa02026" in words
    assert "Mittelabrufe: Tag: 1.\xa0April\xa02026; Betrag in Euro: 400,00" in words


def test_the_number_of_queries_does_not_grow_with_the_awards(
    program, django_assert_max_num_queries
):
    body = Organization.objects.create(name="Verein", kind="association")
    first = award(program, recipient=body)
    for number in range(2, 12):
        made = award(program, number, parent=first, recipient=body)
        Disbursement.objects.create(award=made, date="2026-02-01", amount="400")
    fresh = Program.objects.get(pk=program.pk)
    with django_assert_max_num_queries(14):
        fresh.edition_data(NOW)
