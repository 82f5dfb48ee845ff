"""A table is looked at, corrected and taken over, as people do it; the log is narrowed down and taken away."""

from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import expect

from accounts import audit
from news.models import NewsItem
from tests import factories

from .keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = ["Titel", "Datum", "Förderprogramme", "Vorspann"]


def table(*rows):
    workbook, file = Workbook(), BytesIO()
    for row in (HEADER, *rows):
        workbook.active.append(row)
    workbook.save(file)
    return {"name": "meldungen.xlsx", "mimeType": "application/zip", "buffer": file.getvalue()}


def check(page, file):
    """Choose the file and send it for a look, by keyboard; the browser's own dialog is left to the test."""
    page.get_by_label("Tabelle", exact=True).set_input_files(file)
    page.get_by_role("button", name="Tabelle prüfen").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1366, 390])
def test_a_faulty_table_is_corrected_and_taken_over(width, new_page, sign_in, axe):
    factories.program(slug="wir")
    known = factories.news_item(title="Vorhanden", slug="vorhanden")
    page = new_page(viewport={"width": width, "height": 768})
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_changelist"))
    tab_to(page, ".object-tools a[href$='uebernehmen/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meldungen importieren")
    assert axe(page) == []

    check(page, table(["Kochabend", "31.02.2027", "wir", "Gut."], ["Fest", "1.3.2027", "wer", ""]))
    expect(page.get_by_role("alert")).to_contain_text("Es wurde nichts übernommen")
    rows = page.locator(".report tbody tr")
    expect(rows.nth(0)).to_contain_text("Spalte „Datum“: „31.02.2027“ ist kein Tag.")
    expect(rows.nth(1)).to_contain_text("Spalte „Förderprogramme“")
    assert axe(page) == []
    assert NewsItem.objects.count() == 1

    check(page, table(["Kochabend", "28.02.2027", "wir", "Gut."], ["Fest", "1.3.2027", "", ""]))
    expect(page.get_by_role("heading", name="Das würde geschehen")).to_be_visible()
    expect(rows.nth(0)).to_contain_text("kochabend")
    assert axe(page) == []
    sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(sideways)
    assert NewsItem.objects.count() == 1

    tab_to(page, "#take_over_form button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Übernommen: 2 neu")
    expect(page.get_by_role("link", name="Kochabend")).to_be_visible()
    assert NewsItem.objects.exclude(pk=known.pk).count() == 2


def test_the_log_is_narrowed_down_and_taken_away(page, sign_in, axe):
    for name in ("Dora Beispiel", "Rosa Beispiel"):
        someone = factories.editor(name=name)
        audit.record("invite_again", by=someone, at=timezone.now(), obj=someone)
    sign_in(page, factories.administrator())
    page.goto(reverse("admin:accounts_auditentry_changelist"))
    page.locator(".filter summary", has_text="Person").press("Enter")
    page.get_by_role("link", name="Dora Beispiel").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.locator(".filter summary", has_text="Zeitraum").press("Enter")
    page.get_by_label("Vom").fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_role("button", name="Zeitraum zeigen").press("Enter")
    expect(page.locator(".filter summary strong")).to_have_count(2)
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    assert axe(page) == []

    with page.expect_download() as started:
        page.get_by_role("button", name="Als Tabelle (CSV) herunterladen").press("Enter")
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    assert started.value.suggested_filename.startswith("protokoll-")
    assert "Dora Beispiel" in text
    assert "Rosa Beispiel" not in text

    page.goto(reverse("admin:accounts_auditentry_changelist"))
    expect(page.locator("#result_list tbody tr").first).to_contain_text("Protokoll heruntergeladen")
