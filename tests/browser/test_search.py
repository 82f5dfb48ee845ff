"""Searching as people do it: from any page, by keyboard, on a telephone, with and without scripts."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from . import public_site

# Makes the test database; what the site holds is committed before, so that the server sees it
pytestmark = pytest.mark.django_db

LAPTOP = {"width": 1366, "height": 768}
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Build the site once, since these tests only read."""
    with django_db_blocker.unblock():
        yield public_site.build()
        call_command("flush", interactive=False, verbosity=0)


def test_suggestions_lead_to_a_page_by_keyboard_alone(site, new_page, axe):
    page = new_page(viewport=LAPTOP)
    page.goto("/")
    field = page.get_by_role("combobox", name="Suchbegriffe")
    field.press_sequentially("beispielpr")
    options = page.get_by_role("option")
    expect(options.first).to_have_text("Beispielprogramm")
    expect(page.get_by_role("status")).to_have_text("Ein Vorschlag")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suche-vorschlaege-0")
    assert axe(page) == []
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/programme/[\w-]+/$"))


def test_suggestions_go_with_escape_and_the_words_stay(site, new_page):
    page = new_page(viewport=LAPTOP)
    page.goto("/suche/")
    field = page.get_by_role("combobox", name="Suchbegriffe")
    field.press_sequentially("beispiel")
    expect(page.get_by_role("option")).not_to_have_count(0)
    field.press("ArrowUp")
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("beispiel")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/suche/\?q=beispiel$"))


def test_whoever_types_on_after_choosing_searches_for_what_stands_there(site, new_page):
    page = new_page(viewport=LAPTOP)
    page.goto("/suche/")
    field = page.get_by_role("combobox", name="Suchbegriffe")
    field.press_sequentially("beispielpr")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    # The next suggestions never come
    page.route("**/vorschlaege/**", lambda route: None)
    field.press_sequentially("ogramm Sprache")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/suche/\?q=beispielprogramm\+Sprache$"))


def test_a_suggestion_can_be_tapped_on_a_telephone(site, new_page):
    page = new_page(viewport=TELEPHONE, has_touch=True)
    page.goto("/")
    page.get_by_role("combobox", name="Suchbegriffe").press_sequentially("beispielpr")
    page.get_by_role("option").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Beispielprogramm")


@pytest.mark.parametrize("viewport", [LAPTOP, TELEPHONE], ids=["laptop", "telephone"])
def test_without_scripts_one_searches_narrows_and_widens(site, new_page, viewport):
    page = new_page(viewport=viewport, java_script_enabled=False)
    page.goto("/aktuelles/")
    page.get_by_role("searchbox", name="Suchbegriffe").fill("Beispieltext")
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("heading", name="Treffer für „Beispieltext“")).to_be_visible()
    expect(page.locator(".hit")).to_have_count(20)
    page.get_by_role("link", name="Nächste Seite").click()
    expect(page).to_have_url(re.compile("seite=2"))
    if viewport is TELEPHONE:
        page.locator("summary", has_text="Treffer eingrenzen").click()
    page.get_by_role("link", name=re.compile(r"^Ehrenamt")).click()
    expect(page.locator(".hit")).to_have_count(1)
    page.get_by_role("link", name="Filter entfernen: Thema: Ehrenamt").click()
    expect(page).to_have_url(re.compile(r"\?q=Beispieltext$"))


def test_without_scripts_a_slip_and_a_wrong_address_lead_on(site, new_page):
    page = new_page(viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/suche/?q=Beispielprogarmm")
    page.get_by_text("Meinten Sie:").get_by_role("link").click()
    expect(page.locator(".hit").get_by_role("link", name="Beispielprogramm")).to_be_visible()
    page.goto("/foerderung/beispielprogramm.html")
    field = page.get_by_role("searchbox", name="Suchbegriffe")
    expect(field).to_have_value("beispielprogramm")
    field.press("Enter")
    expect(page.get_by_role("heading", name="für „beispielprogramm“")).to_be_visible()
