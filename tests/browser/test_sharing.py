"""Passing a page on in a browser: with what it can do by itself, and without any script."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def item(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield factories.published(factories.news_item(title="Wege in den Beruf"))
        call_command("flush", interactive=False, verbosity=0)


def test_the_address_is_copied_or_handed_to_the_device(item, new_page):
    page = new_page(viewport={"width": 390, "height": 800})
    page.add_init_script(
        "navigator.share = data => { document.body.dataset.shared = data.url; return Promise.resolve() };"
        "Object.defineProperty(navigator, 'clipboard',"
        " {value: {writeText: async text => { document.body.dataset.copied = text }}})"
    )
    page.goto(item.path)
    page.get_by_text("Teilen", exact=True).click()
    page.get_by_role("button", name="Mit diesem Gerät teilen").click()
    address = f"http://127.0.0.1:8000{item.path}"
    expect(page.locator("body")).to_have_attribute("data-shared", address)
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.get_by_role("status").filter(has_text="Adresse kopiert")).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-copied", address)


def test_where_the_browser_refuses_to_copy_the_address_stands_there(item, new_page):
    page = new_page(viewport={"width": 390, "height": 800})
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard',"
        " {value: {writeText: () => Promise.reject(new Error('refused'))}})"
    )
    page.goto(item.path)
    page.get_by_text("Teilen", exact=True).click()
    page.get_by_role("button", name="Adresse kopieren").click()
    address = f"http://127.0.0.1:8000{item.path}"
    expect(page.get_by_role("status").filter(has_text=address)).to_be_visible()


def test_sharing_needs_no_script(item, new_page, axe):
    page = new_page(viewport={"width": 1366, "height": 768}, java_script_enabled=False)
    page.goto(item.path)
    page.get_by_text("Teilen", exact=True).click()
    expect(page.get_by_role("button", name="Adresse kopieren")).to_be_hidden()
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    page.get_by_role("link", name="Mastodon").click()
    page.get_by_label("Name Ihres Servers").fill("mastodon.example")
    page.get_by_role("button", name="Link vorbereiten").click()
    link = page.get_by_role("link", name="Bei mastodon.example teilen")
    text = f"Wege%20in%20den%20Beruf%20http%3A//127.0.0.1%3A8000{item.path}"
    expect(link).to_have_attribute("href", f"https://mastodon.example/share?text={text}")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_open_row_and_the_print_view_are_for_everybody(item, new_page, axe, colours):
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme=colours)
    page.goto(item.path)
    page.get_by_text("Teilen", exact=True).click()
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Druckansicht").click()
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_hidden()
    expect(page.get_by_role("search")).to_be_hidden()
