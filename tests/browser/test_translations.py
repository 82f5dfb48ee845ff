"""A translation in a real browser: begun, written beside its source, approved, behind, brought to its level."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from news.models import NewsItem
from publishing.models import Document
from tests import factories
from tests.publishing.states import renamed

from .test_newsroom_accessibility import settle

pytestmark = pytest.mark.django_db(transaction=True)


def change(document):
    return f"/admin/news/newsitem/{document.pk}/change/"


def test_from_the_source_to_a_translation_that_is_on_its_level_again(new_page, sign_in, axe):
    item = factories.news_item(title="Was läuft", slug="was-laeuft")
    factories.published(item)
    page = new_page(viewport={"width": 1366, "height": 768})
    sign_in(page, factories.editor())

    # Begin
    page.goto(change(item))
    page.get_by_role("link", name="Übersetzung anlegen").click()
    page.get_by_label("Arabisch").check()
    assert axe(page) == []
    page.get_by_role("button", name="Übersetzung anlegen").click()
    page.wait_for_url(re.compile("/change/(#.*)?$"))
    settle(page)
    arabic = NewsItem.objects.get(language="ar")

    # Write beside the source: the German words on the left, the field from right to left
    title = page.locator("#id_title")
    beside = page.locator(".field-title .beside")
    expect(beside).to_contain_text("Was läuft")
    assert beside.bounding_box()["x"] + beside.bounding_box()["width"] <= title.bounding_box()["x"]
    assert title.evaluate("field => getComputedStyle(field).direction") == "rtl"
    editor = page.locator(".order-machine .tiptap").first
    assert editor.evaluate("field => getComputedStyle(field).direction") == "rtl"
    assert axe(page) == []
    title.fill("ماذا يحدث")
    page.locator("#id_summary").fill("ملخص قصير.")
    editor.fill("نص عربي قصير.")
    page.locator("[id$=-quote]").first.fill("هذا مثال")
    page.locator("[id$=-office]").first.fill("مسؤولة")
    page.locator(".panel [name=_step]", has_text="Zur Freigabe einreichen").click()
    page.wait_for_url(re.compile("/einreichen/"))
    page.locator("#step_form .button--primary").click()
    page.wait_for_url(re.compile("/change/(#.*)?$"))
    assert Document.objects.get(pk=arabic.pk).state == "submitted"

    # Approve: the public reads it
    approver = new_page(viewport={"width": 1366, "height": 768})
    sign_in(approver, factories.approver())
    approver.goto(change(arabic))
    approver.get_by_role("link", name="Jetzt veröffentlichen").click()
    approver.get_by_role("button", name="Jetzt veröffentlichen").click()
    approver.wait_for_url(re.compile("/change/(#.*)?$"))
    citizen = new_page()
    citizen.goto(item.public_path())
    citizen.locator(".languages").get_by_role("link", name="العربية").click()
    heading = citizen.get_by_role("heading", level=1)
    expect(heading).to_have_text("ماذا يحدث")
    expect(heading).to_have_css("direction", "rtl")
    assert axe(citizen) == []
    expect(citizen.locator(".notice")).to_have_count(0)

    # The source changes: behind, for the editor and for the public
    factories.published(renamed(item, "Was jetzt läuft", timezone.now()))
    citizen.reload()
    expect(citizen.locator(".notice")).to_contain_text("الألماني")
    page.goto("/admin/")
    page.get_by_role("link", name="ماذا يحدث").first.click()
    settle(page)
    expect(page.locator("#sprachen .state--behind")).to_be_visible()
    page.get_by_role("link", name="Was sich in der Vorlage geändert hat").click()
    expect(page.locator("ins").first).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Übersetzung ist auf dem Stand der Fassung 2").click()
    page.wait_for_url(re.compile("/change/(#.*)?$"))
    expect(page.locator("#sprachen")).to_contain_text("folgt Fassung 2")
    expect(page.locator("#sprachen .state--behind")).to_have_count(0)


@pytest.mark.parametrize("width", [1024, 768, 390])
def test_on_a_tablet_the_source_stands_above_the_field(width, new_page, sign_in, axe):
    item = factories.news_item(title="Was läuft")
    arabic = factories.translation(item, "ar")
    page = new_page(viewport={"width": width, "height": 1000}, color_scheme="dark")
    sign_in(page, factories.editor())
    page.goto(change(arabic))
    settle(page)
    beside, title = page.locator(".field-title .beside"), page.locator("#id_title")
    above = beside.bounding_box()
    assert above["y"] + above["height"] <= title.bounding_box()["y"]
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert axe(page) == []
