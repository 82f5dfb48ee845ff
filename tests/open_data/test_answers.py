"""How the interface answers: read only, open to other sites, revalidated, paged, throttled, with plain refusals."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from publishing.models import Document
from tests import factories
from tests.publishing import states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_county")]
API = "/api/v1"
LISTS = [
    "programs", "periods", "measures", "updates", "indicators", "observations", "milestones", "awards", "departments",
    "coordinators", "news",
    "events", "editions",
]  # fmt: skip


def items(client, path):
    response = client.get(f"{API}/{path}")
    assert response.status_code == 200, response.text
    return response.json()["items"]


def walked(client, path):
    """Return the pages of a list, followed by their addresses, as lists of items."""
    pages, address = [], f"{API}/{path}"
    while address:
        answer = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert answer.status_code == 200, answer.text
        pages.append(answer.json()["items"])
        address = answer.json()["next"]
        assert (f'<{address}>; rel="next"' == answer.headers.get("Link")) is bool(address)
    return pages


def test_the_entrance_names_every_list(client):
    answer = client.get(f"{API}/").json()
    assert set(answer["lists"]) >= set(LISTS)
    assert answer["licence_url"] == "https://www.govdata.de/dl-de/by-2-0"
    for address in answer["lists"].values():
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_each_list_can_be_read_from_any_site_and_is_not_sent_twice(client, county):
    for name in LISTS:
        answer = client.get(f"{API}/{name}")
        assert answer.json()["items"]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in answer.headers
        again = client.get(f"{API}/{name}", headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_change_is_sent_at_once_to_whoever_asks_whether_there_is_one(client, db):
    program = factories.program()
    states.live(program, timezone.now())
    etag = client.get(f"{API}/programs").headers["ETag"]
    states.edition(program, 2, timezone.now())
    assert client.get(f"{API}/programs", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/programs", "/programme/", "/daten/zuwendungen.json"])
def test_a_day_as_condition_is_passed_over_where_nothing_says_when_it_changed(client, db, path):
    """RFC 9110, 13.1.4."""
    headers = {"If-Unmodified-Since": "Sun, 01 Mar 2026 09:00:00 GMT"}
    assert client.get(path, headers=headers).status_code == 200


def test_browsers_of_other_sites_may_ask_first(client):
    answer = client.options(f"{API}/programs", headers={"Origin": "https://example.org"})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


def test_head_says_what_get_would(client, county):
    head, get = client.head(f"{API}/programs"), client.get(f"{API}/programs")
    assert head.status_code == 200
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/programs", "/openapi.json", "/nichts"])
def test_nothing_can_be_written(client, method, path):
    answer = getattr(client, method)(f"{API}{path}")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("stand=gestern", "stand", "2026-03-01"),
        ("stand=2026-02-30", "stand", "kein Tag"),
        ("stand=20260301", "stand", "kein Tag"),
        ("stand=%00", "stand", "kein Tag"),
        ("limit=0", "limit", "1 bis 200"),
        ("limit=201", "limit", "1 bis 200"),
        ("limit=1.0", "limit", "1 bis 200"),
        ("limit=", "limit", "1 bis 200"),
        ("limit=²", "limit", "1 bis 200"),
        ("cursor=abc", "cursor", "next"),
        ("cursor=1.2", "cursor", "next"),
        ("language=xx", "language", "de-simple"),
        ("program=%00", "program", "Kennung"),
        ("program=" + "a" * 500, "program", "Kennung"),
        ("progam=wir", "progam", "Es gibt:"),
        ("limit=1&limit=2", "limit", "mehrmals"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_a_sentence(client, query, parameter, words):
    answer = client.get(f"{API}/news?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 400
    assert words in problem["detail"]
    assert [fault["parameter"] for fault in problem["errors"]] == [parameter]


@pytest.mark.parametrize(
    "path",
    [
        "/nichts", "/programs/5b3c1f6e-7f0d-4a53-9a63-0f2d6f3a9d11", "/news?program=nichts", "/programs/a/b/c",
        "/news?program=00000000-0000-0000-0000-00000000000g", "/departments?parent=nichts",
        "/programs?stand=9999-12-31",
    ],
)  # fmt: skip
def test_what_there_is_not_is_said_in_a_sentence(client, path):
    answer = client.get(API + path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert re.search(r"\w+ .*\.$", answer.json()["detail"])


@pytest.mark.parametrize(
    "query",
    [
        "from=0001-01-01", "until=9999-12-31", "changed_since=0001-01-01", "stand=0001-01-01",
        "cursor=9999999999999999.-999999999999999999.0",
    ],
)  # fmt: skip
def test_the_ends_of_the_calendar_are_days_too(client, query):
    assert client.get(f"{API}/news?{query}").status_code == 200


def test_an_id_must_look_like_one(client):
    assert client.get(f"{API}/programs/beispiel").status_code == 400


def test_whoever_asks_too_often_is_told_how_long_to_wait(client, settings, monkeypatch):
    settings.OPEN_DATA_REQUESTS_PER_MINUTE = 2
    now = 1000.0
    monkeypatch.setattr("open_data.throttling.monotonic", lambda: now)
    assert [client.get(f"{API}/").status_code for _ in range(3)] == [200, 200, 429]
    now = 1030.0
    refusal = client.get(f"{API}/news")
    assert refusal.headers["Retry-After"] == "30"
    assert "warten Sie 30 Sekunden" in refusal.json()["detail"]
    assert refusal.headers["Access-Control-Allow-Origin"] == "*"
    other = client.get(f"{API}/", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200
    now = 1060.0
    assert client.get(f"{API}/").status_code == 200


def test_lists_are_read_on_by_addresses_and_nothing_is_left_out(client, county):
    for make in (
        factories.program, factories.news_item, factories.event, factories.department, factories.person,
    ):  # fmt: skip
        for number in range(2):
            more = make(title=f"Weiteres {number}")
            factories.published(more, at=timezone.now() - timedelta(hours=1))
    for name in LISTS:
        everything = items(client, f"{name}?limit=200")
        pages = walked(client, f"{name}?limit=1")
        assert [one for page in pages for one in page] == everything
        assert {len(page) for page in pages} == {1}


def test_all_pages_of_a_list_show_the_state_of_the_first(client, county):
    for number in range(4):
        factories.published(factories.news_item(title=f"Meldung {number}"), at=timezone.now())
    first = client.get(f"{API}/news?limit=2").json()
    factories.published(factories.news_item(title="Kam dazwischen"), at=timezone.now())
    withdrawn = next(one for one in items(client, "news") if one["title"] == "Meldung 1")
    states.actions.withdraw(
        Document.objects.get(uuid=withdrawn["id"]), by=factories.approver(), at=timezone.now(),
        explanation="Falsch.",
    )  # fmt: skip
    rest = walked(client, first["next"].partition("/api/v1/")[2])
    titles = [one["title"] for one in first["items"]] + [
        one["title"] for page in rest for one in page
    ]
    assert titles == ["Meldung 3", "Meldung 2", "Meldung 0", "Erste Meldung"]


def test_an_unchanged_list_of_today_is_not_sent_twice(client, clock, county):
    factories.published(factories.news_item(), at=timezone.now())
    now = timezone.now() + timedelta(seconds=1)
    path = f"{API}/news?limit=1&stand={timezone.localtime(now).date()}"
    clock(now)
    first = client.get(path)
    assert first.json()["next"]
    clock(now + timedelta(microseconds=1))
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_place_in_the_future_shows_nothing_that_is_planned(client, county):
    at = timezone.now()
    factories.published(
        factories.news_item(title="Geplant"), at=at, live_from=at + timedelta(days=1)
    )
    later = int((at + timedelta(days=3)).timestamp() * 1e6)
    found = items(client, f"news?cursor={later}.999999999999999999.1")
    assert [one["title"] for one in found] == ["Erste Meldung"]
