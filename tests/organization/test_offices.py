"""Who holds a post on a day, and where to turn when nobody does."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest

from organization import offices
from organization.models import Appointment, Post
from organization.pages import department_context, person_context
from publishing import actions, reading
from publishing.models import ContactBlock
from publishing.pages import context_of
from tests import factories, kept
from tests.publishing import states

pytestmark = pytest.mark.django_db
START = datetime(2014, 1, 2, 9, tzinfo=UTC)


def at(day, hour=12):
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=UTC) + timedelta(
        hours=hour
    )


@kept.once
def published():
    """A programme, for all tests, whose coordinator changed on 1 July 2020 after a vacancy of a month."""
    unit = factories.department(mailbox="integration@example.org")
    program = factories.program(lead_department=unit)
    post = Post.objects.create(title="Koordination", department=unit, program=program)
    people = [factories.person(title=name) for name in ("Berta Zander", "Änne Ohm")]
    Appointment.objects.create(
        person=people[0], post=post, term_from="2014-03-01", term_until="2020-05-31"
    )
    Appointment.objects.create(person=people[1], post=post, term_from="2020-07-01", acting=True)
    made = [factories.published(document, at=START) for document in (unit, program, *people)]
    return {"unit": made[0], "program": made[1], "people": made[2:]}


@pytest.fixture
def county(published):
    return deepcopy(published)


def coordinators(county, moment):
    program = county["program"].document_id
    people = offices.people_coordinating([program], moment)
    return offices.coordination(program, people, county["unit"], moment)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (at("2014-02-28"), None),
        # Midnight is Berlin's: 23 hours UTC of the day before in winter, 22 in summer
        (at("2014-02-28", 22), None),
        (at("2014-02-28", 23), "Berta Zander"),
        (at("2020-05-31", 21), "Berta Zander"),
        (at("2020-05-31", 22), None),
        (at("2020-06-30", 21), None),
        (at("2020-06-30", 22), "Änne Ohm"),
        (at("2036-01-01"), "Änne Ohm"),
    ],
)
def test_a_post_is_held_from_the_first_to_the_last_day_of_a_term(county, moment, name):
    contact = coordinators(county, moment)
    assert [office.person.title for office in contact.offices] == ([name] if name else [])
    assert contact.is_vacant is (name is None)
    assert contact.department == county["unit"]


def test_an_acting_coordinator_is_told_as_such(county):
    (office,) = coordinators(county, at("2021-01-01")).offices
    assert office.acting
    assert (office.title, office.since, office.until) == ("Koordination", date(2020, 7, 1), None)


def test_whoever_is_no_longer_public_holds_nothing_any_more(county):
    person = county["people"][1]
    actions.remove(person.document, by=factories.approver(), at=at("2021-01-01"))
    assert coordinators(county, at("2021-01-01")).is_vacant
    assert not coordinators(county, at("2020-12-31")).is_vacant


def test_the_page_of_a_programme_shows_the_mailbox_while_the_post_is_vacant(client, clock, county):
    clock(at("2020-06-15"))
    page = client.get(county["program"].path)
    assert "integration@example.org" in page.text
    assert page.context["contact"].is_vacant
    clock(at("2021-06-15"))
    contact = client.get(county["program"].path).context["contact"]
    assert [office.person.title for office in contact.offices] == ["Änne Ohm"]


def test_posts_of_a_department_are_shown_with_their_holders_and_gaps(county):
    vacant = department_context(county["unit"], {}, at("2020-06-15"))["posts"]
    assert [(post.title, post.is_vacant, post.free_seats) for post in vacant] == [
        ("Koordination", True, 1)
    ]
    held = department_context(county["unit"], {}, at("2015-06-15"))["posts"]
    assert [office.person.title for office in held[0].offices] == ["Berta Zander"]
    assert held[0].free_seats == 0


def test_a_person_has_offices_of_today_of_later_and_of_before(county):
    person = county["people"][0]
    targets = reading.targets(person, at("2014-02-01"))
    assert [
        view.program for view in person_context(person, targets, at("2014-02-01"))["coming"]
    ] == [county["program"]]
    context = person_context(person, targets, at("2015-01-01"))
    assert [view.department for view in context["current"]] == [county["unit"]]
    assert not context["is_former"]
    assert person_context(person, targets, at("2021-01-01"))["is_former"]


def test_people_are_listed_by_surname_in_german_order(client, county):
    factories.published(factories.person(title="Carla von Adel"), at=START)
    text = client.get("/ansprechpersonen/").text
    names = ["Carla von Adel", "Änne Ohm", "Berta Zander"]
    places = [text.index(f">{name}<") for name in names]
    assert places == sorted(places)


def test_a_contact_block_shows_what_is_public_at_the_moment_of_reading():
    person = factories.person(title="Berta Zander", email="alt@example.org")
    first = factories.published(person, at=START)
    page = factories.page()
    ContactBlock.objects.create(
        parent=page.document_ptr, region="main", ordering=50, contact=person.document_ptr
    )
    edition = factories.published(page, at=START)
    assert "alt@example.org" in context_of(edition, START)["body"]
    person.email = "neu@example.org"
    person.save()
    later = START + timedelta(days=9)
    factories.published(states.renamed(person, "Berta Zander-Neu", later), at=later)
    assert "alt@example.org" in context_of(edition, later - timedelta(seconds=1))["body"]
    assert "neu@example.org" in context_of(edition, later)["body"]
    actions.remove(first.document, by=factories.approver(), at=later + timedelta(days=1))
    body = context_of(edition, later + timedelta(days=1))["body"]
    assert "Zander" not in body
    assert "<!--" not in body
