"""Lists narrowed by their form, without a script and by keyboard; the month as a list and as a sheet."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture
def county():
    program = factories.program(title="Programm WIR", slug="wir")
    factories.published(program)
    for title, topics in (("Erste", ["Vielfalt"]), ("Zweite", ["Ehrenamt"]), ("Dritte", [])):
        item = factories.news_item(title=title)
        item.programs.add(program)
        item.tags.add(*topics)
        factories.published(item)
    factories.published(factories.news_item(title="Vierte"))


def headlines(page):
    return page.locator(".card__title")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["390", "1366"])
def test_a_list_is_narrowed_and_widened_again_without_a_script(new_page, county, viewport):
    page = new_page(viewport=viewport, java_script_enabled=False)
    page.goto("/aktuelles/")
    expect(headlines(page)).to_have_count(4)
    page.get_by_label("Förderprogramm").select_option(label="Programm WIR (3)")
    page.get_by_label("Thema").select_option(label="Vielfalt (1)")
    page.get_by_role("button", name="Filtern").click()
    expect(page).to_have_url("/aktuelles/?programm=wir&thema=vielfalt")
    expect(headlines(page)).to_have_text(["Erste"])
    page.get_by_role("link", name="Filter entfernen: Thema Vielfalt").click()
    expect(page).to_have_url("/aktuelles/?programm=wir")
    expect(headlines(page)).to_have_count(3)


def test_a_month_is_a_list_on_a_telephone_and_a_sheet_on_a_laptop(new_page, axe):
    day = timezone.localdate().replace(day=15) + timedelta(days=31)
    factories.published(factories.event(title="Vortrag", day=day))
    page = new_page(viewport=PHONE)
    page.goto(f"/termine/?monat={day:%Y-%m}")
    expect(page.locator(".month__day:visible")).to_have_count(1)
    page.set_viewport_size(LAPTOP)
    expect(page.locator(".month__day:visible").nth(27)).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Vortrag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vortrag")
    expect(page.get_by_role("link", name="In den Kalender (ICS)")).to_be_visible()
