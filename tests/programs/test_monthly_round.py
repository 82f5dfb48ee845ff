"""The coordinator's monthly round: one page for all Sachstände of a programme, and one step to hand them in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organization.models import Appointment, Post
from programs.models import FundingPeriod, ProgressUpdate
from publishing.models import Document
from tests import factories
from tests.admin_forms import fields_of

pytestmark = pytest.mark.django_db
ROUNDS = reverse("admin:programs_measure_rounds")


@pytest.fixture
def coordinator():
    return factories.coordinator(name="Karla Koordination")


@pytest.fixture
def client(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def program():
    return factories.program(title="Programm der Runde")


def address(program):
    return reverse("admin:programs_measure_round", args=[program.pk])


def typed(client, program, **changes):
    """Return what a browser would send of the page's form, with changes by "<measure>-<field>"."""
    return {**fields_of(client.get(address(program))), **changes}


def version_of(measure):
    return Document.objects.get(pk=measure.pk).version


def running(program, title="Laufende Maßnahme", **fields):
    measure = factories.measure(program=program, title=title, **fields)
    factories.report(measure, date="2026-01-05", outlook="on_track", text="Es ging los.")
    return measure


def test_several_reports_are_entered_in_one_go_and_untouched_ones_left_alone(
    client, coordinator, program
):
    first, second, third = (running(program, f"Maßnahme {n}") for n in range(3))
    done = running(program, "Fertig")
    factories.report(done, date="2026-02-01", status="closed")
    page = client.get(address(program))
    assert "Es ging los." in page.text
    assert done not in [row.measure for row in page.context["rows"]]
    sent = typed(client, program, **{
        f"m{first.pk}-text": "Zwölf Treffen.", f"m{second.pk}-text": "Der Raum fehlt.",
        f"m{second.pk}-outlook": "blocked", f"m{second.pk}-status": "suspended",
    })  # fmt: skip
    response = client.post(address(program), sent, follow=True)
    assert "2 Sachstände sind gespeichert." in response.text
    assert first.updates.first().text == "Zwölf Treffen."
    assert (second.updates.first().status, second.updates.first().outlook) == (
        "suspended",
        "blocked",
    )
    assert third.updates.count() == 1
    assert first.updates.first().created_by == coordinator
    assert [version_of(one) for one in (first, second, third)] == [2, 2, 1]


def test_a_wrong_row_keeps_its_words_and_the_others_are_saved(client, program):
    right, wrong, future = (running(program, f"Maßnahme {n}") for n in range(3))
    tomorrow = timezone.localdate() + timedelta(days=1)
    sent = typed(client, program, **{
        f"m{right.pk}-text": "Gut.", f"m{wrong.pk}-status": "cancelled", f"m{wrong.pk}-text": "Wir hören auf.",
        f"m{future.pk}-text": "Bald.", f"m{future.pk}-date": tomorrow.isoformat(),
    })  # fmt: skip
    response = client.post(address(program), sent)
    assert response.status_code == 200
    assert "2 Sachstände sind noch nicht gespeichert" in response.text
    assert "Bitte nennen Sie den Grund des Abbruchs." in response.text
    assert "gilt für heute oder einen früheren Tag" in response.text
    assert (
        f'href="#id_m{future.pk}-date">Maßnahme 2: Stand vom: Ein Sachstand gilt' in response.text
    )
    assert f'href="#id_m{wrong.pk}-reason">Maßnahme 1: Grund' in response.text
    again = fields_of(response)
    assert again[f"m{wrong.pk}-text"] == "Wir hören auf."
    assert again[f"m{future.pk}-text"] == "Bald."
    assert again[f"m{right.pk}-text"] == ""
    assert right.updates.count() == 2
    assert wrong.updates.count() == future.updates.count() == 1
    today = timezone.localdate().isoformat()
    mended = {**again, f"m{wrong.pk}-reason": "Kein Geld", f"m{future.pk}-date": today}
    assert client.post(address(program), mended).status_code == 302
    assert wrong.updates.first().reason == "Kein Geld"
    assert right.updates.count() == future.updates.count() == 2


