"""Measures in the newsroom: entering what is to be reported, what stays as it is, finding what is due."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Goal, Measure, ProgressUpdate
from publishing.models import Document, Edition
from tests import factories
from tests.admin_forms import admin_url, fields_of, save

pytestmark = pytest.mark.django_db
LIST = "/admin/programs/measure/"
NEW = {
    "updates-TOTAL_FORMS": "1", "updates-0-id": "", "updates-0-status": "active", "updates-0-outlook": "at_risk",
    "updates-0-text": "Zwei Kurse laufen.", "updates-0-next_step": "Raum suchen", "updates-0-reason": "",
}  # fmt: skip


@pytest.fixture
def coordinator():
    return factories.coordinator(name="Karla Koordination")


@pytest.fixture
def client(client, coordinator):
    client.force_login(coordinator)
    return client


def new_report(measure, day=None, **changes):
    day = day or timezone.localdate()
    return {**NEW, "updates-0-measure": measure.pk, "updates-0-date": day.isoformat(), **changes}


def titles(response):
    return {measure.title for measure in response.context["cl"].result_list}


def test_a_report_is_entered_in_the_form_and_signed(client, coordinator):
    measure = factories.measure()
    response = save(client, admin_url(measure, "change"), **new_report(measure))
    assert response.status_code == 302
    update = ProgressUpdate.objects.get()
    assert (update.text, update.outlook) == ("Zwei Kurse laufen.", "at_risk")
    assert update.created_by == coordinator
    assert Document.objects.get(pk=measure.pk).version == 2


def test_a_cancellation_without_reason_keeps_what_was_typed(client):
    measure = factories.measure()
    response = save(
        client,
        admin_url(measure, "change"),
        **new_report(measure, **{"updates-0-status": "cancelled"}),
    )
    assert response.status_code == 200
    assert "Bitte nennen Sie den Grund des Abbruchs." in response.text
    assert "Zwei Kurse laufen." in response.text
    assert not ProgressUpdate.objects.exists()


def test_what_is_public_can_be_read_and_not_changed(client):
    measure = factories.measure()
    public = factories.report(measure, text="Schon öffentlich.")
    factories.published(measure)
    opened = client.get(admin_url(measure, "change"))
    assert "Schon öffentlich." in opened.text
    fields = fields_of(opened)
    assert "Schon öffentlich." not in fields.values()
    # Somebody sends its key all the same
    forged = {
        **fields, **new_report(measure), "updates-INITIAL_FORMS": "1", "updates-0-id": public.pk, "_continue": "1",
    }  # fmt: skip
    client.post(admin_url(measure, "change"), forged)
    public.refresh_from_db()
    assert public.text == "Schon öffentlich."


def test_the_preview_shows_a_report_that_nobody_has_saved(client):
    measure = factories.measure()
    factories.report(measure, date="2026-01-01", text="Schon öffentlich.")
    factories.published(measure)
    fields = fields_of(client.get(admin_url(measure, "change")))
    response = client.post(admin_url(measure, "unsaved"), {**fields, **new_report(measure)})
    assert response.status_code == 200
    shown = response.json()
    assert any("Zwei Kurse laufen." in str(value) for value in shown.values())
    assert any("Schon öffentlich." in str(value) for value in shown.values())
    assert ProgressUpdate.objects.count() == 1


def test_goals_of_another_programme_are_refused(client):
    measure = factories.measure()
    own = Goal.objects.create(program=measure.program, title="Eigenes Ziel")
    foreign = Goal.objects.create(program=factories.program(), title="Fremdes Ziel")
    opened = client.get(admin_url(measure, "change")).text
    assert "Eigenes Ziel" in opened
    assert "Fremdes Ziel" not in opened
    refused = save(client, admin_url(measure, "change"), goals=[foreign.pk])
    assert "gehört zu einem anderen Förderprogramm" in refused.text
    assert save(client, admin_url(measure, "change"), goals=[own.pk]).status_code == 302
    assert list(measure.goals.all()) == [own]


def test_a_new_measure_is_begun_for_its_programme(client):
    program = factories.program()
    add = reverse("admin:programs_measure_add")
    values = {"title": "Neue Maßnahme", "program": program.pk, "summary": "Worum es geht."}
    response = save(client, add, **values)
    assert response.status_code == 302
    assert Measure.objects.get().program == program


def test_lists_find_what_is_due_and_how_it_stands(client, clock):
    today = timezone.localdate().replace(day=15)
    clock(timezone.make_aware(timezone.datetime.combine(today, timezone.datetime.min.time())))
    ago = {"neu": 0, "Vormonat": 25, "alt": 70}
    program = factories.program(title="Programm der Liste")
    for title, days in ago.items():
        measure = factories.measure(title=title, program=program)
        factories.report(measure, date=today - timedelta(days=days), outlook="at_risk")
    closed = factories.measure(title="zu")
    factories.report(closed, date="2020-01-01", status="closed", outlook="at_risk")
    factories.measure(title="leer")
    for query, expected in {
        "": {"neu", "Vormonat", "alt", "zu", "leer"},
        "?sachstand=faellig": {"Vormonat", "alt", "leer"},
        "?sachstand=ueberfaellig": {"alt", "leer"},
        "?sachstand=offen": {"neu", "Vormonat", "alt", "zu"},
        "?massnahmenstand=closed": {"zu"},
        "?massnahmenstand=planned": {"leer"},
        "?ausblick=at_risk": {"neu", "Vormonat", "alt"},
        f"?program__document_ptr__exact={program.pk}": {"neu", "Vormonat", "alt"},
        "?sachstand=unsinn": set(),
    }.items():
        response = client.get(LIST + query)
        assert response.status_code == 200, query
        assert titles(response) == expected, query


def test_the_list_needs_no_query_for_a_row(client, django_assert_max_num_queries):
    program = factories.program()
    for _ in range(12):
        factories.report(factories.measure(program=program))
    with django_assert_max_num_queries(16):
        assert client.get(LIST).status_code == 200


def test_a_table_tells_how_measures_stand(client):
    measure = factories.measure(program=factories.program(slug="wir"), planned_end="2027-01-31")
    factories.report(measure, date="2026-10-01", text="Es läuft.")
    columns = list(client.get(f"{LIST}herunterladen/").context["form"].fields["columns"].initial)
    response = client.post(f"{LIST}herunterladen/", {"format": "csv", "columns": columns})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert "wir" in text
    assert "in Umsetzung" in text
    assert "01.10.2026" in text
    assert "31.01.2027" in text
    assert "Es läuft." in text


def test_another_teams_measure_is_only_read(client):
    measure = factories.measure(team=factories.team())
    fields = fields_of(client.get(admin_url(measure, "change")))
    response = client.post(
        admin_url(measure, "change"), {**fields, **new_report(measure), "_continue": "1"}
    )
    assert response.status_code == 403
    assert not ProgressUpdate.objects.exists()
    assert not Edition.objects.exists()
