"""Passing a page on: plain links, a Mastodon server of one's choice, a code for posters, a view for paper."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from publishing import actions, sharing
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def item():
    return factories.published(factories.news_item(title="Fünf & mehr: „Wege“"))


def test_an_announcement_offers_plain_links_that_carry_headline_and_address(client, item):
    text = client.get(item.path).text
    for start in ("mailto:?subject=", "https://wa.me/?text=", "https://www.facebook.com/sharer/",
                  "https://www.linkedin.com/sharing/"):  # fmt: skip
        assert text.count(f'href="{start}') == 1
    assert "F%C3%BCnf%20%26%20mehr" in text
    assert f"adresse={item.path.replace('/', '%2F')}" in text


@pytest.mark.parametrize("make", [factories.program, factories.department, factories.page])
def test_programmes_departments_and_pages_can_be_passed_on_too(client, make):
    assert 'class="share"' in client.get(factories.published(make()).path).text


def test_what_was_withdrawn_is_not_passed_on(client, item):
    actions.withdraw(
        item.document, by=factories.approver(), at=timezone.now(), explanation="Abgesagt."
    )
    text = client.get(item.path).text
    assert "Abgesagt." in text
    assert "/teilen/" not in text


@pytest.mark.parametrize(
    ("entered", "host"),
    [
        ("mastodon.example", "mastodon.example"),
        ("https://Mastodon.Example/", "mastodon.example"),
        ("http://mastodon.example/@jemand", "mastodon.example"),
        ("@jemand@mastodon.example", "mastodon.example"),
        ("jemand@mastodon.example", "mastodon.example"),
        ("tröt.example", "xn--trt-tna.example"),
        ("quatsch", ""),
        ("127.0.0.1", ""),
        ("mastodon.example:8080", ""),
        ("javascript:alert(1)", ""),
        ("a b.example", ""),
        ("-.example", ""),
        ("a..example", ""),
        ("x" * 300 + ".example", ""),
        ("", ""),
    ],
)
def test_a_server_is_understood_however_people_write_it(entered, host):
    assert sharing.host_of(entered) == host


def test_the_link_to_mastodon_is_prepared_and_nobody_is_sent_anywhere(client, item):
    response = client.get(
        "/teilen/mastodon/", {"adresse": item.path, "server": "@me@mastodon.example"}
    )
    assert response.status_code == 200
    assert "Location" not in response.headers
    target = urlsplit(response.context["target"])
    assert (target.scheme, target.netloc, target.path) == ("https", "mastodon.example", "/share")
    assert parse_qs(target.query)["text"] == [f"{item.title} {BASE}{item.path}"]
    assert not response.cookies


def test_a_wrong_server_is_said_beside_the_field(client, item):
    response = client.get("/teilen/mastodon/", {"adresse": item.path, "server": "<b>quatsch"})
    assert 'aria-invalid="true"' in response.text
    assert "keine Adresse eines Servers" in response.text
    assert "<b>quatsch" not in response.text


def test_the_code_holds_the_whole_address(client, item):
    response = client.get("/teilen/qr-code.svg", {"adresse": item.path})
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.content == sharing.drawn_code(BASE + item.path)
    poster = client.get("/teilen/qr-code/", {"adresse": item.path})
    assert f"{BASE}{item.path}" in poster.text


@pytest.mark.parametrize(
    "address", ["/teilen/mastodon/", "/teilen/qr-code/", "/teilen/qr-code.svg"]
)
@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_only_what_is_live_can_be_passed_on(client, address, state):
    document = factories.news_item()
    state(document, timezone.now())
    response = client.get(address, {"adresse": document.public_path()})
    live = state in (states.live, states.superseded, states.redacted)
    assert response.status_code == (200 if live else 404)
    assert states.DRAFT not in response.text
    assert f"{states.PUBLIC}-1" not in response.text or state is states.live


@pytest.mark.parametrize("path", ["", "/nichts/", "https://example.org/", "\0", "/" + "a" * 5000])
def test_an_address_that_is_not_ours_is_not_passed_on(client, path):
    response = client.get("/teilen/qr-code/", {"adresse": path})
    assert response.status_code == 404
    assert "weitergeben" in response.text


def test_the_print_view_is_the_page_in_its_print_style(client, item):
    plain, view = client.get(item.path).text, client.get(f"{item.path}?ansicht=druck").text
    assert 'print.css" media="print"' in plain
    assert 'print.css" media="all"' in view
    assert "noindex" in view
    assert "noindex" not in plain
    assert f'<link rel="canonical" href="{BASE}{item.path}">' in view