def test_a_status_alone_asks_for_words(client, program):
    measure = running(program)
    response = client.post(
        address(program), typed(client, program, **{f"m{measure.pk}-status": "finalisation"})
    )
    assert "was geschehen ist" in response.text
    assert fields_of(response)[f"m{measure.pk}-status"] == "finalisation"
    assert measure.updates.count() == 1


def test_only_possible_steps_are_offered(client, program):
    measure = running(program)
    form = client.get(address(program)).context["rows"][0].form
    assert [code for code, _ in form.fields["status"].choices] == [
        "active", "finalisation", "suspended", "cancelled",
    ]  # fmt: skip
    sent = typed(client, program, **{f"m{measure.pk}-text": "Fertig.", f"m{measure.pk}-status": "closed"})  # fmt: skip
    assert client.post(address(program), sent).status_code == 200
    assert measure.updates.count() == 1


def test_what_somebody_else_saved_meanwhile_is_shown_and_overwritten_by_nobody(client, program):
    measure, other = running(program), running(program, "Andere")
    sent = typed(client, program, **{f"m{measure.pk}-text": "Mein Stand."})
    for one in (measure, other):
        factories.report(one, text="Der Stand der anderen.", status="suspended")
        Document.objects.filter(pk=one.pk).update(
            version=2, last_edited_by=factories.coordinator(name="Otto Ohneeile")
        )
    response = client.post(address(program), sent)
    assert response.status_code == 200
    assert "Otto Ohneeile hat diese Maßnahme inzwischen gespeichert" in response.text
    assert "Der Stand der anderen." in response.text
    assert response.context["wrong"] == 1
    again = fields_of(response)
    assert again[f"m{measure.pk}-text"] == "Mein Stand."
    assert client.post(address(program), again).status_code == 302
    assert measure.updates.filter(text="Mein Stand.").exists()
    assert other.updates.count() == 2


def test_what_was_typed_of_a_measure_that_somebody_closed_meanwhile_is_not_lost(client, program):
    measure, other = running(program), running(program, "Andere")
    sent = typed(
        client,
        program,
        **{f"m{measure.pk}-text": "Mein langer Text.", f"m{measure.pk}-status": "suspended"},
    )
    for one in (measure, other):
        factories.report(one, date="2026-02-01", status="cancelled", reason="Kein Geld.")
        Document.objects.filter(pk=one.pk).update(
            version=2, last_edited_by=factories.coordinator(name="Otto Ohneeile")
        )
    response = client.post(address(program), sent)
    assert response.status_code == 200
    assert "Otto Ohneeile hat diese Maßnahme inzwischen gespeichert" in response.text
    assert "Mein langer Text." in response.text
    # Of the other one nothing was typed
    assert [row.measure.pk for row in response.context["rows"]] == [measure.pk]
    assert measure.updates.count() == 2


def test_no_measure_of_another_programme_comes_in_by_a_typed_name(client, program):
    foreign = running(factories.program(), "Fremde Maßnahme")
    sent = {f"m{foreign.pk}-{name}": "x" for name in ("status", "text", "version")}
    client.post(address(program), sent, follow=True)
    assert foreign.updates.count() == 1


def test_each_row_goes_by_the_team_of_its_measure(client, program):
    own, foreign = (
        running(program),
        running(program, "Fremde", team=factories.team(name="Team Nord")),
    )
    page = client.get(address(program))
    assert "Diese Maßnahme betreut das Team „Team Nord“." in page.text
    assert f"m{foreign.pk}-text" not in fields_of(page)
    sent = typed(client, program)
    for key in list(sent):
        if key.startswith(f"m{own.pk}-"):
            sent[key.replace(f"m{own.pk}-", f"m{foreign.pk}-")] = sent[key]
    sent[f"m{foreign.pk}-text"] = "Heimlich."
    client.post(address(program), sent)
    assert foreign.updates.count() == 1


