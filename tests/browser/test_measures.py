"""A citizen's way from home to a measure's Sachstand, the coordinator's monthly round, a programme on paper."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from programs.models import FundingPeriod
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def program():
    today = timezone.localdate()
    program = factories.program(title="Landesprogramm der Beispiele", code="BSP")
    FundingPeriod.objects.create(
        program=program, start=today - timedelta(days=400), end=today + timedelta(days=800)
    )
    factories.published(program)
    long_ago = today - timedelta(days=100)
    for title in ("Sprachkurs am Vormittag", "Wegweiser im Netz", "Runder Tisch"):
        measure = factories.measure(program=program, title=title)
        factories.report(measure, date=long_ago, outlook="on_track", text=f"Erster Stand: {title}.")
        factories.published(measure)
    return program


def test_from_home_to_a_sachstand_in_three_clicks(page, program):
    page.goto("/")
    page.get_by_role("link", name="Landesprogramm der Beispiele").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Landesprogramm der Beispiele")
    page.get_by_role("link", name="Wegweiser im Netz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wegweiser im Netz")
    expect(page.get_by_role("heading", name="Sachstände")).to_be_visible()
    expect(page.get_by_text("Erster Stand: Wegweiser im Netz.")).to_be_visible()
    expect(page.get_by_text("Es geht nach Plan voran.")).to_be_visible()


def test_the_coordinator_reports_the_month_and_hands_it_in(page, sign_in, axe, program):
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:index"))
    due = page.get_by_role("region", name="Sachstände fällig")
    expect(due).to_contain_text("Runder Tisch")
    due.get_by_role("link", name="Alle 3 in der Liste ansehen").click()
    page.get_by_role("link", name="Landesprogramm der Beispiele").click()
    assert axe(page) == []
    course = page.get_by_role("region", name="Sprachkurs am Vormittag")
    course.get_by_label("Was ist geschehen?").fill("Der zweite Kurs hat begonnen.")
    table = page.get_by_role("region", name="Runder Tisch")
    table.get_by_label("Was ist geschehen?").fill("Der Tisch wird nicht fortgeführt.")
    table.get_by_label("Stand", exact=True).select_option("abgebrochen")
    page.get_by_role("button", name="Sachstände speichern").click()
    # One is saved, the other asks for its reason and keeps its words
    expect(page.get_by_text("Ein Sachstand ist gespeichert.")).to_be_visible()
    expect(table).to_contain_text("Bitte nennen Sie den Grund des Abbruchs.")
    expect(table.get_by_label("Was ist geschehen?")).to_have_value(
        "Der Tisch wird nicht fortgeführt."
    )
    assert axe(page) == []
    page.get_by_role("link", name="Bitte nennen Sie den Grund des Abbruchs.").press("Enter")
    expect(table.get_by_label("Grund eines Abbruchs")).to_be_focused()
    table.get_by_label("Grund eines Abbruchs").fill("Es gibt keinen Bedarf mehr.")
    page.get_by_role("button", name="Sachstände speichern").click()
    expect(page.get_by_role("region", name="Runder Tisch")).to_have_count(0)
    page.get_by_role("button", name="Alle 2 einreichen").click()
    expect(page.get_by_role("status").filter(has_text="2 von 2 erledigt.")).to_be_visible()


def test_on_paper_a_chart_stands_beside_its_table_and_nothing_is_folded(page, program):
    factories.published(factories.indicator(program=program))
    page.goto(program.public_path())
    table = page.locator(".indicators table")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    drawn, rows = page.locator(".indicators svg").first.bounding_box(), table.bounding_box()
    assert drawn["x"] + drawn["width"] <= rows["x"]
    expect(page.locator(".indicator__table summary")).to_be_hidden()
