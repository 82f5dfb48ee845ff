"""Tables become working copies: after a look at every row, by the rules of the forms, and all of it or nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry, Team
from news.models import NewsItem
from organization.models import Department, Organization, Person
from programs.models import Program
from publishing.models import Document, Edition, PendingImport, State, TextBlock
from tests import factories

from .sheets import csv_bytes, upload, xlsx_bytes

pytestmark = pytest.mark.django_db
NEWS, PEOPLE = "/admin/news/newsitem/uebernehmen/", "/admin/organization/person/uebernehmen/"
DEPARTMENTS, PROGRAMS = (
    "/admin/organization/department/uebernehmen/",
    "/admin/programs/program/uebernehmen/",
)


@pytest.fixture
def editor():
    return factories.user("redaktion", "programmkoordination", name="Rita Beispiel")


@pytest.fixture
def client(client, editor):
    client.force_login(editor)
    return client


def rehearse(client, *rows, url=NEWS):
    return client.post(url, {"file": upload(csv_bytes(*rows))})


def take_over(client, response):
    return client.post(response.context["take_over_url"])


def what(response):
    return [row.what for row in response.context["report"].rows]


def faults(response):
    return [
        (row.line, fault.column, fault.reason)
        for row in response.context["report"].rows
        for fault in row.faults
    ]


def test_new_rows_are_shown_first_and_written_only_when_one_agrees(client, editor):
    program = factories.program(slug="wir")
    response = rehearse(
        client,
        ["Titel", "Datum", "Förderprogramme", "Themen", "Vorspann", "Text"],
        [
            "Zuhören",
            "17.01.2027",
            "wir",
            "Beratung, Sprache",
            "Kurz.",
            "Erster Absatz.\n\nZweiter.",
        ],
    )
    assert what(response) == ["new"]
    assert not NewsItem.objects.exists()
    assert not AuditEntry.objects.exclude(action="create").filter(actor=editor).exists()
    done = take_over(client, response)
    assert done.status_code == 302
    item = NewsItem.objects.get()
    assert (item.title, item.slug, item.date) == ("Zuhören", "zuhoeren", date(2027, 1, 17))
    assert (item.state, item.version, item.last_edited_by) == (State.DRAFT, 1, editor)
    assert list(item.programs.all()) == [program.document_ptr]
    assert sorted(item.tags.names()) == ["Beratung", "Sprache"]
    assert TextBlock.objects.get().text == "<p>Erster Absatz.</p><p>Zweiter.</p>"
    assert AuditEntry.objects.filter(action="create", object_id=str(item.pk)).count() == 1
    assert AuditEntry.objects.get(action="import_table").details == {"rows": 1}
    assert not PendingImport.objects.exists()


def test_a_change_shows_its_cells_and_makes_a_draft_with_a_new_version(client, editor):
    item = factories.news_item(title="Alt", summary="Bleibt.")
    factories.published(item)
    response = rehearse(client, ["Kennung", "Titel"], [str(item.uuid), "Neu"])
    assert what(response) == ["changed"]
    change = response.context["report"].rows[0].changes[0]
    assert (change.column, change.before, change.after) == ("Titel", "Alt", "Neu")
    take_over(client, response)
    item.refresh_from_db()
    assert (item.title, item.summary, item.state, item.version) == (
        "Neu",
        "Bleibt.",
        State.DRAFT,
        2,
    )
    assert item.last_edited_by == editor
    # Public is what was approved, and nothing else
    assert Edition.objects.get().title == "Alt"
    assert AuditEntry.objects.get(action="edit").details["fields"] == ["Titel"]


def test_a_row_that_changes_nothing_writes_nothing(client):
    item = factories.news_item()
    item.tags.set(["Sprache"])
    response = rehearse(
        client,
        ["Adresse", "Titel", "Datum", "Themen", "Stand (nur Ausgabe)"],
        [item.slug, item.title, f"{item.date:%d.%m.%Y}", "Sprache", "erfunden"],
    )
    assert what(response) == ["unchanged"]
    assert response.context["pending"] is None
    assert "Es gibt nichts zu übernehmen" in response.text
    item.refresh_from_db()
    assert item.version == 1


def test_a_faulty_row_names_line_column_and_reason_and_nothing_is_written(client):
    response = rehearse(
        client,
        ["Titel", "Adresse", "Datum", "Förderprogramme", "Wiedervorlage"],
        ["Gut", "gut", "1.2.2027", "", ""],
        ["Schlecht", "Große Worte", "31.02.2027", "gibt-es-nicht", "bald"],
        ["", "leer", "2027-02-01", "", ""],
    )
    assert what(response) == ["new", "faulty", "faulty"]
    found = faults(response)
    assert {(line, column) for line, column, _ in found} == {
        (3, "Adresse"), (3, "Datum"), (3, "Förderprogramme"), (3, "Wiedervorlage"), (4, "Titel"),
    }  # fmt: skip
    reasons = " ".join(reason for *_, reason in found)
    assert "„31.02.2027“ ist kein Tag" in reasons
    assert "„gibt-es-nicht“ gibt es hier nicht" in reasons
    assert "Es wurde nichts übernommen: 2 von 3 Zeilen haben Fehler" in response.text
    assert response.context["pending"] is None
    assert not Document.objects.exists()
    assert not PendingImport.objects.exists()


def test_what_somebody_saved_meanwhile_is_shown_again_before_anything_is_written(client):
    item = factories.news_item(title="Alt")
    response = rehearse(client, ["Kennung", "Titel"], [str(item.uuid), "Aus der Tabelle"])
    NewsItem.objects.filter(pk=item.pk).update(title="Von jemand anderem", version=2)
    again = take_over(client, response)
    assert "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert" in again.text
    assert again.context["report"].rows[0].changes[0].before == "Von jemand anderem"
    item.refresh_from_db()
    assert item.title == "Von jemand anderem"
    assert take_over(client, again).status_code == 302
    item.refresh_from_db()
    assert item.title == "Aus der Tabelle"


def test_a_look_at_a_table_serves_only_the_one_who_looked_and_for_a_day(client, editor):
    response = rehearse(client, ["Titel"], ["Neu"])
    client.force_login(factories.editor())
    assert "gilt nicht mehr" in client.post(response.context["take_over_url"], follow=True).text
    client.force_login(editor)
    PendingImport.objects.update(at=timezone.now() - timedelta(days=1))
    assert "gilt nicht mehr" in client.post(response.context["take_over_url"], follow=True).text
    assert not NewsItem.objects.exists()


def test_twice_the_same_entry_in_one_table_is_a_fault(client):
    item = factories.news_item()
    response = rehearse(
        client, ["Kennung", "Titel"], [str(item.uuid), "Eins"], [str(item.uuid), "Zwei"], ["", "Drei"], ["", "Drei"]
    )  # fmt: skip
    assert what(response) == ["changed", "faulty", "new", "faulty"]


def test_titles_alone_never_change_what_is_there(client):
    factories.news_item(title="Fest der Vielfalt", slug="fest-der-vielfalt")
    response = rehearse(client, ["Titel"], ["Fest der Vielfalt"])
    assert "Bitte tragen Sie die Kennung ein" in faults(response)[0][2]


def test_the_same_address_in_another_year_is_another_announcement(client):
    factories.news_item(slug="jahresfest", date=date(2026, 5, 1))
    response = rehearse(
        client, ["Titel", "Adresse", "Datum"], ["Jahresfest", "jahresfest", "01.05.2027"]
    )
    assert what(response) == ["new"]


def test_a_key_that_nobody_has_is_a_fault(client):
    for key in ("x", "0" * 32):
        response = rehearse(client, ["Kennung", "Titel"], [key, "Neu"])
        assert "gibt es hier nicht" in faults(response)[0][2]


def test_texts_of_other_teams_are_faults(client, editor):
    mine, other = Team.objects.create(name="Meins"), Team.objects.create(name="Anderes")
    editor.teams.add(mine)
    foreign = factories.news_item(team=other)
    header = ["Kennung", "Titel", "Team"]
    response = rehearse(client, header, [str(foreign.uuid), "Neu", "Meins"])
    assert "betreut das Team „Anderes“" in faults(response)[0][2]
    response = rehearse(client, ["Titel"], ["Ganz neu"])
    take_over(client, response)
    assert NewsItem.objects.get(title="Ganz neu").team == mine


def test_handing_over_to_another_team_is_told_as_in_the_form(client, editor):
    mine, other = Team.objects.create(name="Meins"), Team.objects.create(name="Anderes")
    editor.teams.add(mine)
    item = factories.news_item(team=mine)
    take_over(client, rehearse(client, ["Kennung", "Team"], [str(item.uuid), "Anderes"]))
    item.refresh_from_db()
    assert (item.team, item.version) == (other, 1)
    assert AuditEntry.objects.get(action="hand_over").details == {"old": "Meins", "new": "Anderes"}


def test_roles_count_as_in_the_forms(client):
    client.force_login(factories.approver())
    item = factories.news_item()
    response = rehearse(client, ["Kennung", "Titel"], [str(item.uuid), "Neu"], ["", "Ganz neu"])
    assert what(response) == ["changed", "faulty"]
    client.force_login(factories.administrator())
    assert client.get(NEWS).status_code == 403
    assert client.post(NEWS).status_code == 403


def test_a_text_of_several_blocks_is_not_squeezed_into_a_cell(client):
    item = factories.news_item()
    response = rehearse(client, ["Kennung", "Text"], [str(item.uuid), "Neu"])
    assert faults(response)[0][1:] == (
        "Text",
        "Dieser Text besteht aus mehreren Bausteinen. Bitte ändern Sie ihn in der Redaktion und lassen Sie die"
        " Zelle leer.",
    )
    assert what(rehearse(client, ["Kennung", "Text"], [str(item.uuid), ""])) == ["unchanged"]


def test_markup_in_a_cell_is_cleaned_as_in_the_form(client):
    dirty = '<p onclick="x()">Gut</p><script>x()</script>'
    take_over(client, rehearse(client, ["Titel", "Text"], ["Neu", dirty]))
    assert TextBlock.objects.get().text == "<p>Gut</p>"


def test_departments_may_refer_to_rows_before_them(client):
    header = ["Name", "Gliederungsart", "gehört zu", "Funktionspostfach"]
    rows = [
        ["Dezernat A", "Dezernat", "", "a@example.org"],
        ["Fachdienst B", "fachdienst", "dezernat-a", "b@example.org"],
    ]
    response = client.post(DEPARTMENTS, {"file": upload(xlsx_bytes(header, *rows), "t.xlsx")})
    assert what(response) == ["new", "new"]
    take_over(client, response)
    assert Department.objects.get(slug="fachdienst-b").parent.title == "Dezernat A"


def test_a_department_without_its_mailbox_is_a_fault_of_that_column(client):
    response = rehearse(client, ["Name", "Gliederungsart"], ["X", "Amt"], url=DEPARTMENTS)
    assert {column for _, column, _ in faults(response)} == {"Gliederungsart", "Funktionspostfach"}
    assert "Möglich sind: Dezernat, Fachbereich" in str(faults(response))


def test_people_and_programmes_are_taken_over_too(client):
    Organization.objects.create(name="Ministerium X", kind="ministry")
    take_over(
        client,
        rehearse(
            client, ["Name", "E-Mail-Adresse", "Telefon"], ["Nora Neu", "nora@example.org", "'+49 6031 83-0"],
            url=PEOPLE,
        ),
    )  # fmt: skip
    assert Person.objects.get().telephone == "+49 6031 83-0"
    take_over(
        client,
        rehearse(
            client, ["Titel", "Kurzname", "Zuwendungsgeber", "Förderart"],
            ["Programm", "PRG", "ministerium x", "Projektförderung"], url=PROGRAMS,
        ),
    )  # fmt: skip
    program = Program.objects.get()
    assert (program.funder.name, program.funding_kind) == ("Ministerium X", "project")


def test_unknown_columns_and_files_that_are_no_table_keep_one_on_the_page(client):
    response = rehearse(client, ["Titel", "Lieblingsfarbe"], ["A", "blau"])
    assert "Diese Spalten gibt es hier nicht: „Lieblingsfarbe“" in response.text
    assert "nur eine Kopfzeile" in rehearse(client, ["Titel"]).text
    assert "Bitte wählen Sie eine Datei aus" in client.post(NEWS).text
    response = client.post(NEWS, {"file": upload(b"\x89PNG\r\n\x1a\n\0\0\0", "bild.csv")})
    assert "keine Tabelle" in response.text


def test_each_row_takes_as_many_queries_as_the_next(client, django_assert_max_num_queries):
    items = [factories.news_item() for _ in range(12)]
    rows = [[str(item.uuid), f"Neu {item.pk}"] for item in items]
    with django_assert_max_num_queries(15 + 7 * 12):
        response = rehearse(client, ["Kennung", "Titel"], *rows)
    with django_assert_max_num_queries(25 + 17 * 12):
        take_over(client, response)


def test_the_template_for_a_new_table_has_every_column_that_is_read(client):
    response = client.get(NEWS + "vorlage/")
    headers = b"".join(response.streaming_content).decode("utf-8-sig").strip().split(";")
    assert headers[:4] == ["Kennung", "Titel", "Adresse", "Vorspann"]
    assert not [name for name in headers if "nur Ausgabe" in name]


def test_the_database_has_the_last_word(client, monkeypatch):
    monkeypatch.setattr(
        "organization.tables.DepartmentResource.validate_instance", lambda *a, **k: None
    )
    item = factories.department()
    response = rehearse(
        client, ["Kennung", "gehört zu"], [str(item.uuid), item.slug], url=DEPARTMENTS
    )
    assert "verträgt sich nicht" in faults(response)[0][2]