@pytest.mark.parametrize("role", [factories.editor, factories.administrator])
def test_who_does_not_keep_measures_has_no_round(client, program, role):
    client.force_login(role())
    assert client.get(ROUNDS).status_code == 403
    assert client.get(address(program)).status_code == 403


def test_an_unknown_programme_has_no_round(client, program):
    assert client.get(reverse("admin:programs_measure_round", args=[program.pk + 1])).status_code == 404  # fmt: skip


def test_all_are_handed_in_by_one_step(client, program):
    public, fresh, untouched = (running(program, f"Maßnahme {n}") for n in range(3))
    for measure in (public, untouched):
        factories.published(measure)
    factories.report(public, text="Neu.")
    Document.objects.filter(pk=public.pk).update(state="draft")
    page = client.get(address(program))
    assert {one.pk for one in page.context["to_submit"]} == {public.pk, fresh.pk}
    names = ("_selected_action", "change_note", "message")
    sent = {
        key: value
        for key, value in fields_of(page).items()
        if key in names or key.startswith("version-")
    }
    response = client.post(page.context["submit_url"], {**sent, "message": "Bitte bis Freitag"})
    assert "2 von 2 erledigt." in response.text
    assert f'href="{address(program)}">Zurück zu den Sachständen</a>' in response.text
    states = dict(Document.objects.filter(kind="measure").values_list("pk", "state"))
    assert states == {public.pk: "submitted", fresh.pk: "submitted", untouched.pk: "approved"}
    assert Document.objects.get(pk=public.pk).change_note.startswith("Sachstand vom")
    assert Document.objects.get(pk=fresh.pk).change_note == ""
    assert Document.objects.get(pk=fresh.pk).submission_message == "Bitte bis Freitag"


def test_the_overview_counts_what_is_due_for_each_programme(client, program):
    running(program)
    reported = running(program, "Gemeldet")
    factories.report(reported, date=timezone.localdate())
    other = factories.program(title="Erledigtes Programm")
    factories.report(factories.measure(program=other), date=timezone.localdate())
    factories.program(title="Programm ohne Maßnahmen")
    page = client.get(ROUNDS)
    assert [(one.title, due) for one, due in page.context["programs"]] == [
        ("Erledigtes Programm", 0), ("Programm der Runde", 1),
    ]  # fmt: skip
    assert "Programm ohne Maßnahmen" not in page.text


def test_the_start_page_leads_to_the_round(client, program):
    running(program, "Ohne Sachstand")
    page = client.get("/admin/").text
    assert "Sachstände fällig" in page
    assert "Ohne Sachstand" in page
    assert f'href="{ROUNDS}"' in page


def test_what_else_is_due_stands_beside(client, program):
    today = timezone.localdate()
    FundingPeriod.objects.create(
        program=program, start=today - timedelta(days=300), end=today + timedelta(days=60)
    )
    post = Post.objects.create(
        title="WIR-Koordination", department=factories.department(), program=program
    )
    Appointment.objects.create(
        person=factories.person(title="Mira Muster"), post=post, term_from="2020-01-01",
        term_until=today + timedelta(days=30),
    )  # fmt: skip
    late, open_end, kept = (
        program.milestones.create(title=title) for title in ("Leitbild", "Später", "Erledigt")
    )
    late.dates.create(date=today - timedelta(days=40))
    open_end.dates.create(date=today + timedelta(days=400))
    kept.dates.create(date=today - timedelta(days=40))
    program.milestones.filter(pk=kept.pk).update(reached_on=today)
    running(program)
    others = client.get(address(program)).context["others"]
    assert [(one.title, one.is_late) for one in others] == [
        ("Leitbild", True), ("WIR-Koordination", False), ("Förderperiode", False),
    ]  # fmt: skip


def test_the_page_needs_the_same_queries_for_many_measures(
    client, program, django_assert_max_num_queries
):
    for number in range(12):
        running(program, f"Maßnahme {number}")
    with django_assert_max_num_queries(20):
        assert client.get(address(program)).status_code == 200
    assert ProgressUpdate.objects.count() == 12
