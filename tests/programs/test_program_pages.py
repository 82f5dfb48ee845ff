"""What lists and pages say of a programme: status, duration, money, measures, as of the day looked at."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from organization.models import Organization, OrganizationName
from programs import overview
from programs.models import FundingPeriod, Goal
from programs.pages import program_context
from programs.status import Status, Term
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2014, 1, 2, 9, tzinfo=UTC)


def at(day):
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


@pytest.fixture
def edition():
    funder = Organization.objects.create(name="Ministerium von heute", kind="ministry")
    OrganizationName.objects.create(
        organization=funder, name="Ministerium von damals", valid_until="2018-12-31"
    )
    program = factories.program(code="BSP", funder=funder)
    FundingPeriod.objects.create(program=program, start="2017-01-01", end="2020-12-31")
    FundingPeriod.objects.create(
        program=program,
        start="2014-03-01",
        end="2016-12-31",
        volume="1234.50",
        volume_note="Beispielwert",
    )
    goal = Goal.objects.create(program=program, title="Ein Ziel")
    for place, (title, status) in enumerate(
        [("Erste", "closed"), ("Zweite", "active"), ("Dritte", "closed")]
    ):
        measure = factories.measure(
            program=program, title=title, planned_start="2015-01-01", actual_start="2015-02-01", position=place
        )  # fmt: skip
        measure.goals.add(goal)
        factories.report(measure, status=status, date="2014-01-01", text="Es wird getan.")
        factories.published(measure, at=START)
    return factories.published(program, at=START)


@pytest.mark.parametrize(
    ("day", "status", "ends", "sentence"),
    [
        ("2014-02-01", Status.ANNOUNCED, None, "Die Förderung beginnt am 1. März 2014."),
        (
            "2015-01-01", Status.RUNNING, "2020-12-31",
            "Die Förderung läuft seit dem 1. März 2014 und ist bis zum 31. Dezember 2020 zugesagt.",
        ),
        (
            "2020-11-01", Status.ENDING_SOON, "2020-12-31",
            "Die Förderung läuft seit dem 1. März 2014 und endet am 31. Dezember 2020.",
        ),
        ("2021-01-01", Status.ENDED, "2020-12-31", "Die Förderung lief vom 1. März 2014 bis zum 31. Dezember 2020."),
    ],
)  # fmt: skip
def test_a_programme_is_told_in_one_sentence_as_of_the_day(edition, day, status, ends, sentence):
    (card,) = overview.cards([edition], at(day))
    assert card.status is status
    assert card.sentence.replace("\xa0", " ") == sentence
    assert card.began == date(2014, 3, 1)
    if ends:
        assert card.ends == date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("status", "terms", "sentence"),
    [
        (Status.UNKNOWN, [], "Zur Laufzeit gibt es noch keine Angaben."),
        (
            Status.RUNNING, [Term(date(2014, 3, 1))],
            "Die Förderung läuft seit dem 1. März 2014; ein Ende ist nicht festgelegt.",
        ),
        (
            Status.FUNDING_GAP, [Term(date(2014, 3, 1), date(2014, 12, 31)), Term(date(2016, 1, 1))],
            "Die letzte Förderperiode endete am 31. Dezember 2014, die nächste beginnt am 1. Januar 2016.",
        ),
        (
            Status.FUNDING_GAP, [Term(date(2014, 3, 1), date(2014, 12, 31))],
            "Die letzte Förderperiode endete am 31. Dezember 2014; eine weitere ist noch nicht zugesagt.",
        ),
    ],
)  # fmt: skip
def test_open_ends_and_gaps_have_their_own_sentences(status, terms, sentence):
    assert overview.sentence(status, terms, date(2015, 6, 1)).replace("\xa0", " ") == sentence


def test_the_funder_has_the_name_of_that_day(edition):
    assert program_context(edition, {}, at("2018-12-31"))["funder"] == "Ministerium von damals"
    assert program_context(edition, {}, at("2019-01-01"))["funder"] == "Ministerium von heute"


def test_periods_stand_by_start(edition):
    first, second = program_context(edition, {}, at("2016-06-01"))["periods"]
    assert (first.start, first.volume, first.volume_note) == (
        date(2014, 3, 1),
        Decimal("1234.50"),
        "Beispielwert",
    )
    assert second.start > first.end


def test_measures_are_grouped_by_status_in_the_order_of_their_life(edition):
    groups = program_context(edition, {}, at("2019-06-01"))["measures"]
    assert [(group.code, group.label) for group in groups] == [
        ("active", "in Umsetzung"), ("closed", "abgeschlossen"),
    ]  # fmt: skip
    assert [measure.title for measure in groups[1].measures] == ["Erste", "Dritte"]
    measure = groups[0].measures[0]
    assert (measure.status_on, measure.start, measure.start_is_actual) == (
        date(2014, 1, 1), date(2015, 2, 1), True,
    )  # fmt: skip
    assert measure.goals == ["Ein Ziel"]
    assert measure.latest["text"] == "Es wird getan."


def test_a_programme_that_is_over_is_listed_but_not_on_the_home_page(client, clock, edition):
    clock(at("2021-06-01"))
    assert edition.title in client.get("/programme/").text
    assert edition.title not in client.get("/").text
    clock(at("2016-06-01"))
    assert edition.title in client.get("/").text
