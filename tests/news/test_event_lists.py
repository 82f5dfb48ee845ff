"""Events in lists: what is to come, the archive, the month, and their feeds."""

import json
from datetime import UTC, date, datetime, time, timedelta

import feedparser
import pytest

from tests import factories, kept

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(clock):
    clock(NOW)


def published_event(title, day, **fields):
    made = factories.event(title=title, day=day, slug=title.lower().replace(" ", "-"), **fields)
    factories.published(made, at=NOW - timedelta(days=500))


@kept.once
def county():
    """Events before, around and after NOW, one of them of a programme, for all tests."""
    program = factories.program(title="Programm WIR", slug="wir")
    factories.published(program, at=NOW - timedelta(days=600))
    fest = factories.event(title="Fest", slug="fest", day=date(2027, 2, 1), begins=None, ends=None)
    fest.programs.add(program)
    fest.tags.add("Vielfalt")
    factories.published(fest, at=NOW - timedelta(days=1))
    published_event("Vortrag", date(2027, 1, 20))
    published_event("Heute schon vorbei", date(2027, 1, 10), begins=time(9), ends=time(10))
    published_event("Schau", date(2026, 12, 20), begins=None, ends=None, last_day=date(2027, 1, 31))
    published_event("Lange her", date(2025, 6, 1))


def titles(client, query=""):
    context = client.get(f"/termine/{query}").context
    return [card.edition.title for card in context["cards"]]


def test_the_list_has_what_is_not_over_the_next_first(client, county):
    assert titles(client) == ["Schau", "Vortrag", "Fest"]


def test_the_archive_has_all_of_a_year(client, county):
    assert titles(client, "?jahr=2027") == ["Heute schon vorbei", "Vortrag", "Fest"]
    assert titles(client, "?jahr=2025") == ["Lange her"]
    assert client.get("/termine/2025/").headers["Location"] == "/termine/?jahr=2025"
    facets = client.get("/termine/").context["facets"]
    assert {one.value: one.count for one in facets[-1].choices} == {"2027": 3, "2026": 1, "2025": 1}


def test_filters_and_their_counts_are_about_what_is_to_come(client, county):
    assert titles(client, "?programm=wir") == ["Fest"]
    assert titles(client, "?thema=vielfalt&programm=wir") == ["Fest"]
    facets = client.get("/termine/").context["facets"]
    assert [(one.value, one.count) for one in facets[0].choices] == [("wir", 1)]


def test_an_event_leaves_the_list_at_its_end(client, clock, county):
    end = datetime(2027, 1, 20, 19, tzinfo=UTC)
    clock(end - timedelta(seconds=1))
    assert "Vortrag" in titles(client)
    clock(end)
    assert "Vortrag" not in titles(client)
    assert "Dieser Termin ist vorbei." in client.get("/termine/2027/vortrag/").text


def test_a_month_shows_its_days_and_leads_to_its_neighbours(client, county):
    context = client.get("/termine/?monat=2027-01").context
    days = {
        day.date: [card.edition.title for card in day.events]
        for week in context["weeks"]
        for day in week
        if day.events
    }
    assert days == {date(2027, 1, 10): ["Heute schon vorbei"], date(2027, 1, 20): ["Vortrag"]}
    assert [card.edition.title for card in context["long"]] == ["Schau"]
    assert context["previous"] == "/termine/?monat=2026-12"
    assert context["next"] == "/termine/?monat=2027-02"
    assert client.get("/termine/?monat=2027-02").context["next"] == ""
    assert client.get("/termine/?monat=2025-06").context["previous"] == ""


def test_a_month_keeps_the_filters(client, county):
    context = client.get("/termine/?programm=wir&monat=2027-02").context
    assert context["count"] == 1
    assert context["previous"] == "/termine/?programm=wir&monat=2027-01"
    page = client.get("/termine/?programm=wir&monat=2027-02").text
    assert '<input type="hidden" name="monat" value="2027-02">' in page
    assert '<a href="/termine/?monat=2027-02">' in page


@pytest.mark.parametrize(
    "month", ["2027-13", "2027-1", "1999-01", "2050-01", "", "x", "2027-01-01"]
)
def test_there_is_no_calendar_beyond_the_events(client, county, month):
    assert client.get(f"/termine/?monat={month}").status_code == 404


def test_the_present_month_is_always_there(client):
    assert client.get("/termine/?monat=2027-01").status_code == 200


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_the_feed_begins_with_what_was_announced_last_and_says_when(client, county, form):
    found = feedparser.parse(client.get(f"/termine/feed.{form}").content)
    assert not found.bozo
    assert [one.title for one in found.entries] == ["Fest", "Schau", "Vortrag"]
    talk = found.entries[2]
    assert "Mittwoch, 20. Januar 2027, 18:00 bis 20:00 Uhr, Kreishaus" in talk.summary.replace(
        "\u00a0", " "
    )
    assert found.feed.title == "WIR-Portal: Termine"


def test_the_json_feed_of_a_selection(client, county):
    found = json.loads(client.get("/termine/feed.json?programm=wir").content)
    assert [item["title"] for item in found["items"]] == ["Fest"]
    assert found["home_page_url"] == "http://127.0.0.1:8000/termine/?programm=wir"
