"""What is pasted into a text comes out clean, whichever program it was copied from: the corpus in one page."""

import pytest
from django.urls import reverse

from publishing.models import TextBlock
from tests import factories
from tests.publishing.prose.corpus import ODD, PLAIN, RICH, comparable, copied, expected

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """([element, type, content]) => {
    const data = new DataTransfer()
    data.setData(type, content)
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    element.dispatchEvent(event)
}"""
# Plain text, and what becomes of it
LINES = {
    "Am\n3. Oktober 2026: geschlossen": "<p>Am</p><p>3. Oktober 2026: geschlossen</p>",
    "1. Eins\n2. Zwei": "<ol><li>Eins</li><li>Zwei</li></ol>",
    "\n\n": "",
}
AREA = "#id_publishing_textblock_set-0-text"


def test_what_is_pasted_comes_out_clean_and_is_saved_like_that(page, sign_in):
    sign_in(page, factories.editor())
    item = factories.news_item()
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator(".order-machine-insert-target.last").wait_for()
    text = page.locator(f"div:has(> {AREA}) .tiptap")
    # The editor is ready once its buttons are
    page.locator(f"div:has(> {AREA}) [role=toolbar]").wait_for()

    def pasted(content, kind):
        text.focus()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.evaluate(PASTE, [text.element_handle(), kind, content])
        return comparable(page.locator(AREA).input_value())

    for name in PLAIN:
        assert pasted(copied(name), "text/plain") == expected(name), name
    for lines, wanted in LINES.items():
        assert pasted(lines, "text/plain") == comparable(wanted), lines
    for html, wanted in ODD.items():
        assert pasted(html, "text/html") == comparable(wanted), html[:99]
    for name in RICH:
        assert pasted(copied(name), "text/html") == expected(name), name
    server = page.evaluate("location.origin")
    assert [url for url in requested if not url.startswith((server, "data:", "blob:"))] == []

    with page.expect_navigation():
        page.locator(".submit-row [name=_continue]").click()
    assert comparable(TextBlock.objects.get().text) == expected(RICH[-1])
