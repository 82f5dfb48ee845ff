"""Writing with the preview beside the form: what is typed appears, at every width, light and dark, and is judged."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.models import NewsItem
from tests import factories

from .keyboard import tab_to
from .test_newsroom_accessibility import settle

pytestmark = pytest.mark.django_db(transaction=True)

# No script runs in the frame: what stands there is the public page, which has a test of its own
SEPARATELY = ("frame-tested",)
WIDTHS = {"Telefon": 390, "Tablet": 768, "Rechner": 1366}


@pytest.fixture
def item():
    item = factories.news_item(lead_image=factories.image())
    department = factories.department()
    factories.published(department)
    item.departments.add(department)
    return item


@pytest.fixture
def open_form(sign_in, item):
    def open_on(page):
        sign_in(page, factories.editor())
        page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
        settle(page)

    return open_on


def frame_of(page):
    return page.frame_locator(".preview__frame")


def ground(page):
    """Return the lightness (0 to 1) of the ground on which the previewed page stands."""
    colour = (
        frame_of(page).locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    )
    return float(re.search(r"oklch\(([\d.]+)", colour)[1])


def test_what_is_typed_is_previewed_at_every_width_light_and_dark(page, open_form, item, axe):
    open_form(page)
    page.locator("#id_title").focus()
    page.keyboard.press("Control+Alt+v")
    heading = frame_of(page).locator("h1")
    expect(heading).to_have_text(item.title)
    # Beside the form one goes on writing where one was
    expect(page.locator("#id_title")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(", noch ungespeichert")
    expect(heading).to_have_text(f"{item.title}, noch ungespeichert")
    page.locator(".tiptap").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ein Satz, den nur ich sehe.")
    expect(frame_of(page).locator(".prose")).to_contain_text("Ein Satz, den nur ich sehe.")
    for name, width in WIDTHS.items():
        page.get_by_role("button", name=name, exact=True).click()
        inner = (
            frame_of(page)
            .locator("html")
            .evaluate("html => html.ownerDocument.defaultView.innerWidth")
        )
        assert inner == width
        box = page.locator(".preview__frame").bounding_box()
        assert box["x"] + box["width"] <= 1366
    page.get_by_role("button", name="Hell", exact=True).click()
    assert ground(page) > 0.9
    page.get_by_role("button", name="Dunkel", exact=True).click()
    assert ground(page) < 0.3
    assert axe(page, without=SEPARATELY) == []
    assert NewsItem.objects.get().title == item.title


def test_the_preview_keeps_its_place_and_leads_nowhere(page, open_form):
    open_form(page)
    page.locator(".preview-toggle").click()
    expect(page.locator(".preview__close")).to_be_focused()
    body = frame_of(page).locator("body")
    expect(frame_of(page).locator("footer")).to_be_attached()
    body.evaluate("body => body.ownerDocument.defaultView.scrollTo(0, 300)")
    picture = frame_of(page).locator(".leadpicture img").element_handle()
    page.locator("#id_summary").fill("Ein ganz anderer Vorspann.")
    expect(frame_of(page).locator(".lead")).to_have_text("Ein ganz anderer Vorspann.")
    assert body.evaluate("body => body.ownerDocument.defaultView.scrollY") == 300
    assert picture.evaluate("picture => picture.isConnected")
    box = frame_of(page).locator(".kicker a, .aside a").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(frame_of(page).locator(".lead")).to_have_text("Ein ganz anderer Vorspann.")
    page.locator(".preview__close").click()
    expect(page.locator(".preview-toggle")).to_be_focused()
    expect(page.locator(".preview")).to_be_hidden()


def test_a_hint_appears_while_typing_leads_to_its_field_and_goes(page, open_form):
    open_form(page)
    checks = page.locator("#pruefung")
    expect(checks.get_by_text("Langer Satz")).to_have_count(0)
    page.locator("#id_summary").fill("Wort " * 26 + "Ende.")
    hint = checks.get_by_role("link", name="Langer Satz im Vorspann (27 Wörter")
    hint.click()
    expect(page.locator("#id_summary")).to_be_focused()
    page.keyboard.press("Control+Alt+v")
    page.locator(".preview__state").click()
    expect(checks.get_by_role("link").first).to_be_focused()
    page.locator("#id_summary").fill("Kurz.")
    expect(checks.get_by_text("Langer Satz")).to_have_count(0)


def test_on_a_tablet_the_preview_stands_above_the_form(new_page, open_form, item, axe):
    page = new_page(viewport={"width": 768, "height": 1024}, color_scheme="dark")
    open_form(page)
    tab_to(page, ".preview-toggle")
    page.keyboard.press("Enter")
    expect(frame_of(page).locator("h1")).to_have_text(item.title)
    assert page.locator(".preview").evaluate("dialog => dialog.matches(':modal')")
    assert ground(page) < 0.3
    assert axe(page, without=SEPARATELY) == []
    page.keyboard.press("Escape")
    expect(page.locator(".preview-toggle")).to_be_focused()
