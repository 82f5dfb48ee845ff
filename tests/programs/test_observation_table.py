"""Measurements come in from CSV and XLSX: a look at every row first, and every refusal says line, column and reason."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from programs.models import Observation
from publishing.models import Document, PendingImport
from tests import factories
from tests.publishing.newsroom.tables.sheets import bytes_of, csv_bytes, upload, xlsx_bytes

pytestmark = pytest.mark.django_db
URL = "/admin/programs/indicator/messwerte/"
HEAD = ["Indikator", "von", "bis", "Untergliederung", "Wert", "Vergleichswert", "Stand"]
SHORT = ["Indikator", "von", "Wert"]
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def coordinator():
    return factories.coordinator()


@pytest.fixture
def client(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def indicator():
    return factories.indicator([12], slug="beratungen", title="Beratungen", decimals=1)


def rehearse(client, *rows, **how):
    return client.post(URL, {"file": upload(csv_bytes(*rows, **how))})


def take_over(client, response):
    assert response.context["pending"], response.context["report"]
    return client.post(response.context["take_over_url"])


def what(response):
    return [row.what for row in response.context["report"].rows]


def faults(response):
    return [
        (row.line, fault.column, fault.reason)
        for row in response.context["report"].rows
        for fault in row.faults
    ]


def stored(indicator):
    rows = indicator.observations.order_by("period_start", "dimension", "revision")
    return [
        (str(one.period_start), one.dimension, one.value, one.revision, one.state) for one in rows
    ]


def test_a_look_beforehand_writes_nothing(client, indicator):
    response = rehearse(
        client,
        HEAD,
        ["beratungen", "01.01.2021", "31.12.2021", "", "13,5", "", ""],
        ["beratungen", "01.01.2022", "31.12.2022", "", "15", "9", "vorläufig"],
    )
    assert what(response) == ["changed", "new"]
    assert "13,5" in response.text
    assert len(stored(indicator)) == 1
    assert Document.objects.get(pk=indicator.pk).version == 1


def test_what_was_shown_is_taken_over_and_another_value_is_a_revision(client, indicator):
    factories.published(indicator, at=START)
    response = rehearse(
        client,
        HEAD,
        ["beratungen", "01.01.2021", "31.12.2021", "", "13,5", "", ""],
        ["/indikatoren/beratungen/", "01.01.2022", "", "Ort: Nidda", "15", "9,5", "vorläufig"],
    )
    assert take_over(client, response).status_code == 302
    assert stored(indicator) == [
        ("2021-01-01", "", Decimal(12), 1, "final"),
        ("2021-01-01", "", Decimal("13.5"), 2, "revised"),
        ("2022-01-01", "Ort: Nidda", Decimal(15), 1, "provisional"),
    ]
    last = Observation.objects.get(period_start="2022-01-01")
    assert (last.period_end, last.comparison_value) == (date(2022, 12, 31), Decimal("9.5"))
    document = Document.objects.get(pk=indicator.pk)
    assert document.state == "draft"
    assert not PendingImport.objects.exists()


def test_the_same_table_once_more_changes_nothing(client, indicator):
    response = rehearse(client, SHORT, ["beratungen", "01.01.2021", "12,0"])
    assert what(response) == ["unchanged"]
    assert response.context["pending"] is None


def test_figures_and_days_of_an_excel_file_are_taken_as_they_are(client, indicator):
    content = xlsx_bytes(
        SHORT,
        ["beratungen", date(2022, 1, 1), 1.234],
        ["beratungen", "01.01.2023", 0.1 + 0.2],
        ["beratungen", "2024-01-01", 1200],
        ["beratungen", "01.01.2025", "1.234,5"],
    )
    response = client.post(URL, {"file": upload(content, "werte.xlsx")})
    take_over(client, response)
    assert [row[2] for row in stored(indicator)[1:]] == [
        Decimal("1.234"), Decimal("0.3"), Decimal(1200), Decimal("1234.5"),
    ]  # fmt: skip


def test_an_excel_cell_in_per_cent_means_what_it_shows(client, indicator):
    book = Workbook()
    for row in (
        SHORT,
        ["beratungen", date(2022, 1, 1), 0.125],
        ["beratungen", date(2023, 1, 1), 0.125],
    ):
        book.active.append(row)
    book.active["C2"].number_format = "0.0 %"
    book.active["C3"].number_format = '0.000" % der Fälle"'
    take_over(client, client.post(URL, {"file": upload(bytes_of(book), "werte.xlsx")}))
    assert [row[2] for row in stored(indicator)[1:]] == [Decimal("12.5"), Decimal("0.125")]


def test_a_hidden_sheet_is_not_what_is_meant(client, indicator):
    book = Workbook()
    book.active.append(["Berechnung", "geheim"])
    book.active.sheet_state = "hidden"
    seen = book.create_sheet("Werte")
    seen.append(SHORT)
    seen.append(["beratungen", date(2022, 1, 1), 7])
    book.active = seen
    take_over(client, client.post(URL, {"file": upload(bytes_of(book), "werte.xlsx")}))
    assert [row[2] for row in stored(indicator)[1:]] == [Decimal(7)]


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ([], "Gelesen ist das Blatt „2022“.</p>"),
        (["2023"], "Gelesen ist das Blatt „2022“. Nicht gelesen ist das Blatt „2023“: Gelesen wird immer"),
        (["2023", "&<b>"], "Nicht gelesen sind die Blätter „2023“, „&amp;&lt;b&gt;“: Gelesen wird"),
    ],
)  # fmt: skip
def test_the_look_beforehand_says_which_sheet_was_read(client, indicator, others, sentence):
    book = Workbook()
    book.active.title = "2022"
    book.active.append(SHORT)
    book.active.append(["beratungen", date(2022, 1, 1), 7])
    book.create_sheet("Rechnung").sheet_state = "hidden"
    for name in others:
        book.create_sheet(name).append(["beratungen", date(2023, 1, 1), 8])
    response = client.post(URL, {"file": upload(bytes_of(book), "werte.xlsx")})
    assert sentence in response.text
    assert "Rechnung" not in response.text


def test_a_table_on_another_sheet_than_the_first_is_not_called_an_empty_file(client, indicator):
    book = Workbook()
    book.active.title = "Deckblatt"
    book.create_sheet("Werte").append(SHORT)
    response = client.post(URL, {"file": upload(bytes_of(book), "werte.xlsx")})
    assert "Das erste Blatt „Deckblatt“ ist leer" in response.text


def test_a_text_file_has_no_sheet_to_name(client, indicator):
    assert "Gelesen ist das Blatt" not in rehearse(client, SHORT, ["beratungen", "2022", "7"]).text


def test_an_english_table_is_understood_where_one_cell_tells(client, indicator):
    response = rehearse(
        client,
        SHORT,
        ["beratungen", "01/01/2022", "1,234"],
        ["beratungen", "01/01/2023", "1,234.5"],
        separator=",",
    )
    take_over(client, response)
    assert [row[2] for row in stored(indicator)[1:]] == [Decimal(1234), Decimal("1234.5")]


def test_what_can_be_two_things_is_refused(client, indicator):
    response = rehearse(client, SHORT, ["beratungen", "01.01.2022", "1.234"])
    ((line, column, reason),) = faults(response)
    assert (line, column) == (2, "Wert")
    assert "kann zweierlei heißen" in reason


def test_every_fault_names_line_column_and_reason(client, indicator):
    count = factories.indicator([], slug="menschen", title="Menschen", is_count=True)
    assert count.is_count
    response = rehearse(
        client,
        HEAD,
        ["unbekannt", "01.01.2022", "", "", "1", "", ""],
        ["beratungen", "gestern", "", "", "viele", "", "geschätzt"],
        ["beratungen", "01.01.2022", "30.06.2022", "", "1", "", ""],
        ["beratungen", "01.01.2022", "", "", "", "", ""],
        ["menschen", "01.01.2022", "", "", "2,5", "", ""],
        ["beratungen", "01.01.2023", "", "", "1", "", ""],
        ["beratungen", "01.01.2023", "", "", "2", "", ""],
        ["", "01.01.2023", "", "", "2", "", ""],
    )
    found = faults(response)
    assert [(line, column) for line, column, _ in found] == [
        (2, "Indikator"), (3, "von"), (3, "Wert"), (3, "Stand"), (4, "bis"), (5, "Wert"), (6, "Wert"),
        (8, ""), (9, "Indikator"),
    ]  # fmt: skip
    reasons = " ".join(reason for *_, reason in found)
    for words in ("„unbekannt“ gibt es hier nicht", "kein Tag", "keine Zahl", "ist nicht ein Jahr",
                  "„keine Angabe“", "in ganzen Zahlen", "nennt schon Zeile 7"):  # fmt: skip
        assert words in reasons, words
    assert response.context["pending"] is None
    assert len(stored(indicator)) == 1


def test_an_indicator_is_named_by_its_title_as_well(client, indicator):
    factories.indicator(slug="wartezeit", title="Beratungen/Wartezeit")
    rows = (["Beratungen", "01.01.2022", "15"], [" Beratungen/Wartezeit ", "01.01.2022", "16"])
    response = rehearse(client, SHORT, *rows)
    assert faults(response) == []
    take_over(client, response)
    assert ("2022-01-01", "", Decimal("15.0"), 1, "final") in stored(indicator)


def test_a_title_that_two_indicators_have_asks_for_the_address(client, indicator):
    factories.indicator(slug="beratungen-im-kreis", title="Beratungen im Jahr")
    factories.indicator(slug="beratungen-im-ort", title="Beratungen im Jahr")
    response = rehearse(client, SHORT, ["Beratungen im Jahr", "01.01.2022", "15"])
    ((_line, column, reason),) = faults(response)
    assert column == "Indikator"
    assert (
        reason
        == "„Beratungen im Jahr“ heißen mehrere. Bitte schreiben Sie die Adresse in die Zelle."
    )


@pytest.mark.parametrize("until", ["", "31.12.9999"])
def test_a_year_that_nobody_means_is_refused(client, indicator, until):
    response = rehearse(client, HEAD, ["beratungen", "01.01.9999", until, "", "1", "", ""])
    assert {reason[:22] for *_, reason in faults(response)} == {"Bitte prüfen Sie das J"}


def test_one_faulty_row_keeps_all_from_being_taken(client, indicator):
    response = rehearse(client, SHORT, ["beratungen", "01.01.2022", "1"], ["beratungen", "x", "2"])
    assert response.context["pending"] is None
    assert len(stored(indicator)) == 1


def test_that_there_is_no_value_can_be_said(client, indicator):
    take_over(client, rehearse(client, SHORT, ["beratungen", "01.01.2022", "keine Angabe"]))
    assert stored(indicator)[1][2] is None


def test_a_missing_column_is_named(client, indicator):
    response = rehearse(client, ["Indikator", "Wert"], ["beratungen", "1"])
    assert faults(response) == [(2, "von", "Die Spalte fehlt.")]


def test_the_indicators_of_another_team_stay_as_they_are(client, indicator):
    Document.objects.filter(pk=indicator.pk).update(team=factories.team(name="Team Nord"))
    response = rehearse(client, SHORT, ["beratungen", "01.01.2022", "1"])
    ((line, _, reason),) = faults(response)
    assert line == 2
    assert "Team Nord" in reason


def test_without_the_role_there_is_no_import(client, indicator):
    client.force_login(factories.editor())
    assert client.get(URL).status_code == 403


def test_what_somebody_saved_meanwhile_is_shown_again(client, indicator):
    response = rehearse(client, SHORT, ["beratungen", "01.01.2021", "14"])
    Document.objects.filter(pk=indicator.pk).update(version=7)
    answer = take_over(client, response)
    assert "hat sich etwas geändert" in answer.text
    assert len(stored(indicator)) == 1


def test_the_pages_say_how_the_table_looks(client, indicator):
    page = client.get(URL).text
    for words in (*HEAD, "Was zweierlei heißen kann", "keine Angabe"):
        assert words in page
    template = b"".join(client.get(f"{URL}vorlage/").streaming_content).decode("utf-8-sig")
    assert template.strip().split(";") == HEAD
    assert URL in client.get("/admin/programs/indicator/").text


def test_a_table_needs_no_query_for_each_row(client, indicator, django_assert_max_num_queries):
    rows = [["beratungen", f"01.01.{year}", "5"] for year in range(1950, 2020)]
    with django_assert_max_num_queries(60 + len(rows)):
        # One for each row that is stored, in a transaction that is taken back
        assert what(rehearse(client, SHORT, *rows)) == ["new"] * 70
