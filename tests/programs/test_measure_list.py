"""All measures as a table that sorts and narrows, and as CSV and JSON, today and on past days."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.measures import files as measure_files
from programs.measures import rows as measure_rows
from publishing import actions
from publishing.models import Document
from tests import factories, kept
from tests.csv_files import rows_of
from tests.programs.days import BEFORE, NOW
from tests.publishing import states

pytestmark = pytest.mark.django_db


@kept.once
def published():
    """Two measures of one programme, one of them reported of, and one of another programme, for all tests."""
    unit = factories.department(title="Fachdienst Eins", slug="eins")
    wir, other = (
        factories.program(slug="wir", title="Programm WIR"),
        factories.program(slug="anderes"),
    )
    for one in (unit, wir, other):
        factories.published(one, at=BEFORE)
    reported = factories.measure(
        title="Ämter öffnen", program=wir, department=unit, planned_end=date(2027, 1, 31)
    )
    factories.report(
        reported,
        date=date(2026, 2, 1),
        outlook="at_risk",
        text="=Zwei Kurse",
        next_step="Raum suchen",
    )
    planned = factories.measure(title="Bücherbus", program=wir)
    elsewhere = factories.measure(title="Café der Sprachen", program=other)
    return [factories.published(one, at=BEFORE) for one in (reported, planned, elsewhere)]


def titles(response):
    return [edition.title for _, edition in response.context["page"].items]


ALL = ["Ämter öffnen", "Bücherbus", "Café der Sprachen"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("programm=wir", ALL[:2]),
        ("programm=wir&status=geplant", ALL[1:2]),
        ("status=in-umsetzung", ALL[:1]),
        ("ausblick=gefaehrdet", ALL[:1]),
        ("organisation=eins", ALL[:1]),
        ("programm=anderes&ausblick=gefaehrdet", []),
        ("sortierung=-titel", ALL[::-1]),
        ("sortierung=datum", ALL),
        ("sortierung=status", ALL),
    ],
)
def test_measures_are_narrowed_and_sorted_alike_in_every_form(client, county, query, expected):
    assert titles(client.get(f"/massnahmen/?{query}")) == expected
    found = client.get(f"/massnahmen/?{query}&format=json").json()["measures"]
    assert [item["title"] for item in found] == expected
    rows = rows_of(client.get(f"/massnahmen/?{query}&format=csv"))
    assert [row["Maßnahme"] for row in rows] == expected


def test_files_tell_what_was_reported_last(client, county):
    row = rows_of(client.get("/massnahmen/?format=csv"))[0]
    assert (row["Förderprogramm"], row["Stand"], row["Stand vom"]) == (
        "Programm WIR", "in Umsetzung", "2026-02-01",
    )  # fmt: skip
    assert (row["Ausblick"], row["Zuständig"]) == ("gefährdet", "Fachdienst Eins")
    assert (row["Letzter Sachstand"], row["Nächster Schritt"]) == ("'=Zwei Kurse", "Raum suchen")
    assert (row["Geplant von"], row["Geplant bis"]) == ("", "2027-01-31")
    item = client.get("/massnahmen/?format=json").json()["measures"][0]
    assert (item["status"], item["outlook"], item["status_on"]) == (
        "active",
        "at_risk",
        "2026-02-01",
    )
    assert item["latest_update"]["text"] == "=Zwei Kurse"
    assert item["programme"]["url"] == "http://127.0.0.1:8000/programme/wir/"


def test_files_are_laid_out_as_json_always_is(client, county):
    for query in ("", "&programm=anderes&ausblick=gefaehrdet", "&stand=2026-03-10"):
        answer = client.get(f"/massnahmen/?format=json{query}")
        again = json.dumps(answer.json(), ensure_ascii=False, indent=1)
        assert answer.text == f"{again}\n"


def test_files_say_at_once_what_was_published_anew(client, county):
    def told():
        row = rows_of(client.get("/massnahmen/?format=csv"))[0]
        item = client.get("/massnahmen/?format=json").json()["measures"][0]
        assert row["Maßnahme"] == item["title"]
        assert row["Förderprogramm"] == item["programme"]["title"]
        assert row["Zuständig"] == item["department"]["title"]
        return tuple(row[name] for name in ("Maßnahme", "Förderprogramm", "Zuständig"))

    assert told() == ("Ämter öffnen", "Programm WIR", "Fachdienst Eins")
    measure = Document.objects.get(pk=county[0].document_id)
    program, unit = (Document.objects.get(slug=slug) for slug in ("wir", "eins"))
    for document, title in ((measure, "Ämter aufmachen"), (program, "Neuer Name"), (unit, "Amt")):
        factories.published(states.renamed(document, title, NOW), at=NOW)
    assert told() == ("Ämter aufmachen", "Neuer Name", "Amt")


def test_a_past_day_lists_the_measures_of_then(client, county):
    later = factories.published(factories.measure(title="Digitale Lotsen"), at=NOW)
    past = client.get("/massnahmen/?stand=2026-03-10")
    assert titles(past) == ALL
    assert f'href="{county[0].path}?stand=2026-03-10"' in past.text
    assert later.title in titles(client.get("/massnahmen/"))
    actions.hide(Document.objects.get(pk=county[1].document_id), by=factories.approver(), at=NOW)
    assert titles(client.get("/massnahmen/?stand=2026-03-10")) == [ALL[0], ALL[2]]
    early = client.get("/massnahmen/?stand=2026-02-01")
    assert early.status_code == 404
    assert "stand=2026-03-01" in early.text


def test_a_measure_is_shown_as_it_was_on_a_past_day(client, county):
    path = county[0].path
    page = client.get(path, {"stand": "2026-03-10"})
    assert page.status_code == 200
    assert "Sie sehen den Stand vom" in page.text
    assert 'href="/programme/wir/?stand=2026-03-10"' in page.text
    assert client.get(path, {"stand": "2026-02-28"}).status_code == 404
    assert [one.day for one in client.get(path).context["days"]] == [date(2026, 3, 1)]


def test_the_words_are_those_of_the_address(client, county):
    assert "under way" in client.get("/en/massnahmen/?status=in-umsetzung").text
    assert "in Umsetzung" in client.get("/massnahmen/?status=in-umsetzung").text


def test_the_list_calls_programmes_by_their_names(client, county):
    assert re.search(
        r'<td><a href="/programme/wir/">Programm WIR</a>', client.get("/massnahmen/").text
    )


def test_the_list_needs_few_queries_however_long_it_is(client, county):
    for number in range(5):
        factories.published(factories.measure(title=f"Kurs {number} von fünf"), at=BEFORE)
    for address in ("", "?format=csv", "?format=json", "?stand=2026-03-10"):
        measure_rows.forget()
        measure_files.forget()
        for most in (5, 2):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/massnahmen/{address}")
            assert len(queries) <= most, address
