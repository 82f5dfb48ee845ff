"""How public answers may be kept: asked again each time, sent again only when they changed."""

import gzip
from datetime import timedelta

import pytest
from django.utils import timezone

from publishing import actions
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
PAGES = ["/", "/aktuelles/", "/programme/", "/organisation/", "/ansprechpersonen/", "/aktuelles/feed.atom",
         "/sitemap.xml", "/sitemap-1.xml", "/robots.txt"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_is_not_sent_twice(client, path):
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_changed_page_is_sent_at_once(client):
    item = factories.news_item()
    now = timezone.now()
    states.edition(item, 1, now - timedelta(hours=1))
    tags = {
        path: client.get(path).headers["ETag"] for path in ("/", "/aktuelles/", item.public_path())
    }
    states.edition(item, 2, now)
    for path, tag in tags.items():
        response = client.get(path, headers={"if-none-match": tag})
        assert response.status_code == 200
        assert f"{states.PUBLIC}-2" in response.text


def test_a_withdrawal_is_felt_at_once(client):
    item = factories.news_item()
    path = factories.published(item, at=timezone.now()).path
    tag = client.get(path).headers["ETag"]
    actions.remove(states.base(item), by=factories.approver(), at=timezone.now())
    response = client.get(path, headers={"if-none-match": tag})
    assert response.status_code == 410
    assert "ETag" not in response.headers


def test_a_missing_page_is_kept_by_nobody(client):
    assert "no-cache" in client.get("/nichts/").headers["Cache-Control"]


def test_head_answers_like_get_without_the_body(client):
    get, head = client.get("/"), client.head("/")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == get.headers["ETag"]


def test_a_page_is_compressed_for_who_accepts_it(client):
    edition = factories.published(factories.news_item())
    plain = client.get(edition.path)
    packed = client.get(edition.path, headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    again = client.get(
        edition.path,
        headers={"accept-encoding": "gzip", "if-none-match": packed.headers["ETag"]},
    )
    assert again.status_code == 304
