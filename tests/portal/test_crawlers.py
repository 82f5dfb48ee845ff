"""Sitemap and robots.txt."""

from xml.etree import ElementTree

import pytest
from django.utils import timezone

from publishing.models import Edition
from tests import factories
from tests.publishing.crowd import crowd
from wir_portal import crawlers

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": crawlers.NAMESPACE}
BASE = "http://127.0.0.1:8000"


def parts(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag.endswith("}sitemapindex")
    return [
        element.text.removeprefix(BASE) for element in root.findall("s:sitemap/s:loc", NAMESPACE)
    ]


def entries(client, part):
    root = ElementTree.fromstring(client.get(part).content)
    assert root.tag.endswith("}urlset")
    return {
        url.find("s:loc", NAMESPACE).text: url.findtext("s:lastmod", None, NAMESPACE)
        for url in root.findall("s:url", NAMESPACE)
    }


def test_robots_are_kept_out_of_the_newsroom_and_shown_the_sitemap(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /konto/", f"Sitemap: {BASE}/sitemap.xml"} <= set(lines)


def test_an_empty_site_has_its_lists_in_the_sitemap(client):
    assert parts(client) == ["/sitemap-1.xml"]
    assert set(entries(client, "/sitemap-1.xml")) == {BASE + path for path in crawlers.LISTS}


def test_the_parts_together_name_every_live_page_once(client, monkeypatch):
    monkeypatch.setattr(crawlers, "PART", 10)
    first = factories.published(factories.news_item(), at=timezone.now())
    crowd(first, 25)
    found = [entries(client, part) for part in parts(client)]
    assert all(len(part) <= 10 + len(crawlers.LISTS) for part in found)
    paths = [address for part in found for address in part]
    pages = [BASE + path for path in Edition.objects.values_list("path", flat=True)]
    assert sorted(paths) == sorted([*pages, *(BASE + path for path in crawlers.LISTS)])


def test_an_entry_tells_since_when_the_page_stands_as_it_does(client):
    edition = factories.published(factories.page(), at=timezone.now())
    (part,) = parts(client)[-1:]
    assert entries(client, part)[BASE + edition.path] == edition.live_from.isoformat(
        timespec="seconds"
    )
