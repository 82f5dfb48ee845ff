"""Sitemaps, robots.txt and security.txt, read by parsers from other hands."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from publishing.models import Document, Edition
from tests import factories
from tests.publishing import states
from tests.publishing.crowd import crowd
from wir_portal import sitemaps

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": sitemaps.NAMESPACE, "x": sitemaps.XHTML, "n": sitemaps.NEWS}
BASE = "http://127.0.0.1:8000"
LISTS = {
    BASE + path
    for path in (
        "/",
        "/aktuelles/",
        "/termine/",
        "/programme/",
        "/massnahmen/",
        "/indikatoren/",
        "/daten/",
        "/ansprechpersonen/",
        "/organisation/",
    )
}


@pytest.fixture(autouse=True)
def keys_begin_anew(db):
    """Have few parts: PostgreSQL counts on from what other tests made, and there is a part for all their keys."""
    columns = [{"table": Document._meta.db_table, "column": "id"}]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), columns):
            cursor.execute(statement)


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
    assert {
        "Disallow: /admin/", "Disallow: /konto/", f"Sitemap: {BASE}/sitemap.xml",
        f"Sitemap: {BASE}/sitemap-news.xml",
    } <= set(lines)  # fmt: skip


def test_an_empty_site_has_its_lists_in_the_sitemap(client):
    assert parts(client) == ["/sitemap-1.xml"]
    assert set(entries(client, "/sitemap-1.xml")) >= LISTS


def test_the_parts_together_name_every_live_page_once(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 10)
    first = factories.published(factories.news_item(), at=timezone.now())
    crowd(first, 25)
    found = [entries(client, part) for part in parts(client)]
    assert all(len(part) <= 10 for part in found[1:])
    paths = [address for part in found for address in part]
    assert len(paths) == len(set(paths))
    pages = [BASE + path for path in Edition.objects.values_list("path", flat=True)]
    assert set(paths) > LISTS
    assert set(pages) < set(paths)
    assert not {path for path in paths if "/aktuelles/20" in path} - set(pages)


def test_an_entry_tells_since_when_the_page_stands_as_it_does(client):
    edition = factories.published(factories.page(), at=timezone.now())
    (part,) = parts(client)[-1:]
    assert entries(client, part)[BASE + edition.path] == edition.live_from.isoformat(
        timespec="seconds"
    )


def alternates(client, part):
    root = ElementTree.fromstring(client.get(part).content)
    return {
        url.find("s:loc", NAMESPACE).text: {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in url.findall("x:link", NAMESPACE)
        }
        for url in root.findall("s:url", NAMESPACE)
    }


def test_the_index_tells_when_a_part_changed_last(client):
    edition = factories.published(factories.page(), at=timezone.now())
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = root.findall("s:sitemap/s:lastmod", NAMESPACE)
    assert found[-1].text == edition.live_from.isoformat(timespec="seconds")


@pytest.mark.parametrize("size", [1, 10_000])
def test_translations_name_each_other_and_themselves_in_whichever_part_they_lie(
    client, monkeypatch, size
):
    monkeypatch.setattr(sitemaps, "PART", size)
    now = timezone.now()
    german = factories.news_item()
    paths = {"de": factories.published(german, at=now - timedelta(hours=2)).path}
    for language in ("en", "ar"):
        translation = factories.translation(german, language)
        paths[language] = factories.published(translation, at=now - timedelta(hours=1)).path
    alone = factories.published(factories.page(), at=now)
    draft = factories.translation(german, "uk")
    expected = {code: BASE + path for code, path in paths.items()}
    expected["x-default"] = expected["de"]
    found = {}
    for part in parts(client):
        found |= alternates(client, part)
    assert all(found[BASE + path] == expected for path in paths.values())
    assert found[BASE + alone.path] == {}
    assert BASE + draft.public_path() not in found
    home = found[f"{BASE}/"]
    assert home["x-default"] == home["de"] == f"{BASE}/"
    assert all(found[address] == home for address in home.values())


def test_news_are_announcements_first_public_within_two_days(client, clock):
    now = timezone.now()
    fresh = factories.published(factories.news_item(title="Neu & frisch"), at=now)
    old = factories.news_item(title="Alt")
    states.edition(old, 1, now - timedelta(days=3))
    states.edition(old, 2, now)
    states.scheduled(factories.news_item(), now)
    factories.published(factories.page(), at=now)
    root = ElementTree.fromstring(client.get("/sitemap-news.xml").content)
    (url,) = root.findall("s:url", NAMESPACE)
    assert url.findtext("s:loc", None, NAMESPACE) == BASE + fresh.path
    assert url.findtext("n:news/n:title", None, NAMESPACE) == "Neu & frisch"
    assert url.findtext("n:news/n:publication/n:language", None, NAMESPACE) == "de"
    moment = url.findtext("n:news/n:publication_date", None, NAMESPACE)
    assert datetime.fromisoformat(moment) == fresh.live_from.replace(microsecond=0)
    clock(now + timedelta(hours=50))
    assert "<url>" not in client.get("/sitemap-news.xml").text


def security(client):
    text = client.get("/.well-known/security.txt").text
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_txt_names_a_contact(client, settings):
    settings.SECURITY_CONTACT = "mailto:sicherheit@example.org"
    found = security(client)
    assert found["Contact"] == "mailto:sicherheit@example.org"
    assert found["Canonical"] == f"{BASE}/.well-known/security.txt"


@pytest.mark.parametrize("day", range(0, 400, 13))
def test_security_txt_never_expires_within_a_month_nor_after_a_year(client, clock, day):
    now = timezone.now() + timedelta(days=day)
    clock(now)
    ahead = datetime.fromisoformat(security(client)["Expires"]) - now
    assert timedelta(days=30) < ahead < timedelta(days=365)
