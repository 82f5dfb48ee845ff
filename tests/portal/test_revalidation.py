"""Whatever a visitor can read is asked for again cheaply: each response has a mark, and answers 304 to it."""

from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from publishing import card_images
from tests import factories
from tests.publishing import states

pytestmark = [
    pytest.mark.django_db,
    # Static files come from WhiteNoise's generator, which the test client leaves to be collected
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
# Answered by code of their own, which this module asks too, or never kept: health, sign-in, drafts, forms
OF_THEIR_OWN = {"healthz", "as_of", "as_of_end", "media", "shared_preview", "shared_file"}
STAFF_AND_FORMS = (
    "admin/", "konto/", "abonnieren/", "barriere-melden/", "fehler-melden/", "mitteilung/", "__debug__/",
)  # fmt: skip
UNTRANSLATED = (
    "/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml", "/robots.txt", "/.well-known/security.txt",
)  # fmt: skip


@pytest.fixture
def addresses():
    now = timezone.now()
    program, unit = factories.program(), factories.department()
    item = factories.news_item(lead_image=factories.image((640, 480)))
    made = [item, factories.page(), program, unit, factories.person()]
    item.programs.add(program.pk)
    editions = [factories.published(document, at=now - timedelta(hours=1)) for document in made]
    card_images.draw_missing(editions)
    states.live(factories.news_item(), now)
    ways = ("mastodon/", "qr-code/", "qr-code.svg")
    share = {f"/teilen/{way}?adresse={editions[0].path}" for way in ways}
    lists = {
        "/",
        "/aktuelles/",
        "/programme/",
        "/massnahmen/",
        "/indikatoren/",
        "/daten/",
        "/daten/api/",
        "/organisation/",
        "/ansprechpersonen/",
    }
    lists |= {"/en/", "/ar/aktuelles/"}
    feeds = {f"/aktuelles/feed.{kind}" for kind in ("atom", "rss", "json")}
    picture = f"/medien/{item.lead_image.content_hash}/640.webp"
    files = {card_images.address_of(editions[0]), picture}
    pages = {edition.path for edition in editions}
    data = {f"/daten/katalog.{ending}" for ending in ("ttl", "jsonld")}
    data |= {f"/daten/zuwendungen.{ending}" for ending in ("csv", "json", "schema.json")}
    for name in ("messwerte", "sachstaende", "meilensteine"):
        data |= {f"/daten/{name}.csv", f"/daten/{name}.csv-metadata.json"}
    prints = {f"{path}?ansicht=druck" for path in pages}
    return sorted({*share, *lists, *data, *feeds, *files, *pages, *prints, *UNTRANSLATED})


def test_every_response_has_a_mark_and_answers_304_to_it(client, addresses, clock):
    now = timezone.now()
    for address in addresses:
        clock(now)
        first = client.get(address)
        assert first.status_code == 200, address
        marks = {
            "if-none-match": first.headers.get("ETag"),
            "if-modified-since": first.headers.get("Last-Modified"),
        }
        assert any(marks.values()), address
        for header, mark in marks.items():
            if mark:
                # What is the same for readers stays so while they read
                clock(now + timedelta(seconds=2))
                again = client.get(address, headers={header: mark})
                assert again.status_code == 304, (address, header)
                assert again.content == b"", address


def test_a_static_file_answers_304_too(client, settings, tmp_path):
    (tmp_path / "probe.css").write_text("body { margin: 0 }")
    settings.STATIC_ROOT = tmp_path
    first = client.get("/static/probe.css")
    first.close()
    for header, mark in (
        ("if-none-match", first.headers["ETag"]),
        ("if-modified-since", first.headers["Last-Modified"]),
    ):
        again = client.get("/static/probe.css", headers={header: mark})
        again.close()
        assert again.status_code == 304


def test_no_public_address_is_left_out():
    left_out = {
        f"{prefix}{pattern.pattern}"
        for prefix, pattern in _patterns(get_resolver())
        if not prefix.startswith(STAFF_AND_FORMS)
        and not str(pattern.pattern).startswith(STAFF_AND_FORMS)
        and pattern.name not in OF_THEIR_OWN
        and not _is_revalidated(pattern.callback)
    }
    assert left_out == set()


def _is_revalidated(view):
    while view:
        if view.__code__.co_filename.endswith(("publishing/responses.py", "open_data/answers.py")):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def _patterns(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern, f"{prefix}{pattern.pattern}")
        else:
            yield prefix, pattern
