"""The block editor by keyboard alone: what is inserted, moved and removed is what is stored."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.models import NewsItem
from publishing.models import BLOCKS
from tests import factories

from .keyboard import announced, append_block, blocks, expect_focus, focused, tab_to
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor_page(page, sign_in):
    sign_in(page, factories.editor())
    return page


@pytest.fixture
def form(editor_page):
    """Return a page with the form of a new announcement, its title typed."""
    editor_page.goto(reverse("admin:news_newsitem_add"))
    editor_page.locator(".order-machine-insert-target.last").wait_for()
    # A new text begins with its title
    until(editor_page, "() => document.activeElement.id === 'id_title'")
    editor_page.keyboard.type("Größere Übungsräume & mehr Spaß")
    return editor_page


def save(page):
    tab_to(page, ".submit-row [name=_continue]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(".order-machine-insert-target.last").wait_for()


def stored(item):
    """Return (verbose name, list of words) of the stored blocks in their order."""
    found = [block for model in BLOCKS for block in model.objects.filter(parent=item.pk)]
    found.sort(key=lambda block: block.ordering)
    return [(block._meta.verbose_name, block.plain_text().split()) for block in found]


def type_three_blocks(page):
    append_block(page, "Text")
    page.keyboard.type("Der erste Text")
    append_block(page, "Zitat")
    page.keyboard.type("Das ist gut")
    page.keyboard.press("Tab")
    page.keyboard.type("Erika Beispiel")
    append_block(page, "Text")
    page.keyboard.type("Der zweite Text")


def test_blocks_are_stored_in_the_order_of_the_screen(form):
    type_three_blocks(form)
    append_block(form, "Text")
    form.keyboard.type("Der dritte Text")

    # The third text to the top
    tab_to(form, ".block-up", back=True)
    for place in (3, 2, 1):
        form.keyboard.press("Enter")
        announced(form, f"Text: Position {place} von 4")
    # The first text, now the second block, goes again without ever having been stored
    tab_to(form, "#publishing_textblock_set-0 .block-remove")
    form.keyboard.press("Enter")
    assert blocks(form) == [
        "Text: Der dritte Text",
        "Text: wird beim Speichern entfernt",
        "Zitat: Das ist gut",
        "Text: Der zweite Text",
    ]
    save(form)

    item = NewsItem.objects.get()
    assert item.slug == "groessere-uebungsraeume-und-mehr-spass"
    assert stored(item) == [
        ("Text", ["Der", "dritte", "Text"]),
        ("Zitat", ["Das", "ist", "gut", "Erika", "Beispiel"]),
        ("Text", ["Der", "zweite", "Text"]),
    ]
    assert blocks(form) == [
        "Text: Der dritte Text",
        "Zitat: Das ist gut",
        "Text: Der zweite Text",
    ]


def test_a_stored_text_keeps_its_content_when_a_new_one_before_it_is_removed(editor_page):
    item = factories.news_item()
    page = editor_page
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator(".order-machine-insert-target.last").wait_for()
    before = stored(item)

    # Two new texts before everything; one of them is removed again
    for words in ("Neu davor", "Ganz oben"):
        tab_to(page, ".order-machine-insert-target:not(.last)", back=words == "Ganz oben")
        while (
            page.evaluate(
                "document.activeElement.closest('.inline-related').getAttribute('aria-label')"
            )
            .split("Baustein ")[1]
            .split(" ")[0]
            != "1"
        ):
            tab_to(page, ".order-machine-insert-target:not(.last)", back=True)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        until(page, "() => document.activeElement.matches('.tiptap')")
        page.keyboard.type(words)
    tab_to(page, "#publishing_textblock_set-1 .block-remove")
    page.keyboard.press("Enter")
    save(page)

    assert stored(item) == [("Text", ["Ganz", "oben"]), *before]


def test_removing_can_be_undone(editor_page):
    item = factories.news_item()
    page = editor_page
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator(".order-machine-insert-target.last").wait_for()
    before = stored(item)

    for _ in range(2):
        tab_to(page, ".block-remove")
        page.keyboard.press("Enter")
        assert focused(page).endswith(" wiederherstellen")
        page.keyboard.press("Enter")
        assert focused(page).endswith(" entfernen")
    append_block(page, "Zitat")
    page.keyboard.type("Nur so")
    tab_to(page, ".block-remove", back=True)
    page.keyboard.press("Enter")
    announced(page, "Zitat entfernt.")
    save(page)

    assert stored(item) == before


def test_a_stored_block_is_removed(editor_page):
    item = factories.news_item()
    page = editor_page
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator(".order-machine-insert-target.last").wait_for()

    tab_to(page, "#publishing_textblock_set-0 .block-remove")
    page.keyboard.press("Enter")
    save(page)

    assert [kind for kind, _ in stored(item)] == ["Zitat"]


def test_escape_closes_the_choice_of_blocks_and_leads_back(form):
    tab_to(form, ".order-machine-insert-target.last")
    form.keyboard.press("Enter")
    expect_focus(form, "Text")
    form.keyboard.press("Escape")
    expect_focus(form, "Baustein hinzufügen")
    until(form, "document.activeElement.getAttribute('aria-expanded') === 'false'")


def test_a_folded_block_shows_its_first_words_and_opens_again(editor_page):
    item = factories.news_item()
    page = editor_page
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator(".order-machine-insert-target.last").wait_for()
    tab_to(page, "#publishing_quoteblock_set-0 .block-fold")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.getAttribute('aria-expanded') === 'false'")
    expect(page.get_by_text("Das ist ein Beispiel").first).to_be_visible()
    expect(page.locator("#id_publishing_quoteblock_set-0-quote")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#id_publishing_quoteblock_set-0-quote")).to_be_visible()


def test_the_text_editor_is_named_left_by_tab_and_its_buttons_speak_german(form):
    append_block(form, "Text")
    assert focused(form) == "Text"
    form.keyboard.type("- Eins")
    form.keyboard.press("Enter")
    form.keyboard.type("Zwei")
    # Tab leaves even a second item of a list, where the editor itself would indent
    form.keyboard.press("Tab")
    until(form, "!document.activeElement.matches('.tiptap')")
    expect(form.locator(".tiptap li li")).to_have_count(0)
    form.keyboard.press("Shift+Tab")
    form.keyboard.press("Alt+Shift+ArrowRight")
    expect(form.locator(".tiptap li li")).to_have_count(1)

    form.keyboard.press("Shift+Tab")
    form.keyboard.press("Home")
    names = []
    for _ in range(5):
        names.append(focused(form).split(":")[0])
        form.keyboard.press("ArrowRight")
    assert names == ["Absatzart", "Aufzählung", "Nummerierte Liste", "Fett", "Kursiv"]
    form.keyboard.press("Home")
    form.keyboard.press("Enter")
    expect_focus(form, "Überschrift der Ebene 2")
    form.keyboard.press("Escape")
    expect_focus(form, "Absatzart")


def test_a_refused_form_leads_to_its_errors(form):
    append_block(form, "Zitat")
    tab_to(form, "#id_title", back=True)
    form.keyboard.press("Control+A")
    form.keyboard.press("Delete")
    save(form)
    until(form, "() => document.activeElement.matches('.errornote')")
    tab_to(form, ".errornote li:nth-child(2) a")
    assert focused(form).startswith("Zitat: Zitat")
    form.keyboard.press("Enter")
    until(form, "document.activeElement.id === 'id_publishing_quoteblock_set-0-quote'")
    assert NewsItem.objects.count() == 0


def test_an_address_with_a_field_opens_what_hides_it(editor_page):
    item = factories.news_item()
    page = editor_page
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]) + "#id_review_due")
    until(page, "() => document.activeElement.id === 'id_review_due'")


def test_unsaved_changes_are_asked_about_before_leaving(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.goto(reverse("admin:index"))
    assert asked == ["beforeunload"]
