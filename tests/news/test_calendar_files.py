"""iCalendar, read back by icalendar and vobject."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import vobject

from news import calendar_files
from publishing.occurrences import Occurrence
from tests import factories
from tests.publishing import states

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(clock):
    clock(NOW)


def published(**fields):
    return factories.published(factories.event(**fields), at=NOW - timedelta(days=200))


def calendar(client, address="/termine/termine.ics"):
    response = client.get(address)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def test_an_event_is_read_with_time_zone_place_and_words(client):
    edition = published(
        title="Fest; mit Komma, und „Zeichen“",
        slug="fest",
        day=date(2027, 7, 1),
        summary="Erste Zeile.",
    )
    made = calendar(client, f"{edition.path}termin.ics")
    (one,) = made.walk("VEVENT")
    assert str(one["summary"]) == "Fest; mit Komma, und „Zeichen“"
    assert one.decoded("dtstart").isoformat() == "2027-07-01T18:00:00+02:00"
    assert one.decoded("dtend").isoformat() == "2027-07-01T20:00:00+02:00"
    assert one["dtstart"].params["tzid"] == "Europe/Berlin"
    assert str(one["location"]) == "Kreishaus, Raum 201, Europaplatz 1, 61169 Friedberg"
    assert str(one["url"]) == "http://127.0.0.1:8000/termine/2027/fest/"
    assert str(one["uid"]) == f"termin-{edition.document_id}@127.0.0.1"
    assert one["sequence"] == 0
    assert str(one["status"]) == "CONFIRMED"


def test_the_time_zone_itself_is_told(client):
    published(day=date(2027, 1, 20))
    (zone,) = calendar(client).walk("VTIMEZONE")
    berlin = zone.to_tz()
    for month, hours in ((1, 1), (7, 2)):
        assert datetime(2027, month, 1, tzinfo=berlin).utcoffset() == timedelta(hours=hours)


def test_vobject_reads_the_same(client):
    edition = published(title="Vortrag", day=date(2027, 1, 20))
    text = client.get(f"{edition.path}termin.ics").text
    read = vobject.readOne(text)
    assert read.vevent.summary.value == "Vortrag"
    assert read.vevent.dtstart.value.isoformat() == "2027-01-20T18:00:00+01:00"
    assert read.vtimezone.tzid.value == "Europe/Berlin"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_whole_days_end_on_the_day_after(client):
    published(day=date(2027, 1, 20), begins=None, ends=None, last_day=date(2027, 1, 22))
    (one,) = calendar(client).walk("VEVENT")
    assert one.decoded("dtstart") == date(2027, 1, 20)
    assert one.decoded("dtend") == date(2027, 1, 23)


def test_an_open_end_lasts_an_hour(client):
    published(day=date(2027, 1, 20), begins=time(23, 30), ends=None)
    (one,) = calendar(client).walk("VEVENT")
    assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(minutes=30)


def test_a_change_counts_up_and_a_cancellation_is_told(client):
    made = factories.event(day=date(2027, 1, 20))
    factories.published(made, at=NOW - timedelta(days=2))
    changed = states.renamed(made, "Neuer Titel", NOW - timedelta(days=1))
    changed.cancelled = True
    changed.save()
    factories.published(changed, at=NOW - timedelta(days=1))
    (one,) = calendar(client).walk("VEVENT")
    assert (one["sequence"], str(one["status"]), str(one["summary"])) == (
        1,
        "CANCELLED",
        "Neuer Titel",
    )


def test_the_calendar_has_what_comes_and_the_last_months_of_what_was_selected(client):
    for title, day in (("Alt", "2026-06-01"), ("Neulich", "2026-12-01"), ("Bald", "2027-02-01")):
        item = factories.event(title=title, day=date.fromisoformat(day))
        item.tags.add("Bald" if title == "Bald" else "Früher")
        factories.published(item, at=NOW - timedelta(days=300))
    assert [str(one["summary"]) for one in calendar(client).walk("VEVENT")] == ["Neulich", "Bald"]
    made = calendar(client, "/termine/termine.ics?thema=bald")
    assert [str(one["summary"]) for one in made.walk("VEVENT")] == ["Bald"]
    assert str(made["x-wr-calname"]) == "WIR-Portal: Termine, Bald"


def test_there_is_no_calendar_of_what_is_no_event(client):
    edition = published(day=date(2027, 1, 20))
    assert client.get("/termine/2027/nichts/termin.ics").status_code == 404
    assert client.get(f"/en{edition.path}termin.ics").status_code == 200


@pytest.mark.parametrize(
    ("day", "begins", "end"),
    [
        # The hour from 2:00 to 3:00 is left out, and passes twice
        (date(2027, 3, 28), time(1, 30), "2027-03-28T03:30:00+02:00"),
        (date(2027, 10, 31), time(2, 30), "2027-10-31T02:30:00+01:00"),
    ],
)
def test_an_open_end_lasts_an_hour_that_passes_in_the_nights_of_the_clock_change(day, begins, end):
    made = calendar_files._end(Occurrence(day, begins))
    assert made.isoformat() == end
