"""A Monday morning: an approver sees what waits, opens the list, the text and the calendar, by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from organization.models import Post
from tests import factories

from .keyboard import focused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def approver():
    now = timezone.now()
    for number in range(6):
        factories.submitted(factories.news_item(title=f"Wartender Text {number}"), at=now)
    factories.published(
        factories.news_item(title="Erscheint bald"), live_from=now + timedelta(days=3)
    )
    Post.objects.create(title="Freie Stelle", department=factories.department())
    return factories.approver()


def tab_to(page, text):
    """Press Tab until a link with the text has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if text in (focused(page) or "") and page.evaluate("document.activeElement.tagName") == "A":
            return
    raise AssertionError(f"Die Tabulatortaste kommt nicht zu „{text}“.")


def test_from_the_first_page_to_the_list_and_the_text_by_keyboard(page, sign_in, approver):
    sign_in(page, approver)
    page.goto(reverse("admin:index"))
    expect(page.get_by_role("heading", name="Freizugeben")).to_contain_text("6")
    expect(page.get_by_role("table")).to_contain_text("Erscheint bald")
    expect(page.get_by_role("heading", name="Unbesetzte Stellen")).to_be_visible()
    tab_to(page, "Alle 6 in der Liste ansehen")
    page.keyboard.press("Enter")
    expect(page.locator("#result_list tbody tr")).to_have_count(6)
    expect(page.get_by_text("Freizugeben", exact=True).first).to_be_visible()
    tab_to(page, "Wartender Text")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wartender Text")


@pytest.mark.parametrize("width", [1366, 1024, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_page_is_for_everybody(new_page, sign_in, axe, approver, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_in(page, approver)
    page.goto(reverse("admin:index"))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
