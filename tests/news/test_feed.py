"""The Atom feed, read by a parser from another hand."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.http import http_date

from news.feed_writing import absolute
from publishing import actions
from publishing.models import ContactBlock
from tests import factories
from tests.publishing import states
from tests.publishing.crowd import crowd

pytestmark = pytest.mark.django_db
FEED = "/aktuelles/feed.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client):
    response = client.get(FEED)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def words(element, name):
    return element.find(ATOM + name).text


def test_the_feed_has_what_the_standard_asks_for(client):
    factories.published(factories.news_item(), at=timezone.now())
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://127.0.0.1:8000/aktuelles/feed.atom",
        "alternate": "http://127.0.0.1:8000/aktuelles/",
    }
    assert words(root, "id").startswith("tag:")
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Wetteraukreis"
    for element in [root, *root.findall(f"{ATOM}entry")]:
        assert words(element, "title")
        assert datetime.fromisoformat(words(element, "updated")).tzinfo


def test_an_empty_feed_is_valid_and_stays_the_same(client):
    root = feed(client)
    assert not root.findall(f"{ATOM}entry")
    assert words(root, "updated")
    assert client.get(FEED).headers["ETag"] == client.get(FEED).headers["ETag"]


def test_an_entry_keeps_its_id_when_text_and_address_change(client):
    now = timezone.now()
    item = factories.news_item(slug="alt")
    first = factories.published(item, at=now - timedelta(days=2))
    before = feed(client).find(f"{ATOM}entry")
    item = states.renamed(item, "Neuer Titel", now)
    item.slug = "neu"
    item.save()
    second = factories.published(item, at=now)
    after = feed(client).find(f"{ATOM}entry")
    assert words(before, "id") == words(after, "id")
    assert words(after, "title") == "Neuer Titel"
    assert after.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8000{second.path}"
    assert datetime.fromisoformat(words(before, "updated")) == first.live_from
    assert datetime.fromisoformat(words(after, "updated")) == second.live_from


def test_nothing_is_published_in_the_future(client):
    now = datetime.now(UTC)
    factories.published(factories.news_item(date=timezone.localdate()), at=now)
    entry = feed(client).find(f"{ATOM}entry")
    published, updated = (
        datetime.fromisoformat(words(entry, name)) for name in ("published", "updated")
    )
    assert published <= updated <= now


def test_an_entry_carries_its_text_with_absolute_addresses_and_no_contact_mark(client):
    person = factories.person()
    factories.published(person, at=timezone.now())
    item = factories.news_item(summary="Kurz & <knapp>")
    item.tags.add("Vielfalt")
    factories.with_text(item, '<p><a href="/programme/">Programme</a></p>', ordering=30)
    ContactBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=40, contact=person.document_ptr
    )
    factories.published(item, at=timezone.now())
    entry = feed(client).find(f"{ATOM}entry")
    assert words(entry, "summary") == "Kurz &amp; &lt;knapp&gt;"
    assert 'href="http://127.0.0.1:8000/programme/"' in words(entry, "content")
    assert "<!--" not in words(entry, "content")
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["Vielfalt"]


def test_characters_that_xml_cannot_hold_are_left_out(client):
    factories.published(factories.news_item(summary="Vor\x0bnach"), at=timezone.now())
    assert words(feed(client).find(f"{ATOM}entry"), "summary") == "Vornach"


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_such_characters_in_topics_and_places_break_no_feed(client, form):
    event = factories.event(place="Kreis\x0bhaus")
    event.tags.add("Ehren\x0camt")
    factories.published(event, at=timezone.now())
    for query in ("", f"?thema={event.tags.get().slug}"):
        answer = client.get(f"/termine/feed.{form}{query}")
        assert answer.status_code == 200
        assert "Kreishaus" in answer.text
        assert "Ehrenamt" in answer.text


def test_the_feed_holds_the_newest_twenty(client):
    first = factories.published(factories.news_item(), at=timezone.now())
    crowd(first, 30)
    titles = [words(entry, "title") for entry in feed(client).findall(f"{ATOM}entry")]
    assert titles == [first.title, *(f"Menge {number}" for number in range(19))]


def test_readers_that_ask_by_a_date_are_told_that_an_entry_is_gone(client):
    now = datetime.now(UTC)
    factories.published(factories.news_item(), at=now - timedelta(hours=2))
    latest = factories.published(factories.news_item(title="Irrtum"), at=now - timedelta(hours=1))
    seen = client.get(FEED)
    actions.withdraw(
        latest.document, by=factories.approver(), at=now, explanation="Das stimmt so nicht."
    )
    date = seen.headers.get("Last-Modified") or http_date(now.timestamp())
    again = client.get(FEED, headers={"if-modified-since": date})
    assert again.status_code == 200
    assert "Irrtum" not in again.text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/a/">/a/</a>', '<a href="http://127.0.0.1:8000/a/">/a/</a>'),
        ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
        ('<a href="//example.org/">', '<a href="//example.org/">'),
        ('<a href="#oben">', '<a href="#oben">'),
        (
            '<img src="/m/1.jpg" srcset="/m/1.jpg 320w, /m/2.jpg 640w">',
            '<img src="http://127.0.0.1:8000/m/1.jpg"'
            ' srcset="http://127.0.0.1:8000/m/1.jpg 320w, http://127.0.0.1:8000/m/2.jpg 640w">',
        ),
    ],
)
def test_local_addresses_become_absolute_and_others_stay(html, expected):
    assert absolute(html) == expected
