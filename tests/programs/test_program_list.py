"""All programmes as cards, as a table that sorts and narrows, and as CSV and JSON with the same figures."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organization.models import Organization
from programs.models import Award, Disbursement, FundingPeriod
from publishing import actions
from publishing.models import Document
from tests import factories, kept
from tests.csv_files import rows_of
from tests.programs.days import BEFORE, NOW

pytestmark = pytest.mark.django_db


@kept.once
def published():
    """Three programmes for all tests: running with money, ended without a sum, and one of which nothing is known."""
    unit = factories.department(title="Fachdienst Eins", slug="eins")
    factories.published(unit, at=BEFORE)
    ministry = Organization.objects.create(name="Ministerium für Übung", kind="ministry")
    running = factories.program(
        title="Ärmel hoch", slug="aermel", funder=ministry, lead_department=unit
    )
    running.tags.add("Vielfalt")
    FundingPeriod.objects.create(
        program=running, start="2024-01-01", end="2028-12-31", volume="1234.50"
    )
    FundingPeriod.objects.create(
        program=running, start="2020-01-01", end="2023-12-31", volume="0.50"
    )
    ended = factories.program(title="=Beispiel", slug="beispiel", code="@X")
    FundingPeriod.objects.create(program=ended, start="2017-01-01", end="2018-12-31")
    unknown = factories.program(title="Zukunft", slug="zukunft")
    return [factories.published(one, at=BEFORE) for one in (running, ended, unknown)]


def titles(response):
    return [row.edition.title for row in response.context["page"].items]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Ärmel hoch", "=Beispiel", "Zukunft"]),
        ("status=laufend", ["Ärmel hoch"]),
        ("status=beendet", ["=Beispiel"]),
        ("status=laufzeit-offen", ["Zukunft"]),
        ("foerderung=ministerium-fuer-uebung", ["Ärmel hoch"]),
        ("organisation=eins", ["Ärmel hoch"]),
        ("thema=vielfalt", ["Ärmel hoch"]),
        ("jahr=2018", ["=Beispiel"]),
        ("jahr=2021&status=laufend", ["Ärmel hoch"]),
        ("jahr=2018&status=laufend", []),
        ("sortierung=-titel", ["Zukunft", "=Beispiel", "Ärmel hoch"]),
        ("sortierung=status", ["Zukunft", "Ärmel hoch", "=Beispiel"]),
        ("sortierung=betrag", ["Ärmel hoch", "=Beispiel", "Zukunft"]),
        ("sortierung=-betrag", ["Ärmel hoch", "=Beispiel", "Zukunft"]),
        ("sortierung=laufzeit", ["=Beispiel", "Ärmel hoch", "Zukunft"]),
        ("sortierung=-laufzeit", ["Ärmel hoch", "=Beispiel", "Zukunft"]),
    ],
)
def test_the_list_is_narrowed_and_sorted_alike_in_every_form(client, county, query, expected):
    for view in ("", "ansicht=tabelle"):
        response = client.get(f"/programme/?{query}&{view}")
        assert titles(response) == expected
    found = client.get(f"/programme/?{query}&format=json").json()
    assert [item["title"] for item in found["programmes"]] == expected
    assert found["count"] == len(expected)
    rows = rows_of(client.get(f"/programme/?{query}&format=csv"))
    assert [row["Programm"].removeprefix("'") for row in rows] == expected


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("status=morgen", "Zu dieser Auswahl gibt es nichts."),
        ("jahr=1900", "Zu dieser Auswahl gibt es nichts."),
        ("thema=%00", "Zu dieser Auswahl gibt es nichts."),
        ("sortierung=farbe", "Danach lässt sich diese Liste nicht sortieren."),
        ("sortierung=--titel", "Danach lässt sich diese Liste nicht sortieren."),
        ("format=xml", "Dieses Format gibt es nicht."),
        ("seite=2", "Diese Liste hat nur eine Seite."),
    ],
)
def test_what_the_list_does_not_know_is_told_in_a_sentence(client, county, query, sentence):
    response = client.get(f"/programme/?{query}")
    assert response.status_code == 404
    assert sentence in response.text


def test_filters_name_what_they_would_leave_and_go_one_by_one(client, county):
    response = client.get("/programme/?status=laufend&jahr=2021&ansicht=tabelle&sortierung=-betrag")
    facets = {one.dimension.parameter: one.choices for one in response.context["sifted"].facets}
    assert [(one.value, one.count) for one in facets["status"]] == [("laufend", 1)]
    years = [(one.value, one.count) for one in facets["jahr"]]
    assert years == [(str(year), 1) for year in range(2028, 2019, -1)]
    text = response.text
    assert 'href="/programme/?jahr=2021&amp;ansicht=tabelle&amp;sortierung=-betrag"' in text
    assert 'href="/programme/?status=laufend&amp;ansicht=tabelle&amp;sortierung=-betrag"' in text
    assert '<input type="hidden" name="ansicht" value="tabelle">' in text


def test_sums_below_each_other_have_cents_all_or_none(client, county):
    told = client.get("/programme/?ansicht=tabelle").text.replace("\xa0", " ")
    assert "1.235 €" in told
    program = factories.program(title="Kleines")
    FundingPeriod.objects.create(program=program, start="2024-01-01", volume="0.50")
    factories.published(program, at=BEFORE)
    told = client.get("/programme/?ansicht=tabelle").text.replace("\xa0", " ")
    assert "1.235,00 €" in told
    assert "0,50 €" in told


def test_a_form_that_was_sent_empty_leads_to_the_clean_address(client, county):
    response = client.get("/programme/?status=&jahr=2018&thema=&sortierung=&ansicht=")
    assert response.status_code == 302
    assert response.headers["Location"] == "/programme/?jahr=2018"


def test_the_table_says_how_it_is_sorted_and_sorts_by_links(client, county):
    text = client.get("/programme/?ansicht=tabelle&sortierung=-betrag&jahr=2021").text
    heads = re.findall(r'<th scope="col"([^>]*)>', text)
    assert sum("aria-sort" in head for head in heads) == 1
    assert re.search(r'aria-sort="descending"[^>]*><a[^>]*href="([^"]*)"', text)[1] == (
        "/programme/?ansicht=tabelle&amp;jahr=2021&amp;sortierung=betrag"
    )
    assert 'rel="canonical" href="http://127.0.0.1:8000/programme/?jahr=2021"' in text


def test_files_say_exactly_what_is_known(client, county):
    rows = {
        row["Adresse"].split("/")[-2]: row for row in rows_of(client.get("/programme/?format=csv"))
    }
    row = rows["aermel"]
    assert row["Fördersumme (Euro)"] == "1235.00"
    assert (row["Beginn"], row["Ende"]) == ("2020-01-01", "2028-12-31")
    assert (row["Stand"], row["Zuständig"]) == ("laufend", "Fachdienst Eins")
    assert row["Fassung vom"] == "2026-03-01T13:00:00+01:00"
    assert (rows["beispiel"]["Programm"], rows["beispiel"]["Kurzname"]) == ("'=Beispiel", "'@X")
    assert rows["beispiel"]["Fördersumme (Euro)"] == rows["zukunft"]["Beginn"] == ""
    first = client.get("/programme/?format=json").json()["programmes"][0]
    assert (first["volume"], first["currency"]) == ("1235.00", "EUR")
    assert (first["status"], first["starts_on"], first["ends_on"]) == (
        "running", "2020-01-01", "2028-12-31",
    )  # fmt: skip
    assert first["periods"] == [
        {"starts_on": "2020-01-01", "ends_on": "2023-12-31"},
        {"starts_on": "2024-01-01", "ends_on": "2028-12-31"},
    ]


def test_what_was_granted_counts_before_what_was_announced(client, county):
    program = factories.program(title="Bewilligt")
    FundingPeriod.objects.create(program=program, start="2024-01-01", volume="900.00")
    award = Award.objects.create(
        program=program,
        award_id="a",
        title="Personal",
        amount_awarded="1000.50",
        award_date="2024-01-02",
    )
    Disbursement.objects.create(award=award, date="2024-05-01", amount="200.00")
    edition = factories.published(program, at=BEFORE)
    (row,) = [
        row
        for row in rows_of(client.get("/programme/?format=csv"))
        if row["Programm"] == "Bewilligt"
    ]
    assert (row["Fördersumme (Euro)"], row["Bewilligt (Euro)"]) == ("900.00", "1000.50")
    assert (row["Abgerufen (Euro)"], row["Weitergegeben (Euro)"]) == ("200.00", "0.00")
    items = client.get("/programme/?format=json").json()["programmes"]
    (item,) = [item for item in items if item["title"] == "Bewilligt"]
    assert (item["volume"], item["granted"], item["called"]) == ("900.00", "1000.50", "200.00")
    for address in ("/programme/?ansicht=tabelle", edition.path):
        assert "1.000,50\xa0€" in client.get(address).text


@pytest.mark.parametrize("form", ["csv", "json"])
def test_files_have_a_name_and_are_sent_once(client, county, form):
    address = f"/programme/?format={form}&stand=2026-03-10"
    response = client.get(address)
    assert (
        f'filename="foerderprogramme_2026-03-10.{form}"' in response.headers["Content-Disposition"]
    )
    assert response.headers["X-Robots-Tag"] == "noindex"
    etag = response.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    head = client.head(address)
    assert (head.status_code, head.headers["ETag"], head.content) == (200, etag, b"")


def test_files_of_a_past_day_hold_what_was_public_then(client, county):
    first = county[0]
    later = factories.published(factories.program(title="Später"), at=NOW)
    document = Document.objects.get(pk=first.document_id)
    past = client.get("/programme/?format=json&stand=2026-03-10").json()
    assert past["stand"] == "2026-03-10"
    assert later.title not in [item["title"] for item in past["programmes"]]
    assert past["programmes"][0]["url"].endswith("/programme/aermel/?stand=2026-03-10")
    actions.hide(document, by=factories.approver(), at=NOW)
    past = client.get("/programme/?format=json&stand=2026-03-10").json()
    assert first.title not in [item["title"] for item in past["programmes"]]


def test_a_day_that_cannot_be_shown_is_told_to_programs_too(client, county):
    answer = client.get("/programme/?format=json&stand=2026-02-01")
    assert answer.status_code == 404
    assert answer.json()["first_day"] == "2026-03-01"
    answer = client.get("/programme/?format=csv&stand=gestern")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "„gestern“ ist kein Tag" in answer.text


def test_the_list_speaks_the_language_of_its_address(client, county):
    document = Document.objects.get(pk=county[0].document_id)
    words = factories.translation(document, title="Roll up your sleeves", slug="sleeves")
    factories.published(words, at=BEFORE)
    text = client.get("/en/programme/?ansicht=tabelle&status=laufend").text
    assert "Roll up your sleeves" in text
    assert "running" in text
    item = client.get("/en/programme/?format=json").json()["programmes"][0]
    assert (item["title"], item["language"]) == ("Roll up your sleeves", "en")
    assert "Programm;Kurzname" in client.get("/en/programme/?format=csv").text


def test_the_list_needs_few_queries_however_long_it_is(client, county):
    for number in range(10):
        factories.published(factories.program(title=f"Programm {number} von zehn"), at=BEFORE)
    for address in ("", "?ansicht=tabelle", "?format=csv", "?format=json", "?stand=2026-03-10"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/programme/{address}")
        assert len(queries) <= 3, address
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/en/programme/{address}")
        assert len(queries) <= 4, address


def test_a_card_says_how_many_measures_are_closed_as_the_page_does(client, county):
    program = factories.program(title="Programm mit Maßnahmen")
    path = factories.published(program, at=BEFORE).path
    for status in ("active", "closed"):
        measure = factories.measure(program=program)
        factories.report(measure, date="2026-01-05", status=status)
        factories.published(measure, at=BEFORE)
    for address in ("/programme/", path):
        told = client.get(address).text.replace("\xa0", " ")
        assert "gibt es noch keine Angaben; abgeschlossene Maßnahmen: 1 von 2." in told, address
