"""What lists and pages show of an announcement beside its text."""

from datetime import UTC, date, datetime, timedelta

import pytest

from news.cards import cards_with
from organization.models import Appointment, Post
from publishing import reading
from publishing.pages import context_of
from tests import factories
from tests.publishing import states
from tests.publishing.crowd import crowd

pytestmark = pytest.mark.django_db
START = datetime(2020, 1, 2, 9, tzinfo=UTC)
LATER = START + timedelta(days=9)


@pytest.fixture
def unit():
    return factories.department(title="Fachdienst", mailbox="fach@example.org")


@pytest.fixture
def program(unit):
    return factories.program(title="Programm", lead_department=unit)


def announcement(*programs, departments=(), **fields):
    item = factories.news_item(**fields)
    item.programs.set(programs)
    item.departments.set(departments)
    return item


def test_the_contact_is_whoever_coordinates_the_programme_at_the_moment_of_reading(unit, program):
    person = factories.person(title="Berta Beispiel")
    post = Post.objects.create(title="Koordination", department=unit, program=program)
    Appointment.objects.create(person=person, post=post, term_from="2020-01-05")
    for document in (unit, program, person):
        factories.published(document, at=START)
    edition = factories.published(announcement(program), at=START)
    before, after = (context_of(edition, moment)["contact"] for moment in (START, LATER))
    assert before.is_vacant
    assert before.department.data["mailbox"] == "fach@example.org"
    assert [office.person.title for office in after.offices] == ["Berta Beispiel"]


def test_without_a_programme_the_department_is_the_contact(unit):
    factories.published(unit, at=START)
    edition = factories.published(announcement(departments=[unit]), at=START)
    contact = context_of(edition, START)["contact"]
    assert contact.is_vacant
    assert contact.department.title == "Fachdienst"


def test_an_announcement_that_names_nobody_has_no_contact():
    edition = factories.published(factories.news_item(), at=START)
    assert context_of(edition, START)["contact"] is None


def test_further_announcements_are_the_newest_others_of_the_programme(program):
    factories.published(program, at=START)
    first = factories.published(announcement(program), at=START)
    crowd(first, 9)
    factories.published(factories.news_item(title="Fremd"), at=START)
    further = context_of(first, START)["further"]
    assert [card.edition.title for card in further] == ["Menge 0", "Menge 1", "Menge 2", "Menge 3"]
    assert further[0].programs[0].title == "Programm"


def test_a_change_is_announced_and_a_correction_is_not():
    item = factories.news_item()
    first = factories.published(item, at=START)
    assert context_of(first, START)["updated"] is None
    changed = states.renamed(item, "Neuer Titel", LATER)
    second = factories.published(changed, at=LATER)
    context = context_of(second, LATER)
    assert context["updated"] == LATER
    assert [change.change_note for change in context["changes"]] == ["Angaben ergänzt"]
    corrected = states.renamed(item, "Neuer Titel!", LATER + timedelta(days=1))
    corrected.minor_change = True
    corrected.save()
    third = factories.published(corrected, at=LATER + timedelta(days=1))
    context = context_of(third, LATER + timedelta(days=1))
    assert context["updated"] == LATER
    assert [change.number for change in context["changes"]] == [2]


def test_a_planned_change_is_not_announced_before_its_moment():
    item = factories.news_item()
    factories.published(item, at=START)
    second = factories.published(states.renamed(item, "Neu", START), at=START, live_from=LATER)
    assert context_of(second, LATER - timedelta(seconds=1))["changes"] == []


def test_a_card_shows_the_day_and_the_programmes_of_an_announcement(program):
    factories.published(program, at=START)
    edition = factories.published(announcement(program, date=date(2020, 1, 17)), at=START)
    live = reading.live_by_document([program.pk], START)
    (card,) = cards_with([edition], live)
    assert card.date == date(2020, 1, 17)
    assert [one.title for one in card.programs] == ["Programm"]


def test_the_list_can_be_narrowed_to_a_programme_a_department_or_a_topic(client, unit, program):
    for document in (unit, program):
        factories.published(document, at=START)
    item = announcement(program, departments=[unit], title="Passend")
    item.tags.add("Vielfalt")
    factories.published(item, at=START)
    factories.published(factories.news_item(title="Unpassend"), at=START)
    for query in (f"programm={program.slug}", f"organisation={unit.slug}", "thema=vielfalt"):
        text = client.get(f"/aktuelles/?{query}").text
        assert "Passend" in text
        assert "Unpassend" not in text


@pytest.mark.parametrize(
    "query",
    [
        "programm=nichts",
        "thema=nichts",
        "programm=a&thema=b",
        "thema=%00",
        "jahr=1999",
        "jahr=²",
        "jahr=neu",
    ],
)
def test_an_unknown_selection_is_answered_with_404(client, query):
    response = client.get(f"/aktuelles/?{query}")
    assert response.status_code == 404
    assert "<h1" in response.text
