"""What the lists show, how they are filtered, and that more rows never mean more queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organization.models import Appointment, Post
from publishing import actions
from tests import factories
from tests.admin_forms import admin_url, save

pytestmark = pytest.mark.django_db

NEWS = reverse("admin:news_newsitem_changelist")


@pytest.fixture
def newsroom(client):
    client.force_login(factories.superuser())
    return client


def titles(response):
    return {item.title for item in response.context["cl"].result_list}


@pytest.fixture
def one_of_each():
    """Announcements named after where they stand on the site."""
    now = timezone.now()
    factories.published(factories.news_item(title="live"), at=now - timedelta(days=3))
    factories.published(factories.news_item(title="scheduled"), live_from=now + timedelta(days=3))
    factories.published(
        factories.news_item(title="ended"),
        at=now - timedelta(days=3),
        live_until=now - timedelta(days=1),
    )
    withdrawn = factories.news_item(title="withdrawn")
    factories.published(withdrawn, at=now - timedelta(days=3))
    actions.withdraw(withdrawn, by=factories.approver(), at=now, explanation="Falsch.")
    factories.news_item(title="never")


@pytest.mark.parametrize("standing", ["live", "scheduled", "ended", "withdrawn", "never"])
def test_the_list_is_filtered_by_the_standing_on_the_site(newsroom, one_of_each, standing):
    response = newsroom.get(NEWS, {"website": standing})
    assert titles(response) == {standing}
    assert f"state--{standing}" in response.content.decode()


def test_the_list_is_filtered_by_topic_programme_and_year(newsroom):
    program = factories.program()
    found = factories.news_item(title="gesucht", date=date(2019, 5, 1))
    found.programs.add(program.document_ptr)
    found.tags.add("Größe")
    factories.news_item(title="anders", date=date(2020, 5, 1))
    for query in (
        {"thema": "groesse"},
        {"programs__id__exact": program.pk},
        {"jahr": "2019"},
        {"q": "gesucht"},
    ):
        assert titles(newsroom.get(NEWS, query)) == {"gesucht"}, query


MAKERS = {
    "news_newsitem": factories.news_item,
    "news_page": factories.page,
    "programs_program": factories.program,
    "organization_department": factories.department,
    "organization_person": factories.person,
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_longer_list_takes_no_more_queries(newsroom, name):
    url = reverse(f"admin:{name}_changelist")
    make = MAKERS[name]
    factories.published(make())
    newsroom.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        newsroom.get(url)
    for _ in range(7):
        factories.published(make())
    with CaptureQueriesContext(connection) as many:
        newsroom.get(url)
    assert len(many) == len(few) <= 14


def test_a_longer_text_takes_no_more_queries_to_open(newsroom):
    item = factories.news_item()
    newsroom.get(admin_url(item, "change"))
    with CaptureQueriesContext(connection) as few:
        newsroom.get(admin_url(item, "change"))
    for ordering in range(30, 130, 10):
        factories.with_text(item, "<h2>Mehr</h2><p>Text</p>", ordering)
    with CaptureQueriesContext(connection) as many:
        newsroom.get(admin_url(item, "change"))
    assert len(many) == len(few)


def test_rows_are_counted_up_to_a_bound_only(newsroom, monkeypatch):
    monkeypatch.setattr("database.paginator.COUNTED", 2)
    for _ in range(4):
        factories.news_item()
    response = newsroom.get(NEWS)
    assert response.context["cl"].result_count == 2
    assert response.context["cl"].paginator.is_bounded


def test_two_appointments_of_one_form_on_one_seat_are_explained(newsroom):
    person = factories.person()
    post = Post.objects.create(title="Koordination", department=factories.department())
    values = {"appointments-TOTAL_FORMS": "2"}
    for number, start in enumerate(("2026-01-01", "2026-06-01")):
        values |= {
            f"appointments-{number}-post": str(post.pk),
            f"appointments-{number}-term_from": start,
            f"appointments-{number}-term_until": "",
            f"appointments-{number}-full_time_equivalent": "1.00",
            f"appointments-{number}-seat": "1",
        }
    response = save(newsroom, admin_url(person, "change"), **values)
    assert response.status_code == 200
    assert "andere Besetzung in diesem Formular" in response.content.decode()
    assert not Appointment.objects.exists()
    values |= {"appointments-0-term_until": "2026-05-31"}
    assert save(newsroom, admin_url(person, "change"), **values).status_code == 302
    person.refresh_from_db()
    assert Appointment.objects.count() == 2
    assert person.version == 2
