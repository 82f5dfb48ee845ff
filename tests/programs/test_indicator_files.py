"""Indicators and the measurements of one as CSV and JSON, today and on past days."""

import pytest

from publishing import actions
from publishing.models import Document
from tests import factories, kept
from tests.csv_files import rows_of
from tests.programs.days import BEFORE, NOW
from tests.publishing import states

pytestmark = pytest.mark.django_db


@kept.once
def published():
    """An indicator with a goal in one programme, and one that belongs to none, for all tests."""
    wir = factories.program(slug="wir", title="Programm WIR")
    factories.published(wir, at=BEFORE)
    counted = factories.indicator(
        ["-2.5", "12", None], title="Ankommen", program=wir, decimals=1, slug="ankommen", target_value="20",
        target_on="2027-12-31",
    )  # fmt: skip
    other = factories.indicator(title="Bücher", definition="=Summe")
    return [factories.published(one, at=BEFORE) for one in (counted, other)]


@pytest.mark.parametrize(
    ("query", "expected"), [("", {"Ankommen", "Bücher"}), ("programm=wir&", {"Ankommen"})]
)
def test_the_list_comes_in_every_form(client, county, query, expected):
    found = client.get(f"/indikatoren/?{query}format=json").json()["indicators"]
    assert {item["title"] for item in found} == expected
    rows = rows_of(client.get(f"/indikatoren/?{query}format=csv"))
    assert {row["Indikator"] for row in rows} == expected


def test_a_row_tells_goal_and_last_value(client, county):
    rows = {row["Indikator"]: row for row in rows_of(client.get("/indikatoren/?format=csv"))}
    row = rows["Ankommen"]
    assert (row["Förderprogramm"], row["Zielwert"], row["Ziel bis"]) == (
        "Programm WIR", "20.0", "2027-12-31",
    )  # fmt: skip
    assert (row["Letzter Wert"], row["Letzter Wert bis"]) == ("12.0", "2022-12-31")
    assert rows["Bücher"]["Definition"] == "'=Summe"


def test_the_measurements_of_one_indicator_can_be_taken_away(client, county):
    page = client.get("/indikatoren/ankommen/").text
    assert 'href="?format=csv"' in page
    rows = rows_of(client.get("/indikatoren/ankommen/?format=csv"))
    assert [(row["Von"][:4], row["Wert"]) for row in rows] == [
        ("2021", "-2.5"), ("2022", "12.0"), ("2023", ""),
    ]  # fmt: skip
    content = client.get("/indikatoren/ankommen/?format=json").json()
    assert content["indicator"]["programme"]["title"] == "Programm WIR"
    assert [one["value"] for one in content["observations"]] == ["-2.5", "12.0", None]
    assert client.get("/indikatoren/ankommen/?format=xml").status_code == 404
    assert client.get("/programme/wir/?format=xml").status_code == 200


def test_below_a_language_the_figures_are_those_of_the_german_text(client, county):
    english = factories.translation(county[0].document, title="Arriving")
    factories.published(english, at=BEFORE)
    for path in ("/indikatoren/ankommen/", "/en/indikatoren/ankommen/"):
        content = client.get(f"{path}?format=json").json()
        assert content["indicator"]["title"] == "Ankommen"
        assert content["count"] == 3


def test_a_past_day_has_the_figures_of_then(client, county):
    indicator = county[0].document.indicator
    factories.observation(indicator, 2024, 30)
    factories.published(states.renamed(indicator, "Ankommen", NOW), at=NOW)
    assert client.get("/indikatoren/ankommen/?format=json").json()["count"] == 4
    past = client.get("/indikatoren/ankommen/?format=json&stand=2026-03-10").json()
    assert (past["count"], past["stand"]) == (3, "2026-03-10")
    page = client.get("/indikatoren/ankommen/?stand=2026-03-10").text
    assert 'href="?format=csv&amp;stand=2026-03-10"' in page
    listed = client.get("/indikatoren/?format=json&stand=2026-03-10").json()
    assert {one["url"][-16:] for one in listed["indicators"]} == {"stand=2026-03-10"}
    early = client.get("/indikatoren/?format=json&stand=2026-02-01")
    assert (early.status_code, early.json()["first_day"]) == (404, "2026-03-01")


def test_what_is_withdrawn_is_no_file(client, county):
    document = Document.objects.get(pk=county[0].document_id)
    actions.withdraw(document, by=factories.approver(), at=NOW, explanation="Falsch.")
    answer = client.get("/indikatoren/ankommen/?format=csv")
    assert answer.status_code == 410
    assert answer.headers["Content-Type"].startswith("text/html")
