"""Lists as tables: what the list shows, in columns with German headers, and fit to be brought back."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from organization.models import Appointment, Post
from publishing.models import QuoteBlock
from publishing.newsroom.tables import writing
from tests import factories

from .sheets import lines_of, upload

pytestmark = pytest.mark.django_db
NEWS = "/admin/news/newsitem/"
EXPORT = f"{NEWS}herunterladen/"


@pytest.fixture
def editor():
    return factories.user("redaktion", "programmkoordination", name="Rita Beispiel")


@pytest.fixture
def client(client, editor):
    client.force_login(editor)
    return client


def columns_of(client, url):
    return list(client.get(url).context["form"].fields["columns"].initial)


def download(client, url=EXPORT, query="", **chosen):
    data = {"format": "csv", "columns": columns_of(client, url), **chosen}
    return client.post(f"{url}{query}", data)


def test_the_table_has_relations_by_address_and_days_as_in_germany(client):
    item = factories.news_item(title="Zuhören", date=date(2027, 1, 17))
    item.programs.set([factories.program(slug="wir")])
    item.tags.set(["Sprache", "Beratung"])
    factories.published(item)
    response = download(client)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="meldungen-')
    (line,) = lines_of(response)
    assert list(line)[:4] == ["Kennung", "Titel", "Adresse", "Vorspann"]
    assert (line["Titel"], line["Datum"]) == ("Zuhören", "17.01.2027")
    assert (line["Förderprogramme"], line["Themen"]) == ("wir", "Beratung, Sprache")
    assert line["Auf der Website (nur Ausgabe)"] == "veröffentlicht"
    assert line["Stand (nur Ausgabe)"] == "freigegeben"


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_was_taken_away_comes_back_unchanged(client, format):
    item = factories.news_item(
        title="=Titel mit Gleichheitszeichen", summary="Zwei\nZeilen; mit „Zeichen“"
    )
    item.tags.set(["Sprache"])
    plain = factories.news_item()
    QuoteBlock.objects.filter(parent=plain.pk).delete()
    response = download(client, format=format)
    content = b"".join(response.streaming_content)
    answer = client.post(f"{NEWS}uebernehmen/", {"file": upload(content, f"t.{format}")})
    assert [row.what for row in answer.context["report"].rows] == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    "place", ["organization/department", "organization/person", "programs/program"]
)
def test_every_kind_comes_back_unchanged(client, place):
    person, department = factories.person(telephone="+49 6031 83-0"), factories.department()
    program = factories.program(lead_department=department)
    post = Post.objects.create(
        title="Koordination", department=department, program=program.document_ptr
    )
    Appointment.objects.create(post=post, person=person, term_from=date(2025, 1, 1))
    factories.department(parent=department)
    content = b"".join(download(client, f"/admin/{place}/herunterladen/").streaming_content)
    if place.endswith("person"):
        assert "Koordination, Fachdienst Beispiel" in content.decode()
        assert "'+49 6031 83-0" in content.decode()
    answer = client.post(f"/admin/{place}/uebernehmen/", {"file": upload(content)})
    assert {row.what for row in answer.context["report"].rows} == {"unchanged"}


def test_filters_and_search_of_the_list_hold(client):
    factories.news_item(title="Gesucht", date=date(2025, 1, 1))
    factories.news_item(title="Gesucht, aber älter", date=date(2020, 1, 1))
    factories.news_item(title="Anderes", date=date(2025, 1, 1))
    query = "?jahr=2025&q=Gesucht"
    assert f"{EXPORT}?jahr=2025&amp;q=Gesucht" in client.get(f"{NEWS}{query}").text
    page = client.get(f"{EXPORT}{query}").text
    assert "1 Meldung" in page
    assert "was Filter und Suche der Liste übrig lassen" in page
    assert [line["Titel"] for line in lines_of(download(client, query=query))] == ["Gesucht"]


def test_only_the_chosen_columns_are_in_the_table(client):
    factories.news_item()
    (line,) = lines_of(download(client, columns=["title", "date"]))
    assert list(line) == ["Titel", "Datum"]
    response = download(client, columns=[])
    assert "mindestens eine Spalte" in response.text


def test_taking_away_is_told_in_the_log(client, editor):
    factories.news_item()
    download(client)
    entry = AuditEntry.objects.get(action="export_table")
    assert (entry.actor, entry.label) == (editor, "Meldungen")
    assert entry.details == {"rows": 1, "format": "csv"}


def test_too_much_for_excel_is_refused_with_a_way_out(client, monkeypatch):
    factories.news_item()
    factories.news_item()
    monkeypatch.setattr("publishing.newsroom.tables.forms.MAX_WORKBOOK_ROWS", 1)
    response = download(client, format="xlsx")
    assert "Das sind 2 Zeilen" in response.text
    assert "nehmen Sie CSV" in response.text


def test_a_long_table_takes_queries_by_batch_and_not_by_row(
    client, django_assert_max_num_queries, monkeypatch
):
    for _ in range(20):
        factories.news_item().tags.set(["Sprache"])
    columns = columns_of(client, EXPORT)
    monkeypatch.setattr(writing, "BATCH", 10)
    with django_assert_max_num_queries(40 + 2 * 18):
        assert len(lines_of(client.post(EXPORT, {"format": "csv", "columns": columns}))) == 20


def test_whoever_may_not_see_the_list_gets_no_table(client):
    client.force_login(factories.administrator())
    assert client.get(EXPORT).status_code == 403
    assert client.post(EXPORT, {"format": "csv"}).status_code == 403
    assert client.get(NEWS).status_code == 403


def test_whoever_only_reads_is_not_offered_to_import(client):
    client.force_login(factories.editor())
    page = client.get("/admin/programs/program/").text
    assert "Exportieren" in page
    assert "Importieren" not in page
    assert client.get("/admin/programs/program/uebernehmen/").status_code == 403
