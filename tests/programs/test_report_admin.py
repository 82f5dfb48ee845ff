"""The newsroom's way with reports to funders: draft, preview, freeze, files, correction; whose rights."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Award, FunderReport
from programs.reports import actions
from tests import factories
from tests.admin_forms import fields_of
from tests.database.test_keys import TOO_LARGE, TOO_LONG

from .reporting import NOW, WORDS, YEAR, Scene, seen

pytestmark = pytest.mark.django_db
LIST = reverse("admin:programs_funderreport_changelist")
ADD = reverse("admin:programs_funderreport_add")
PDF = b"%PDF-1.7 as an example"


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(actions, "pdf_of", lambda body, **facts: PDF)


@pytest.fixture
def client(client, scene):
    client.force_login(scene.writer)
    return client


def address(name, report, *args):
    return reverse(f"admin:programs_funderreport_{name}", args=[report.pk, *args])


def written(scene, **fields):
    return {
        "award": scene.award.pk,
        "start": "2025-01-01",
        "end": "2025-12-31",
        **WORDS,
        **fields,
    }


def offered_on(page):
    """Return the awards that the form offers, by programme."""
    _empty, *groups = page.context["adminform"].form.fields["award"].choices
    return {title: [label for _key, label in awards] for title, awards in groups}


def test_a_draft_is_written_in_one_form(client, scene):
    page = client.get(ADD, {"program": scene.program.pk})
    assert offered_on(page) == {"Programm des Berichts": ["Koordination (pdb-1)"]}
    response = client.post(ADD, {**fields_of(page), **written(scene)})
    assert response.status_code == 302, response.context["errors"]
    report = FunderReport.objects.get()
    assert (report.program_id, report.award_id) == (scene.program.pk, "pdb-1")
    assert (report.last_edited_by, report.version) == (scene.writer, 1)
    page = client.get(address("change", report))
    assert page.context["adminform"].form.initial["award"] == scene.award.pk
    response = client.post(address("change", report), {**fields_of(page), "outlook": "Anders."})
    assert response.url == f"{LIST}?program__id__exact={scene.program.pk}"
    assert "Der Entwurf ist gespeichert. Festschreiben kann ihn" in client.get(response.url).text
    report.refresh_from_db()
    assert (report.outlook, report.version) == ("Anders.", 2)
    page = client.get(address("change", report))
    stays = client.post(address("change", report), {**fields_of(page), "_continue": "1"})
    assert stays.url == address("change", report)


@pytest.mark.parametrize("number", [TOO_LARGE, TOO_LONG, "x"])
def test_what_is_no_programme_leaves_the_choice_of_awards_open(client, scene, number):
    page = client.get(ADD, {"program": number})
    assert offered_on(page) == {"Programm des Berichts": ["Koordination (pdb-1)"]}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start": "2020-01-01"}, "Der Berichtszeitraum muss darin liegen."),
        ({"end": "2024-12-31"}, "liegt vor seinem Anfang"),
        ({"award": "999999"}, "Diesen Bescheid gibt es nicht."),
        ({"award": "x"}, "Diesen Bescheid gibt es nicht."),
        ({"start": "kein Tag"}, "gültiges Datum"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(client, scene, fields, sentence):
    page = client.post(ADD, written(scene, **fields))
    assert page.status_code == 200
    assert sentence in page.text
    assert "Erst langsam, dann schneller." in page.text
    assert not FunderReport.objects.exists()


def test_nobody_saves_over_what_another_person_wrote(client, scene):
    report = scene.draft()
    sent = fields_of(client.get(address("change", report)))
    actions.sign(
        FunderReport.objects.get(pk=report.pk), by=factories.superuser(name="Otto"), at=timezone.now()
    )  # fmt: skip
    page = client.post(address("change", report), {**sent, "done": "Meine Fassung."})
    assert "Otto hat diesen Entwurf inzwischen gespeichert" in page.text
    assert "Meine Fassung." in page.text
    client.post(address("change", report), fields_of(page))
    report.refresh_from_db()
    assert (report.done, report.version) == ("Meine Fassung.", 3)


def test_what_was_typed_while_somebody_froze_the_report_can_still_be_copied(client, scene):
    report = scene.draft()
    sent = fields_of(client.get(address("change", report)))
    actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    page = client.post(address("change", report), {**sent, "done": "Meine Fassung."})
    assert "Fred Freigabe den Bericht festgeschrieben" in page.text
    assert "Meine Fassung.</textarea>" in page.text
    # What was not changed need not be copied
    assert WORDS["reached"] not in page.text
    report.refresh_from_db()
    assert report.done == WORDS["done"]


def test_the_preview_shows_the_figures_of_this_moment(client, scene):
    page = client.get(address("preview", scene.draft()))
    assert "Vorschau eines Entwurfs" in page.text
    assert "100.000,10\xa0€" in page.text
    assert "AZ 4711" in page.text
    assert "style=" not in page.text
    assert "<style" not in page.text


def step_to_freezing(client, report):
    """Open the preview and follow its link, as whoever freezes must."""
    link = re.search(
        r'href="([^"]+)">Weiter zum Festschreiben', client.get(address("preview", report)).text
    )
    return client.get(html.unescape(link[1]))


def test_freezing_asks_a_second_person(client, scene):
    report = scene.draft()
    assert client.get(address("freeze", report)).status_code == 403
    assert "Weiter zum Festschreiben" not in client.get(address("preview", report)).text
    client.force_login(scene.approver)
    page = step_to_freezing(client, report)
    assert "lässt sich der Bericht weder ändern noch löschen" in page.text
    done = client.post(address("freeze", report), fields_of(page), follow=True)
    assert "Festgeschrieben als Sachbericht 1." in done.text
    assert "Eben nachgerechnet" in done.text
    report.refresh_from_db()
    assert report.frozen_by == scene.approver


def test_whoever_presses_twice_comes_to_the_one_frozen_report(client, scene, monkeypatch):
    report = scene.draft()
    client.force_login(scene.approver)
    sent = fields_of(step_to_freezing(client, report))

    def pressed_again_meanwhile(body, **facts):
        monkeypatch.setattr(actions, "pdf_of", lambda body, **facts: PDF)
        assert client.post(address("freeze", report), sent).url == address("show", report)
        return PDF

    monkeypatch.setattr(actions, "pdf_of", pressed_again_meanwhile)
    done = client.post(address("freeze", report), sent, follow=True)
    assert done.redirect_chain == [(address("show", report), 302)]
    assert "Festgeschrieben als Sachbericht 1." in done.text
    assert FunderReport.objects.frozen().count() == 1


def test_nobody_freezes_what_they_have_not_looked_at(client, scene):
    client.force_login(scene.approver)
    report = scene.draft()
    assert client.get(address("freeze", report)).url == address("preview", report)


def test_figures_that_changed_since_the_preview_are_told_and_lead_back_to_it(client, scene):
    client.force_login(scene.approver)
    report = scene.draft()
    page = step_to_freezing(client, report)
    Award.objects.filter(pk=scene.award.pk).update(file_number="AZ 9999")
    refused = client.post(address("freeze", report), fields_of(page))
    assert "Seit Ihrer Vorschau hat sich geändert" in refused.text
    assert "Vorschau noch einmal ansehen" in refused.text
    assert "<button" not in refused.text.split('id="freeze_form"')[1]
    report.refresh_from_db()
    assert not report.is_frozen
    client.post(address("freeze", report), fields_of(step_to_freezing(client, report)))
    report.refresh_from_db()
    assert "AZ 9999" in report.html


def test_a_refusal_stands_on_the_page(client, scene):
    client.force_login(scene.approver)
    own = scene.draft(by=scene.approver)
    page = client.post(address("freeze", own), fields_of(step_to_freezing(client, own)))
    assert "Vier Augen" in page.text
    report = scene.draft()
    for sent in ("", "x", "9" * 400):
        assert "Seit Ihrer Vorschau" in client.post(address("freeze", report), {"seen": sent}).text


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [("pdf", "application/pdf"), ("html", "text/html"), ("json", "application/json")],
)
def test_the_files_have_a_good_name_and_are_kept_by_no_cache(client, scene, suffix, kind):
    report = scene.frozen()
    response = client.get(address("file", report, suffix))
    assert response.headers["Content-Type"].startswith(kind)
    name = f"sachbericht-1-{scene.program.slug}-2025-01-01-bis-2025-12-31.{suffix}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response.headers["Cache-Control"]
    if suffix == "pdf":
        assert response.content == PDF
    if suffix == "json":
        assert response.content == report.data.encode()
    assert client.get(address("file", scene.draft(), suffix)).status_code == 404
    assert client.get(address("file", report, "exe")).status_code == 404


def test_a_frozen_report_is_read_not_edited(client, scene):
    report = scene.frozen()
    assert client.get(address("change", report)).url == address("show", report)
    assert client.post(address("change", report), written(scene, done="Anders.")).status_code == 200
    report.refresh_from_db()
    assert report.done == WORDS["done"]
    assert client.get(address("delete", report)).status_code == 403
    assert report.html in client.get(address("preview", report)).text


def test_a_correction_begins_on_the_page_of_the_report(client, scene):
    report = scene.frozen()
    assert client.get(address("replace", report)).status_code == 405
    response = client.post(address("replace", report))
    later = FunderReport.objects.get(replaces=report)
    assert response.url == address("change", later)
    assert (
        "Entwurf</a>, der diesen Bericht ersetzen soll" in client.get(address("show", report)).text
    )


def test_a_draft_is_deleted_with_a_row_in_the_log(client, scene):
    report = scene.draft()
    client.post(address("delete", report), {"post": "yes"})
    assert not FunderReport.objects.exists()


@pytest.mark.parametrize("name", ["change", "preview", "show", "freeze"])
def test_without_a_right_to_programmes_there_is_nothing_to_see(client, scene, name):
    report = scene.frozen()
    client.force_login(factories.administrator())
    assert client.get(address(name, report)).status_code == 403
    assert client.get(LIST).status_code == 403
    assert client.get(address("file", report, "pdf")).status_code == 403
    client.logout()
    assert client.get(address("file", report, "pdf")).status_code == 302


def test_another_team_reads_and_does_not_write(client):
    team = factories.team()
    scene = Scene(team)
    report = scene.draft()
    client.force_login(factories.coordinator())
    page = client.get(address("change", report))
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert client.post(address("change", report), written(scene)).status_code == 403
    assert "Der Sachbericht" not in client.get(ADD).text
    offered = client.get(ADD).context["adminform"].form.fields["award"].queryset
    assert scene.award not in offered


def award_of(program, title, award_id):
    return Award.objects.create(
        program=program, title=title, award_id=award_id, award_date=date(2024, 1, 2), amount_awarded=1
    )  # fmt: skip


def test_awards_are_offered_by_programme_in_german_order_and_only_own_ones(client, scene):
    for title in ("Zuletzt", "Ärzte aufs Land"):
        award_of(factories.program(title=title), "Anfang", f"id-{title[0]}")
    award_of(factories.program(title="Fremdes Programm", team=factories.team()), "Geld", "fremd-1")
    page = client.get(ADD)
    assert offered_on(page) == {
        "Ärzte aufs Land": ["Anfang (id-Ä)"],
        "Programm des Berichts": ["Koordination (pdb-1)"],
        "Zuletzt": ["Anfang (id-Z)"],
    }
    assert '<optgroup label="Ärzte aufs Land">' in page.text


def test_from_the_reports_of_a_programme_only_its_awards_are_offered(client, scene):
    award_of(factories.program(title="Anderes Programm"), "Anfang", "anders-1")
    listed = client.get(LIST, {"program__id__exact": scene.program.pk})
    add = html.unescape(re.search(r'href="([^"]+)" class="addlink"', listed.text)[1])
    assert offered_on(client.get(add)) == {"Programm des Berichts": ["Koordination (pdb-1)"]}
    # What was typed wrong leads to no other choice
    again = client.post(add, written(scene, end="2024-12-31"))
    assert offered_on(again) == {"Programm des Berichts": ["Koordination (pdb-1)"]}


def test_a_programme_without_awards_says_what_to_do_first(client, scene):
    other = factories.program(title="Anderes Programm")
    page = client.get(ADD, {"program": other.pk})
    assert offered_on(page) == {}
    assert "Tragen Sie ihn zuerst im Förderprogramm" in page.text


def test_programme_and_round_lead_to_the_reports(client, scene):
    listed = f"{LIST}?program__id__exact={scene.program.pk}"
    change = reverse("admin:programs_program_change", args=[scene.program.pk])
    assert f'href="{listed}"' in client.get(change).text
    assert (
        f'href="{listed}"'
        in client.get(reverse("admin:programs_measure_round", args=[scene.program.pk])).text
    )
    scene.frozen()
    page = client.get(listed)
    assert "festgeschrieben" in page.text
    assert "Fred Freigabe" in page.text


def test_the_list_asks_the_same_for_many(client, scene, django_assert_max_num_queries):
    for month in range(1, 6):
        scene.draft(type(YEAR)(date(2025, month, 1), date(2025, 12, 31)))
    client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(LIST)
