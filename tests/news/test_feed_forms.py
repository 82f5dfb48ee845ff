"""Atom, RSS and JSON Feed of any selection, read back by feedparser and json."""

import json
import re
from datetime import UTC, datetime
from html import unescape

import feedparser
import pytest

from tests import factories, kept

pytestmark = pytest.mark.django_db
START = datetime(2020, 1, 2, 9, tzinfo=UTC)
TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


@kept.once
def county():
    """Two announcements of one programme, for all tests."""
    program = factories.program(title="Programm WIR", slug="wir")
    factories.published(program, at=START)
    for title, topics in (("Mit „Zeichen“ & <Klammern>", ["Vielfalt"]), ("Andere", [])):
        item = factories.news_item(title=title, lead_image=factories.image())
        item.programs.add(program)
        item.tags.add(*topics)
        factories.published(item, at=START)


def feed(client, form, query=""):
    response = client.get(f"/aktuelles/feed.{form}{query}")
    assert response.headers["Content-Type"] == TYPES[form]
    return response


def parsed(client, form, query=""):
    found = feedparser.parse(feed(client, form, query).content)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_another_hand_reads_title_text_dates_and_topics(client, county, form):
    found = parsed(client, form)
    assert found.version == {"atom": "atom10", "rss": "rss20"}[form]
    assert found.feed.title == "WIR-Portal: Aktuelles"
    assert found.feed.language == "de"
    entry = next(one for one in found.entries if one.title.startswith("Mit"))
    assert entry.title == "Mit „Zeichen“ & <Klammern>"
    assert entry.link.startswith("http://127.0.0.1:8000/aktuelles/")
    assert entry.id.startswith("tag:127.0.0.1,2026:aktuelles/")
    assert "Ein Absatz mit Beispieltext." in entry.content[0].value
    assert entry.published_parsed[:3] == (2020, 1, 2)
    assert [tag.term for tag in entry.tags] == ["Vielfalt"]


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize(
    ("query", "count", "title"),
    [
        ("?programm=wir", 2, "Programm WIR"),
        ("?thema=vielfalt", 1, "Vielfalt"),
        ("?programm=wir&thema=vielfalt", 1, "Programm WIR, Vielfalt"),
    ],
)
def test_every_selection_has_feeds_of_its_own(client, county, form, query, count, title):
    found = parsed(client, form, query)
    assert len(found.entries) == count
    assert found.feed.title == f"WIR-Portal: Aktuelles, {title}"
    links = {link.rel: link.href for link in found.feed.links}
    assert links["self"] == f"http://127.0.0.1:8000/aktuelles/feed.{form}{query}"
    assert links["alternate"] == f"http://127.0.0.1:8000/aktuelles/{query}"


def test_the_json_feed_has_what_version_1_1_asks_for(client, county):
    found = json.loads(feed(client, "json", "?thema=vielfalt").content)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "http://127.0.0.1:8000/aktuelles/feed.json?thema=vielfalt"
    (item,) = found["items"]
    assert item["id"].startswith("tag:127.0.0.1,2026:aktuelles/")
    assert "Beispieltext" in item["content_html"]
    assert datetime.fromisoformat(item["date_published"]).tzinfo
    assert datetime.fromisoformat(item["date_modified"]) == START
    assert item["tags"] == ["Vielfalt"]
    assert item["image"].startswith("http://127.0.0.1:8000/medien/")


@pytest.mark.parametrize("form", TYPES)
def test_all_forms_tell_the_same(client, county, form):
    ids = {
        "json": lambda response: [one["id"] for one in json.loads(response.content)["items"]],
    }.get(form, lambda response: [one.id for one in feedparser.parse(response.content).entries])
    atom = [one.id for one in parsed(client, "atom").entries]
    assert ids(feed(client, form)) == atom


@pytest.mark.parametrize("form", TYPES)
def test_a_feed_is_revalidated_and_the_unknown_selection_is_no_feed(client, county, form):
    response = feed(client, form)
    again = client.get(
        f"/aktuelles/feed.{form}", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    assert client.get(f"/aktuelles/feed.{form}?programm=nichts").status_code == 404


@pytest.mark.parametrize("query", ["?jahr=2020", "?thema=vielfalt", "?jahr=2020&thema=vielfalt"])
def test_a_feed_may_be_empty_in_a_language_that_has_nothing_of_a_selection_yet(client, query):
    item = factories.news_item(title="Nur auf Deutsch", date=START.date())
    item.tags.add("Vielfalt")
    factories.published(item, at=START)
    for address in set(
        re.findall(r'/uk/aktuelles/feed[^"]+', client.get(f"/uk/aktuelles/{query}").text)
    ):
        assert client.get(unescape(address)).status_code == 200, address
    assert client.get("/uk/aktuelles/feed.atom?jahr=1999").status_code == 404


def test_the_list_names_its_feeds(client, county):
    text = client.get("/aktuelles/?programm=wir&thema=vielfalt").text
    for form in TYPES:
        assert f'href="/aktuelles/feed.{form}?programm=wir&amp;thema=vielfalt"' in text
