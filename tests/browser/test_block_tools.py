"""Duplicating, undoing, rows and tables by keyboard: what the screen shows is what is stored."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from publishing.models import BLOCKS, EventDatesBlock, TableBlock
from tests import factories

from .keyboard import announced, append_block, blocks, focused, tab_to
from .test_block_editor import save, stored
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def form(page, sign_in):
    """Return a page with the form of an announcement that has a text and a quote."""
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_change", args=[factories.news_item().pk]))
    page.locator(".order-machine-insert-target.last").wait_for()
    return page


def hush(page):
    page.evaluate("document.querySelector('[role=status].visually-hidden').replaceChildren()")


def press(page, selector, says, *, back=False):
    hush(page)
    tab_to(page, selector, back=back)
    page.keyboard.press("Enter")
    announced(page, says)


def test_what_happens_at_once_is_all_read(form):
    hush(form)
    form.evaluate(
        """async () => {
            const { announce } = await import("newsroom/announce")
            announce("Zitat entfernt.")
            announce("Ihre Eingaben werden laufend gesichert.")
        }"""
    )
    announced(form, "Zitat entfernt.")
    announced(form, "Ihre Eingaben werden laufend gesichert.")


def test_a_block_is_duplicated_with_all_it_says_and_every_step_is_undone(form, axe):
    press(form, "#publishing_quoteblock_set-0 .block-copy", "Zitat dupliziert, Position 3 von 3")
    until(form, "() => document.activeElement.id === 'id_publishing_quoteblock_set-1-quote'")
    press(
        form,
        "#publishing_textblock_set-0 .block-copy",
        "Text dupliziert, Position 2 von 4",
        back=True,
    )
    until(form, "() => document.activeElement.matches('.tiptap')")
    form.keyboard.press("Control+End")
    form.keyboard.type(" Und mehr.")
    assert [line.split(":")[0] for line in blocks(form)] == ["Text", "Text", "Zitat", "Zitat"]

    press(form, "#publishing_quoteblock_set-1 .block-up", "Zitat: Position")
    press(form, "#publishing_quoteblock_set-0 .block-remove", "Zitat entfernt.", back=True)
    assert focused(form).endswith("wiederherstellen")
    order = blocks(form)
    hush(form)
    form.keyboard.press("Control+z")
    announced(form, "Rückgängig gemacht: Zitat entfernt.")
    hush(form)
    form.keyboard.press("Control+z")
    announced(form, "Rückgängig gemacht: Zitat verschoben.")
    assert blocks(form) != order
    press(form, ".undo", "Rückgängig gemacht: Text dupliziert.", back=True)
    # Inside a field the key means what was typed there
    form.locator("#id_title").focus()
    form.keyboard.press("Control+z")
    assert [line.split(":")[1].strip() for line in blocks(form)][
        1
    ] == "wird beim Speichern entfernt"
    assert axe(form) == []
    save(form)
    item = stored_item()
    assert stored(item) == [
        ("Text", ["Was", "geschieht", "Ein", "Absatz", "mit", "Beispieltext."]),
        ("Zitat", ["Das", "ist", "ein", "Beispiel", "Erika", "Beispiel", "Beispieldezernentin"]),
        ("Zitat", ["Das", "ist", "ein", "Beispiel", "Erika", "Beispiel", "Beispieldezernentin"]),
    ]


def stored_item():
    return next(model.objects.first().parent for model in BLOCKS if model.objects.exists())


def paste(form, row, column, kind, content):
    """Paste into a cell of the table, and tell whether the browser may go on with it."""
    return form.evaluate(
        """([row, column, kind, content]) => {
            const data = new DataTransfer()
            data.setData(kind, content)
            const cell = document.querySelector(`input[data-row='${row}'][data-column='${column}']`)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            return cell.dispatchEvent(event)
        }""",
        [row, column, kind, content],
    )


def test_a_table_is_built_by_keyboard(form, axe):
    append_block(form, "Tabelle")
    form.keyboard.type("Plätze")
    form.keyboard.press("Tab")
    assert focused(form) == "Kopf, Zeile 1, Spalte 1"
    for cell in ("Ort", "Jahr | Halbjahr"):
        form.keyboard.type(cell)
        form.keyboard.press("Tab")
    # Past the tools of the first row
    tab_to(form, "input[data-row='1'][data-column='0']")
    form.keyboard.type("Büdingen")
    form.keyboard.press("Tab")
    assert focused(form) == "Zeile 2, Spalte 2, Büdingen, Jahr | Halbjahr"
    form.keyboard.type("2026")
    hush(form)
    form.keyboard.press("Enter")
    announced(form, "Zeile eingefügt. Die Tabelle hat 3 Zeilen")
    form.keyboard.type("Nidda")
    hush(form)
    form.keyboard.press("Alt+Shift+ArrowRight")
    announced(form, "Spalte eingefügt. Die Tabelle hat 3 Zeilen und 3 Spalten")
    tab_to(form, "button[title='Spalte 2 entfernen']")
    form.keyboard.press("Enter")
    # A row that went by mistake comes back with its words
    form.locator("button[title='Zeile 3 entfernen']").press("Enter")
    assert focused(form).startswith("Kopf, Zeile 2, Spalte 1")
    expect(form.locator(".undo")).to_contain_text("Tabelle: Zeile 3 entfernt")
    form.locator(".undo").press("Enter")
    expect(form.locator("input[data-row='2'][data-column='0']")).to_have_value("Nidda")
    # A copied piece of a spreadsheet fills the cells to the right and below; what spans two columns leaves one empty
    paste(form, 2, 1, "text/plain", "2027\tx\n2028\ty\n")
    form.get_by_role("button", name="Zeile anfügen").press("Enter")
    spread = "<table><tr><td colspan=2>weit</td><td>a</td></tr><tr><td>b<br>c</td><td>d</td><td>e</td></tr></table>"
    paste(form, 4, 0, "text/html", spread)
    # A single cell is text that goes where the cursor stands: the browser does that
    assert paste(form, 0, 0, "text/html", "<table><tr><td>allein</td></tr></table>")
    assert axe(form) == []
    save(form)
    assert TableBlock.objects.get().rows() == [
        ["Ort", "Jahr | Halbjahr", ""],
        ["Büdingen", "2026", ""],
        ["Nidda", "2027", "x"],
        ["", "2028", "y"],
        ["weit", "", "a"],
        ["b c", "d", "e"],
    ]
    expect(form.locator("#publishing_tableblock_set-0 .grid input")).to_have_count(18)


def test_dates_are_added_moved_and_duplicated_by_keyboard(form, axe):
    append_block(form, "Termine")
    form.locator("#id_publishing_eventdatesblock_set-0-dates_0_day").fill("2027-05-01")
    form.locator("#id_publishing_eventdatesblock_set-0-dates_0_begins").fill("08:00")
    press(form, ".rows__add", "Termin 2 hinzugefügt")
    until(form, "document.activeElement.id.endsWith('dates_1_day')")
    form.locator("#id_publishing_eventdatesblock_set-0-dates_1_day").fill("2027-04-01")
    up = "#publishing_eventdatesblock_set-0 .rows__row:nth-child(2) .rows__up"
    press(form, up, "Termin: Platz 1 von 2")
    # What cannot go further up keeps the focus in its row
    assert form.evaluate("document.activeElement.className") == "rows__down"
    press(form, "#publishing_eventdatesblock_set-0 .block-copy", "Termine dupliziert", back=True)
    assert axe(form) == []
    save(form)
    first, copy = EventDatesBlock.objects.order_by("ordering")
    assert [date["day"] for date in first.dates] == ["2027-04-01", "2027-05-01"]
    assert copy.dates == first.dates
