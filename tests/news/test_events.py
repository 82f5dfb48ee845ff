"""Events: what their page says and their translations, copies and old editions; and what the newsroom refuses."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from publishing import actions
from publishing.models import Document, EditionSource
from publishing.readiness import errors_in, hints_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, save
from tests.publishing import states

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(clock):
    clock(NOW)


def event(title, day, **fields):
    made = factories.event(title=title, day=day, slug=title.lower().replace(" ", "-"), **fields)
    return made, factories.published(made, at=NOW - timedelta(days=500))


def titles(client, query=""):
    context = client.get(f"/termine/{query}").context
    return [card.edition.title for card in context["cards"]]


def test_the_page_says_when_where_and_how_to_register(client):
    _, edition = event("Vortrag", date(2027, 1, 20), registration_url="https://example.org/an")
    page = client.get(edition.path).text
    assert edition.path == "/termine/2027/vortrag/"
    assert '<time datetime="2027-01-20T18:00+01:00">' in page
    assert "Kreishaus, Raum 201" in page
    assert 'href="https://example.org/an"' in page
    assert 'href="/termine/2027/vortrag/termin.ics"' in page


def test_a_cancelled_event_stays_and_says_so(client):
    event("Vortrag", date(2027, 1, 20), cancelled=True)
    assert titles(client) == ["Vortrag"]
    assert "Fällt aus" in client.get("/termine/").text
    assert "Dieser Termin fällt aus." in client.get("/termine/2027/vortrag/").text


def test_a_translation_takes_the_day_from_the_german_text(client):
    made, _ = event("Vortrag", date(2027, 1, 20))
    english = factories.translation(made, title="Talk", slug="talk")
    edition = factories.published(english, at=NOW - timedelta(days=2))
    moved = states.renamed(made, "Vortrag", NOW - timedelta(days=1))
    moved.day = date(2027, 3, 3)
    moved.save()
    factories.published(moved, at=NOW - timedelta(days=1))
    page = client.get(edition.path).text
    assert '<time datetime="2027-03-03T18:00+01:00">' in page
    card = client.get("/en/termine/").context["cards"][0]
    assert (card.edition.title, card.occurrence.day) == ("Talk", date(2027, 3, 3))


# The newsroom


def problems(made):
    return errors_in(problems_of(Document.objects.get(pk=made.pk), NOW))


def test_an_event_needs_a_place_or_an_address_online_and_days_in_order():
    made = factories.event(place="", day=date(2027, 1, 20), begins=time(12), ends=time(11))
    assert [one.anchor for one in problems(made)] == ["id_day", "id_place"]
    made.online_url, made.ends = "https://example.org/", None
    made.save()
    assert problems(made) == []
    made.registration = ""
    made.save()
    found = hints_in(problems_of(Document.objects.get(pk=made.pk), NOW))
    assert "id_registration" in [one.anchor for one in found]


def test_the_database_refuses_a_last_day_before_the_first():
    with pytest.raises(IntegrityError, match="news_event_last_day_not_before_first"):
        factories.event(day=date(2027, 1, 20), last_day=date(2027, 1, 19))


def test_the_form_stores_day_and_time_and_refuses_what_cannot_be(client):
    client.force_login(factories.editor())
    made = factories.event(day=date(2027, 1, 20))
    save(client, admin_url(made, "change"), begins="09:30", ends="11:00")
    made.refresh_from_db()
    assert (made.begins, made.ends) == (time(9, 30), time(11))
    response = save(client, admin_url(made, "change"), begins="12:00", ends="11:00")
    assert "Das Ende liegt nicht nach dem Beginn." in response.text
    response = save(client, admin_url(made, "change"), day="20.01.2027", last_day="19.01.2027")
    assert "Der letzte Tag liegt vor dem ersten." in response.text


def test_a_copy_takes_place_anew(client):
    made = factories.event(day=date(2025, 1, 20), cancelled=True)
    copied = actions.copy(made.document_ptr, by=factories.editor(), at=NOW)
    assert (copied.day, copied.cancelled, copied.begins) == (date(2027, 1, 10), False, time(18))


def test_an_old_edition_brings_its_day_back():
    made, first = event("Vortrag", date(2027, 1, 20))
    made = states.renamed(made, "Vortrag", NOW)
    made.day, made.begins = date(2028, 2, 2), time(8)
    made.save()
    factories.published(made, at=timezone.now())
    assert EditionSource.objects.filter(edition=first).exists()
    document = Document.objects.get(pk=made.pk)
    actions.restore(first, by=factories.editor(), at=NOW, version=document.version)
    made.refresh_from_db()
    assert (made.day, made.begins) == (date(2027, 1, 20), time(18))
