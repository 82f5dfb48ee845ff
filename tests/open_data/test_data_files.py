"""The data files: open to other sites, revalidated, few queries; nothing before its time, and what past days showed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.measures.redaction import redact
from programs.models import Award, Milestone, MilestoneDate, Program
from publishing.models import Edition
from tests import factories
from tests.publishing import states
from tests.publishing.crowd import crowd

from .test_visibility import SHOWN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_county")]
FILES = (
    "/daten/zuwendungen.csv", "/daten/zuwendungen.json", "/daten/messwerte.csv", "/daten/sachstaende.csv",
    "/daten/meilensteine.csv",
)  # fmt: skip
DESCRIPTIONS = (
    "/daten/zuwendungen.schema.json", "/daten/messwerte.csv-metadata.json", "/daten/sachstaende.csv-metadata.json",
    "/daten/meilensteine.csv-metadata.json", "/daten/katalog.jsonld", "/daten/katalog.ttl",
)  # fmt: skip
LISTS = tuple(
    f"{path}?format={form}"
    for path in ("/programme/", "/massnahmen/", "/indikatoren/")
    for form in ("csv", "json")
)
# Which kind of text each file is made of
MADE_OF = {
    "program": ("/daten/zuwendungen.csv", "/daten/zuwendungen.json", "/daten/meilensteine.csv"),
    "measure": ("/daten/sachstaende.csv",),
    "indicator": ("/daten/messwerte.csv", "/indikatoren/?format=csv", "/indikatoren/?format=json"),
}


def made(kind):
    if kind == "program":
        program = factories.program()
        Award.objects.create(
            program=program, award_id="bsp-1", title="Beratung", amount_awarded="1000", award_date="2024-01-15",
            file_number="Geheim-4711",
        )  # fmt: skip
        milestone = Milestone.objects.create(program=program, title="Anlaufstelle eröffnet")
        MilestoneDate.objects.create(milestone=milestone, date="2024-06-30")
        return program
    if kind == "measure":
        measure = factories.measure()
        factories.report(measure, date="2024-02-01")
        return measure
    return factories.indicator()


@pytest.mark.parametrize("path", [*FILES, *DESCRIPTIONS, *LISTS])
def test_each_file_can_be_read_from_any_site_and_is_not_sent_twice(client, county, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    head = client.head(path)
    assert (head.status_code, head.headers["ETag"]) == (200, answer.headers["ETag"])
    assert client.post(path).status_code == 405


def test_a_large_table_is_sent_in_parts_and_begun_only_where_it_is_read(
    client, county, monkeypatch
):
    path = "/daten/sachstaende.csv"
    crowd(county["measure"], 5)
    whole = text_of(client.get(path))
    monkeypatch.setattr("open_data.tables.reports.AT_ONCE", 2)
    monkeypatch.setattr("open_data.tables.columns.AT_ONCE", 3)
    answer = client.get(path)
    parts = list(answer.streaming_content)
    assert len(parts) > 3
    assert b"".join(parts).decode() == whole
    etag = {"If-None-Match": answer.headers["ETag"]}
    for ask in (lambda: client.head(path), lambda: client.get(path, headers=etag)):
        with CaptureQueriesContext(connection) as queries:
            assert text_of(ask()) == ""
        assert len(queries) == 1, queries.captured_queries


def test_a_large_table_has_another_mark_whenever_it_says_something_else(client, county, settings):
    def mark():
        return client.get("/daten/sachstaende.csv").headers["ETag"]

    marks = [mark()]
    factories.published(factories.news_item())
    assert mark() == marks[0]
    measure = county["measure"].document.measure
    told = factories.report(measure, date="2026-01-02", text="Neu")
    states.edition(measure, 2, timezone.now())
    marks.append(mark())
    redact(told, by=factories.approver(), at=timezone.now(), reason="Name")
    marks.append(mark())
    program = Program.objects.get(pk=county["program"].document_id)
    states.edition(program, 2, timezone.now())
    marks.append(mark())
    settings.SITE_URL = "https://anders.example"
    marks.append(mark())
    states.actions.withdraw(
        states.base(measure), by=factories.approver(), at=timezone.now(), explanation="Falsch."
    )
    marks.append(mark())
    assert len(set(marks)) == len(marks) == 6


def text_of(answer):
    """Return the text of an answer, sent as a whole or in parts."""
    return answer.getvalue().decode()


def test_pages_stay_closed_to_other_sites(client, county):
    assert "Access-Control-Allow-Origin" not in client.get("/programme/").headers


def test_a_file_says_where_it_is_described(client, county):
    for name in ("messwerte", "sachstaende", "meilensteine"):
        link = client.get(f"/daten/{name}.csv").headers["Link"]
        assert link == (
            f'</daten/{name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
        )
    assert (
        "</daten/zuwendungen.schema.json>" in client.get("/daten/zuwendungen.json").headers["Link"]
    )


@pytest.mark.parametrize("kind", MADE_OF)
@pytest.mark.parametrize("state", SHOWN, ids=lambda state: state.__name__)
def test_only_what_is_live_is_told(client, state, kind):
    document = made(kind)
    state(document, timezone.now())
    number = SHOWN[state]
    for path in MADE_OF[kind]:
        text = text_of(client.get(path))
        assert states.DRAFT not in text
        assert states.EXPLANATION not in text
        assert "Geheim-4711" not in text
        for other in (1, 2):
            assert (f"{states.PUBLIC}-{other}" in text) is (other == number), path


@pytest.mark.parametrize("kind", MADE_OF)
def test_a_past_day_shows_what_was_public_then_and_is_not_hidden_since(client, kind):
    document, now = made(kind), timezone.now()
    for number, days in ((1, 3), (2, 1)):
        states.edition(document, number, now - timedelta(days=days))
    path = MADE_OF[kind][0]
    for days, number in ((3, 1), (2, 1), (1, 2), (0, 2)):
        answer = at_day(client, path, days)
        text = text_of(answer)
        assert f"{states.PUBLIC}-{number}" in text
        assert f"{states.PUBLIC}-{3 - number}" not in text
        assert answer.headers["X-Robots-Tag"] == "noindex"
    assert states.PUBLIC not in text_of(at_day(client, path, 4))
    first = Edition.objects.get(document=document.pk, number=1)
    states.actions.redact(first, by=factories.approver(), at=timezone.now(), reason="Privat")
    assert states.PUBLIC not in text_of(at_day(client, path, 2))
    states.actions.withdraw(
        states.base(document), by=factories.approver(), at=timezone.now(), explanation="Falsch."
    )
    assert states.PUBLIC not in text_of(at_day(client, path, 0))


def at_day(client, path, days):
    day = (timezone.localtime() - timedelta(days=days)).date()
    return client.get(path, {"stand": day.isoformat()})


@pytest.mark.parametrize("day", ["gestern", "2999-01-01"])
def test_what_is_no_day_is_refused_in_a_sentence_that_programs_can_read(client, day):
    answer = client.get("/daten/zuwendungen.json", {"stand": day})
    assert answer.status_code == 404
    assert "Tag" in answer.json()["error"]
    plain = client.get("/daten/messwerte.csv", {"stand": day})
    assert plain.status_code == 404
    assert plain.headers["Content-Type"] == "text/plain; charset=utf-8"
    # Pages of other sites can read why, too
    for refused in (answer, plain):
        assert refused.headers["Access-Control-Allow-Origin"] == "*"
        assert "no-cache" in refused.headers["Cache-Control"]


def test_no_file_needs_more_queries_for_more_content(client, county):
    paths = [*FILES, *DESCRIPTIONS, "/daten/", "/indikatoren/?format=csv"]
    few = {path: count(client, path) for path in paths}
    for name in ("program", "measure", "indicator"):
        crowd(county[name], 20)
    assert {path: count(client, path) for path in paths} == few
    # The largest one asks what there is, and for a part of it at a time
    assert few.pop("/daten/sachstaende.csv") == 3
    assert max(few.values()) <= 3


def count(client, path):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert text_of(answer)
    return len(queries)


def test_whoever_takes_files_too_often_is_told_how_long_to_wait(client, county, settings):
    settings.OPEN_DATA_REQUESTS_PER_MINUTE = 1
    assert client.get("/daten/sachstaende.csv").status_code == 200
    refusal = client.get("/daten/messwerte.csv")
    assert refusal.status_code == 429
    assert "warten Sie" in refusal.json()["detail"]
    assert int(refusal.headers["Retry-After"]) > 0
    assert client.get("/daten/").status_code == 200


def test_pages_of_other_sites_may_ask_whether_they_may_read_files(client):
    answer = client.options("/daten/messwerte.csv", HTTP_ORIGIN="https://example.org")
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
