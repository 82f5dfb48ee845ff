"""The tidy tables keep to their own descriptions (CSVW), cell by cell, and hold what the pages show."""

import csv
import io
import re
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from rdflib import DCAT, RDF, Graph

from open_data.catalog.datasets import DATASETS
from open_data.files import TABLES
from programs.models import Milestone, MilestoneDate
from publishing.moments import BERLIN
from tests import factories

pytestmark = pytest.mark.django_db
DATA_TYPES = {
    "string": str,
    "anyURI": lambda cell: re.fullmatch(r"https?://\S+", cell)[0],
    "date": date.fromisoformat,
    "decimal": lambda cell: Decimal(re.fullmatch(r"-?\d+(\.\d+)?", cell)[0]),
    "integer": lambda cell: int(re.fullmatch(r"-?\d+", cell)[0]),
    "boolean": lambda cell: {"true": True, "false": False}[cell],
}


def read(client, code):
    """Return the rows as CSVW reads them by the description; what does not keep to it is an error."""
    answer = client.get(f"/daten/{code}.csv")
    described = client.get(answer.headers["Link"].partition(">")[0][1:]).json()
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["url"] == f"{code}.csv"
    assert described["dc:license"] == {"@id": "https://www.govdata.de/dl-de/by-2-0"}
    dialect, schema = described["dialect"], described["tableSchema"]
    text = answer.getvalue().decode(dialect["encoding"])
    assert text.endswith(dialect["lineTerminators"][0])
    header, *lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=dialect["delimiter"], strict=True
    )
    columns = schema["columns"]
    assert header == [column["titles"] for column in columns]
    found = [
        {column["name"]: value(column, cell) for column, cell in zip(columns, line, strict=True)}
        for line in lines
    ]
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in found]
    assert len(set(keys)) == len(keys)
    return found


def value(column, cell):
    if cell == column["null"]:
        assert not column["required"], column["name"]
        return None
    kind = column["datatype"]
    if isinstance(kind, dict):
        assert re.fullmatch(kind["format"], cell), (column["name"], cell)
        kind = kind["base"]
    return DATA_TYPES[kind](cell)


@pytest.mark.parametrize("code", TABLES)
def test_an_empty_table_has_its_columns(client, code):
    assert read(client, code) == []


def test_what_holds_nothing_is_no_data_set_yet(client):
    catalog = Graph().parse(data=client.get("/daten/katalog.ttl").text, format="turtle")
    assert list(catalog.subjects(RDF.type, DCAT.Catalog))
    assert list(catalog.subjects(RDF.type, DCAT.Dataset)) == []
    assert client.get("/daten/").text.count("Noch ist nichts veröffentlicht.") == len(DATASETS)


def test_each_measurement_is_a_row(client):
    program = factories.program(title="Programm")
    indicator = factories.indicator(
        [Decimal("-12.25"), None], program=program, decimals=1, title="Saldo", territory="Kreis",
        comparison_label="Hessen",
    )  # fmt: skip
    factories.observation(
        indicator, 2023, 7, "Ort: =Nord", comparison_value="5.5", state="provisional"
    )
    factories.published(program)
    edition = factories.published(indicator)
    rows = read(client, "messwerte")
    assert [(row["from"].year, row["dimension"], row["value"], row["state"]) for row in rows] == [
        (2021, None, Decimal("-12.3"), "final"),
        (2022, None, None, "final"),
        (2023, "Ort: =Nord", Decimal("7.0"), "provisional"),
    ]
    last = rows[-1]
    assert last["indicator_id"] == str(indicator.uuid)
    assert (last["program"], last["territory"], last["unit"]) == ("Programm", "Kreis", "Beratungen")
    assert (last["comparison"], last["comparison_label"]) == (Decimal("5.5"), "Hessen")
    assert last["url"] == f"http://127.0.0.1:8000{edition.path}"


def test_small_counts_are_in_no_file(client, clock):
    # No name and no moment holds one of these numbers
    program = factories.program(title="Lesen", slug="lesen")
    names = {"title": "Teilnehmende", "slug": "teilnehmende", "unit": "Personen"}
    indicator = factories.indicator([], program=program, is_count=True, **names)
    for name, number in (("", 423), ("weiblich", 403), ("männlich", 17), ("divers", 3)):
        factories.observation(indicator, 2022, number, name and f"Geschlecht: {name}")
    path = factories.published(indicator, at=datetime(2026, 2, 1, 12, tzinfo=BERLIN)).path
    clock(datetime(2026, 2, 2, 12, tzinfo=BERLIN))
    rows = {row["dimension"]: row for row in read(client, "messwerte")}
    for name in ("männlich", "divers"):
        row = rows[f"Geschlecht: {name}"]
        assert (row["value"], row["suppressed"]) == (None, True)
    assert rows["Geschlecht: weiblich"]["value"] == 403
    for form in ("csv", "json"):
        text = client.get(f"{path}?format={form}").text
        assert "403" in text
        assert not re.search(r"\b(17|3)\b", text)


def test_each_report_is_a_row_and_tells_whether_it_was_corrected(client):
    measure = factories.measure(title="Kurs")
    factories.report(measure, date=date(2026, 2, 1), text="+Erster Eintrag", outlook="at_risk")
    factories.report(measure, date=date(2026, 2, 1), text="Berichtigt")
    factories.report(measure, date=date(2026, 3, 1), text="Weiter")
    factories.published(measure)
    rows = read(client, "sachstaende")
    assert [(row["date"].month, row["entry"], row["counts"], row["text"]) for row in rows] == [
        (2, 1, False, "'+Erster Eintrag"), (2, 2, True, "Berichtigt"), (3, 1, True, "Weiter"),
    ]  # fmt: skip
    assert (rows[0]["status"], rows[0]["outlook"]) == ("active", "at_risk")
    assert rows[0]["measure_id"] == str(measure.uuid)


def test_each_date_of_a_milestone_is_a_row(client):
    program = factories.program()
    measure = factories.measure(program=program, title="Leitbild schreiben")
    milestone = Milestone.objects.create(
        program=program, title="Leitbild beschlossen", measure=measure
    )
    for place, fields in enumerate(
        ({"date": "2027-06-30", "precision": "quarter"}, {"date": "2027-11-01", "note": "Wahl"})
    ):
        MilestoneDate.objects.create(milestone=milestone, position=place, **fields)
    factories.published(program)
    assert read(client, "meilensteine")[0]["measure"] is None
    factories.published(measure)
    first, second = read(client, "meilensteine")
    assert (first["measure"], first["measure_id"]) == ("Leitbild schreiben", str(measure.uuid))
    assert (first["first_day"], first["last_day"]) == (date(2027, 4, 1), date(2027, 6, 30))
    assert (first["is_current"], second["is_current"]) == (False, True)
    assert (second["version"], second["note"], second["state"]) == (2, "Wahl", "moved")


def test_the_description_of_a_past_day_names_the_table_of_that_day(client):
    day = f"?stand={timezone.localdate() - timedelta(days=1)}"
    table = client.get(f"/daten/messwerte.csv{day}")
    address = f"/daten/messwerte.csv-metadata.json{day}"
    assert table.headers["Link"].startswith(f"<{address}>")
    assert client.get(address).json()["url"] == f"messwerte.csv{day}"
    assert client.get("/daten/messwerte.csv-metadata.json").json()["url"] == "messwerte.csv"
