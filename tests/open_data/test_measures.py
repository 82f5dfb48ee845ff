"""Measures, what was reported of them, milestones and awards: told as editions froze them, and not before."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from organization.models import Organization
from programs.models import Award, Disbursement, Milestone, MilestoneDate
from tests import factories
from tests.publishing import states
from tests.publishing.states import DRAFT, PUBLIC

pytestmark = pytest.mark.django_db
API = "/api/v1"
SHOWN = {states.live: 1, states.superseded: 2, states.redacted: 2}


@pytest.fixture
def program():
    return factories.program(slug="beispiel")


def items(client, path):
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def live(document):
    return factories.published(document, at=timezone.now() - timedelta(hours=2))


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_a_measure_and_its_reports_are_told_only_while_it_is_live(client, program, state):
    live(program)
    measure = factories.measure(program=program)
    day = timezone.localdate() - timedelta(days=3)
    factories.report(measure, date=day, text="Gemeldet vor der Freigabe.")
    state(measure, timezone.now())
    factories.report(measure, date=day, text="Noch nicht freigegeben.")
    number = SHOWN.get(state)
    single = client.get(f"{API}/measures/{measure.uuid}")
    assert single.status_code == (200 if number else 404)
    everything = [
        client.get(f"{API}/{name}").text for name in ("measures", "updates", "editions", "programs")
    ]
    for text in [single.text, *everything]:
        assert DRAFT not in text
        assert "Noch nicht freigegeben" not in text
        for other in {1, 2} - {number}:
            assert f"{PUBLIC}-{other}" not in text
    assert [one["title"] for one in items(client, "measures")] == (
        [f"{PUBLIC}-{number}"] if number else []
    )
    assert [one["text"] for one in items(client, "updates")] == (
        ["Gemeldet vor der Freigabe."] if number else []
    )


def test_a_measure_says_what_its_page_says(client, program):
    live(program)
    measure = factories.measure(program=program, title="Lotsinnen und Lotsen")
    day = timezone.localdate()
    factories.report(measure, date=day - timedelta(days=40), text="Wir haben begonnen.")
    factories.report(
        measure, date=day - timedelta(days=10), outlook="at_risk", text="Es fehlt ein Raum.", next_step="Raum suchen",
    )  # fmt: skip
    edition = live(measure)
    said = client.get(f"{API}/measures/{measure.uuid}").json()
    page = client.get(edition.path).text
    assert said["program"]["title"] == program.title
    assert said["status"]["label"] in page
    assert said["outlook"]["label"] in page
    assert [one["text"] for one in said["updates"]] == ["Es fehlt ein Raum.", "Wir haben begonnen."]
    for one in said["updates"]:
        assert one["text"] in page
    assert said["latest_update"] == said["updates"][0]
    listed = items(client, "updates?program=beispiel")
    assert [{**one, "measure": None} for one in listed] == [
        {**one, "measure": None} for one in said["updates"]
    ]
    (told,) = items(client, "programs")
    assert told["measures"]["active"] == 1
    assert "abgeschlossene Maßnahmen: 0 von 1" in told["sentence"]
    assert items(client, "measures?status=closed") == []
    assert len(items(client, "measures?program=beispiel&status=active")) == 1


@pytest.fixture
def funded(program):
    """An award with an amendment, a call for money and a moved milestone, all in a live edition."""
    ministry = Organization.objects.create(name="Beispielministerium", kind="ministry")
    program.funder = ministry
    program.save()
    first = Award.objects.create(
        program=program, award_id="bsp-1", title="Personalkosten", amount_awarded="120000.50",
        award_date="2024-01-15", period_start="2024-01-01", period_end="2026-12-31", financing_type="share",
        total_cost="150000.00", own_contribution="29999.50", location="06440000", file_number="GEHEIM-4711",
    )  # fmt: skip
    Award.objects.create(
        program=program, award_id="bsp-2", title="Personalkosten", amount_awarded="130000.00",
        award_date="2025-02-01", amends=first,
    )  # fmt: skip
    Disbursement.objects.create(award=first, date="2024-03-01", amount="20000.00")
    milestone = Milestone.objects.create(program=program, title="Anlaufstelle eröffnet")
    MilestoneDate.objects.create(milestone=milestone, date="2024-06-30", precision="quarter")
    live(program)
    return program


def test_awards_are_told_with_amounts_as_text_and_without_the_file_number(client, funded):
    first, second = items(client, "awards")
    assert (first["id"], first["amount"], first["currency"]) == ("bsp-1", "120000.50", "EUR")
    assert first["funder"]["name"] == "Beispielministerium"
    assert first["financing_type"] == {"code": "share", "label": "Anteilfinanzierung"}
    assert first["disbursements"] == [{"date": "2024-03-01", "amount": "20000.00", "kind": "call"}]
    assert second["amends"] == "bsp-1"
    assert first["program"]["title"] == funded.title
    everything = json.dumps([items(client, name) for name in ("awards", "programs", "milestones")])
    assert "GEHEIM" not in everything
    assert [one["id"] for one in items(client, "awards?since=2025-01-01")] == ["bsp-2"]


def test_milestones_are_told_with_every_date_that_was_announced(client, funded):
    (said,) = items(client, "milestones?program=beispiel")
    assert (said["title"], said["state"]) == ("Anlaufstelle eröffnet", "overdue")
    assert [(one["date"], one["precision"]) for one in said["dates"]] == [("2024-06-30", "quarter")]
    assert items(client, "milestones?state=reached") == []


def test_money_is_not_told_before_its_time(client, program):
    Award.objects.create(
        program=program,
        award_id="bsp-1",
        title="Geplant",
        amount_awarded="1.00",
        award_date="2024-01-15",
    )
    states.scheduled(program, timezone.now())
    assert items(client, "awards") == []


def test_observations_are_told_and_small_counts_are_not(client, program):
    live(program)
    indicator = factories.indicator((12, 3), program=program, is_count=True, unit="Menschen")
    live(indicator)
    factories.observation(indicator, 2030, 4711)
    (said,) = items(client, "indicators?program=beispiel")
    assert (said["unit"], said["program"]["title"]) == ("Menschen", program.title)
    first, second = items(client, f"observations?indicator={indicator.uuid}")
    assert (first["from"], first["until"], first["value"]) == ("2021-01-01", "2021-12-31", "12")
    assert (second["value"], second["suppressed"]) == (None, True)
    assert [one["from"] for one in items(client, "observations?from=2022-01-01")] == ["2022-01-01"]


def test_nothing_is_measured_before_its_time(client, program):
    live(program)
    states.scheduled(factories.indicator(program=program), timezone.now())
    assert items(client, "indicators") == items(client, "observations") == []
