"""Events to come on the start page and on the pages of programmes."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def noon(clock):
    moment = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    clock(moment)
    return moment


def event(noon, title, days, **fields):
    """Publish an event that many days from now and return its working copy."""
    fields = {"day": (noon + days * DAY).date(), "title": title, **fields}
    programs = fields.pop("programs", ())
    made = factories.event(**fields)
    made.programs.set(programs)
    factories.published(made, at=noon - 40 * DAY)
    return made


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return [card.edition.title for card in response.context["events"]]


def test_the_start_page_shows_the_next_four_events_and_leads_to_all(client, noon):
    for number in (5, 3, 1, 9, 7):
        event(noon, f"In {number} Tagen", number)
    assert shown(client, "/") == [f"In {number} Tagen" for number in (1, 3, 5, 7)]
    page = client.get("/").text
    assert 'id="termine"' in page
    assert '<a href="/termine/">Alle Termine</a>' in page


def test_what_is_over_is_left_out_and_what_takes_place_is_not(client, noon):
    event(noon, "Heute früh", 0, begins=time(8), ends=time(10))
    event(noon, "Heute Abend", 0)
    event(noon, "Gestern", -1)
    event(noon, "Ausstellung", -30, begins=None, ends=None, last_day=(noon + DAY).date())
    event(noon, "Alte Ausstellung", -30, begins=None, ends=None, last_day=(noon - DAY).date())
    assert shown(client, "/") == ["Ausstellung", "Heute Abend"]


def test_without_events_there_is_no_heading(client, noon):
    program = factories.published(factories.program(), at=noon - DAY)
    for path in ("/", program.path):
        assert shown(client, path) == []
        assert "Nächste Termine" not in client.get(path).text


def test_the_page_of_a_programme_shows_its_own_next_events(client, noon):
    program = factories.program(title="Programm WIR", slug="wir")
    published = factories.published(program, at=noon - 50 * DAY)
    for number in range(1, 5):
        event(noon, f"Zum Programm {number}", number, programs=[program.pk])
    event(noon, "Ohne Programm", 1)
    event(noon, "Vorbei", -3, programs=[program.pk])
    titles = [f"Zum Programm {number}" for number in (1, 2, 3)]
    assert shown(client, published.path) == titles
    assert (
        'href="/termine/?programm=wir">Alle Termine zu diesem Programm'
        in client.get(published.path).text
    )
    assert [card.edition.title for card in client.get("/termine/?programm=wir").context["cards"]][
        :3
    ] == titles


def test_an_event_appears_in_the_language_of_the_site_where_it_is_translated(client, noon):
    program = factories.program(title="Programm WIR", slug="wir")
    factories.published(program, at=noon - 50 * DAY)
    both = event(noon, "Sprechstunde", 2, programs=[program.pk])
    event(noon, "Nur deutsch", 3, programs=[program.pk])
    factories.published(factories.translation(both, title="Consultation"), at=noon - DAY)
    english = factories.published(factories.translation(program, title="Programme WIR"), at=noon)
    for path in ("/en/", english.path, "/en/programme/wir/"):
        response = client.get(path, follow=True)
        titles = [card.edition.title for card in response.context["events"]]
        assert titles == ["Consultation", "Nur deutsch"], path
    assert shown(client, "/") == ["Sprechstunde", "Nur deutsch"]


def test_translated_pages_lead_to_all_announcements_of_their_subject(client, noon):
    program = factories.program(title="Programm WIR", slug="wir")
    unit = factories.department(title="Fachdienst Vielfalt", slug="vielfalt")
    for source, address in (
        (program, "/en/aktuelles/?programm=wir"),
        (unit, "/en/aktuelles/?organisation=vielfalt"),
    ):
        factories.published(source, at=noon - 50 * DAY)
        english = factories.published(factories.translation(source, slug="other"), at=noon - DAY)
        assert f'href="{address}"' in client.get(english.path).text
        assert client.get(address).status_code == 200


def test_start_page_and_programme_need_no_more_queries_for_many_events(client, noon):
    program = factories.program()
    published = factories.published(program, at=noon - 50 * DAY)
    needed = []
    for number in range(1, 8):
        event(noon, f"Termin {number} von sieben", number, programs=[program.pk])
        if number in (1, 7):
            with CaptureQueriesContext(connection) as queries:
                client.get("/")
                client.get(published.path)
            needed.append(len(queries))
    assert needed[0] == needed[1] <= 10
