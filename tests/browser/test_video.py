"""A video asks nothing of anybody before the click that says where data goes; then its player plays on the page."""

import pytest
from playwright.sync_api import expect

from publishing.models import VideoBlock
from tests import factories

from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)
PLAYER = "https://www.youtube-nocookie.com"


@pytest.fixture
def address():
    item = factories.news_item()
    VideoBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, title="Das Fest",
        url="https://youtu.be/dQw4w9WgXcQ", transcript="Menschen feiern.",
    )  # fmt: skip
    return factories.published(item).path


def test_the_player_comes_with_the_click_and_not_before(page, address, axe, server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(
        f"{PLAYER}/**",
        lambda route: route.fulfill(content_type="text/html", body="<title>x</title><p>Der Film"),
    )
    page.goto(address)
    button = page.get_by_role(
        "button", name="„Das Fest“ hier abspielen und Daten an YouTube übertragen"
    )
    button.wait_for()
    assert axe(page) == []
    assert not [url for url in asked if not url.startswith((server.url, "data:"))]
    button.focus()
    page.keyboard.press("Enter")
    page.frame_locator("iframe.video__player").get_by_text("Der Film").wait_for()
    until(page, "document.activeElement.title === 'Video: Das Fest'")
    foreign = [url for url in asked if not url.startswith((server.url, "data:"))]
    assert foreign == [f"{PLAYER}/embed/dQw4w9WgXcQ"]


def test_without_script_the_link_stays(new_page, address):
    page = new_page(java_script_enabled=False)
    page.goto(address)
    link = page.get_by_role("link", name="„Das Fest“ bei YouTube ansehen")
    assert link.get_attribute("href") == "https://youtu.be/dQw4w9WgXcQ"
    expect(page.locator(".video button")).to_have_count(0)
