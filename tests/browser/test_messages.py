"""Telling the county that something is wrong: from the page to the number, without script, and from errors back."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from duties import form_tokens
from duties.models import Message
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch):
    monkeypatch.setattr(form_tokens, "AT_LEAST", timedelta(0))


@pytest.mark.parametrize("width", [390, 1366])
def test_a_mistake_is_reported_from_its_page_without_script(new_page, axe, width):
    edition = factories.published(factories.page(title="Sprechzeiten"))
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(edition.path)
    page.get_by_role("link", name="Ist auf dieser Seite etwas falsch?").click()
    expect(page.get_by_role("main")).to_contain_text("Es geht um die Seite: Sprechzeiten")
    page.get_by_label("Ihr Name").fill("Anna Beispiel")
    page.get_by_role("button", name="Absenden").click()
    # What is missing is said at the top, and the words lead to the field
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Was stimmt nicht?")).to_be_focused()
    expect(page.get_by_label("Was stimmt nicht?")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Ihr Name")).to_have_value("Anna Beispiel")
    page.get_by_label("Was stimmt nicht?").fill("Freitags ist geschlossen.")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Mitteilung ist angekommen")
    stored = Message.objects.get()
    expect(page.get_by_role("main")).to_contain_text(stored.number)
    assert (stored.edition, stored.text) == (edition, "Freitags ist geschlossen.")
    assert page.context.cookies() == []


def test_the_form_for_barriers_works_by_keyboard_and_its_errors_are_accessible(page, axe):
    page.goto("/barriere-melden/")
    page.get_by_label("Ich kann etwas nicht").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ich brauche einen Inhalt")).to_be_checked()
    stops = ["Auf welcher Seite?", "Was ist das Hindernis", "Welche Form", "Womit nutzen", "Ihr Name", "Ihre E-Mail",
             "Ihre Telefon"]  # fmt: skip
    for label in stops:
        page.keyboard.press("Tab")
        expect(page.get_by_label(label)).to_be_focused()
    # The field that must stay empty is no stop
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Datenschutzerklärung")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    assert axe(page) == []
