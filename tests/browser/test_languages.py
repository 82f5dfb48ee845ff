"""The site in its languages in a real browser: readable by everybody, from right to left too."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from publishing import languages

from . import public_site
from .judging import judged

pytestmark = pytest.mark.django_db

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
FROM_RIGHT_TO_LEFT = [
    "home",
    "list",
    "announcement",
    "programme",
    "department",
    "people",
    "not found",
]
OTHERS = [
    one.path_prefix for one in languages.OF_SITE if one.direction == "ltr" and not one.is_german
]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield {name: address for name, (address, _) in public_site.build().items()}
        call_command("flush", interactive=False, verbosity=0)


def findings(page, axe):
    sideways = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return judged(page, axe) + (["scrolls sideways"] if page.evaluate(sideways) else [])


@pytest.mark.parametrize(
    ("viewport", "colours", "prefix"), [(PHONE, "dark", "/ar"), (LAPTOP, "light", "/fa-af")]
)
def test_pages_from_right_to_left_are_as_readable_as_others(
    site, new_page, axe, viewport, colours, prefix
):
    page = new_page(viewport=viewport, color_scheme=colours, reduced_motion="reduce")
    found = {}
    for name in FROM_RIGHT_TO_LEFT:
        page.goto(prefix + site[name])
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        found[name] = findings(page, axe)
    assert {name: some for name, some in found.items() if some} == {}


def test_a_german_text_is_readable_below_every_other_language(site, new_page, axe):
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    found = {}
    for prefix in OTHERS:
        page.goto(prefix + site["announcement"])
        expect(page.locator("h1")).to_have_attribute("lang", "de")
        found[prefix] = findings(page, axe)
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_switch_stays_on_the_page_without_a_script_and_sets_no_cookie(site, new_page, viewport):
    page = new_page(viewport=viewport, java_script_enabled=False)
    page.goto(site["second page of the list"])
    switch = page.locator(".switch")
    switch.get_by_text("Türkçe").click()
    expect(page).to_have_url(re.compile(r"/tr/aktuelles/\?seite=2$"))
    expect(page.locator("h1")).to_have_text("Haberler")
    expect(switch.locator("[aria-current]")).to_have_text("Türkçe")
    switch.get_by_text("العربية").click()
    expect(page.locator("h1")).to_have_text("الأخبار")
    assert page.context.cookies() == []


def test_what_stands_left_in_german_stands_right_in_arabic(site, new_page):
    page = new_page(viewport=LAPTOP)
    page.goto("/ar/")
    middle = LAPTOP["width"] / 2
    assert page.locator(".wordmark").bounding_box()["x"] > middle
    assert page.locator(".switch").bounding_box()["x"] < middle
    telephone = page.locator(".contact__ways bdi").first
    expect(telephone).to_have_attribute("dir", "ltr")
