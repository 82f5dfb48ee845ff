"""A change on its way through approval in a real browser: message, comparison, remark at its block, answer."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from publishing.models import Document, Edition, Remark, TextBlock
from tests import factories
from tests.admin_forms import admin_url
from tests.publishing import states

from .keyboard import tab_to
from .test_newsroom_accessibility import settle
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = {"viewport": {"width": 1366, "height": 768}}


def press(page, selector):
    """Tab to a control, press Enter, and wait for the page that it leads to."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def submit(page, item, **fields):
    page.goto(admin_url(item, "step", "einreichen"))
    for name, words in fields.items():
        page.locator(f"#id_{name}").fill(words)
    press(page, "#step_form .button--primary")
    assert Document.objects.get(pk=item.pk).state == "submitted"


def test_a_change_goes_back_and_forth_until_the_public_reads_what_changed(new_page, sign_in, axe):
    editor, approver = factories.editor(), factories.approver(name="Friedrich Freigabe")
    item = factories.news_item(title="Neue Sprechzeiten")
    factories.published(item, at=timezone.now() - timedelta(days=2))
    text = "<h2>Was geschieht</h2><p>Ein Absatz mit neuem Text.</p>"
    TextBlock.objects.filter(parent=item.pk).update(text=text)
    states.renamed(item, "Neue Sprechzeiten", timezone.now())

    # Handed in with a message
    writing = new_page(**SIZE)
    sign_in(writing, editor)
    words = {"change_note": "Neue Zeiten am Mittwoch", "message": "Eilt: morgen ist Sitzung."}
    submit(writing, item, **words)

    # The approver reads message and changes, and rejects with a remark at the block, by keyboard
    judging = new_page(**SIZE)
    sign_in(judging, approver)
    judging.goto(admin_url(item, "step", "freigeben"))
    expect(judging.get_by_text("Eilt: morgen ist Sitzung.")).to_be_visible()
    assert "neuem Text" in judging.locator(".piece--changed ins").inner_text()
    assert "Beispieltext" in judging.locator(".piece--changed del").inner_text()
    assert axe(judging) == []
    judging.goto(admin_url(item, "step", "zurueckweisen"))
    assert axe(judging) == []
    tab_to(judging, ".piece--changed .remark-box summary")
    judging.keyboard.press("Enter")
    judging.keyboard.press("Tab")
    judging.keyboard.type("Bitte die Uhrzeit nennen.")
    press(judging, "#step_form .button--primary")
    [body] = [sent.body for sent in mail.outbox if sent.to == [editor.email]]
    assert body.index("1. Baustein (Text)") < body.index("Bitte die Uhrzeit nennen.")

    # The editor is led to the block, answers, and calls it resolved
    address = next(line for line in body.splitlines() if "/oeffnen/" in line)
    writing.goto(urlsplit(address).path)
    settle(writing)
    note = writing.locator(".remark-note")
    assert "Bitte die Uhrzeit nennen." in note.inner_text()
    assert axe(writing) == []
    note.get_by_role("link").press("Enter")
    until(writing, "() => document.activeElement.closest('.panel__remarks')")
    with writing.expect_navigation():
        writing.get_by_role("link", name="Antworten und alle Anmerkungen").press("Enter")
    assert axe(writing) == []
    writing.get_by_label("Ihre Antwort").fill("Steht jetzt da: ab 14 Uhr.")
    with writing.expect_navigation():
        writing.get_by_role("button", name="Erledigt", exact=True).press("Enter")
    assert not Remark.objects.get().is_open
    submit(writing, item, message="")

    # The approver sees what became of the remark, and approves
    judging.goto(admin_url(item, "step", "freigeben"))
    expect(judging.get_by_text("Steht jetzt da: ab 14 Uhr.")).to_be_visible()
    expect(judging.get_by_text("Erledigte Anmerkung")).to_be_visible()
    press(judging, "#step_form .button--primary")

    citizen = new_page()
    citizen.goto(Edition.objects.get(number=2).path)
    changes = citizen.locator(".changes")
    assert "Aktualisiert am" in changes.inner_text()
    assert "Neue Zeiten am Mittwoch" in changes.inner_text()
    expect(changes.locator("time[datetime]")).to_have_count(1)
    assert axe(citizen) == []


def test_several_texts_are_planned_by_keyboard(page, sign_in, axe):
    for title in ("Erste Meldung", "Zweite Meldung"):
        factories.submitted(factories.news_item(title=title))
    draft = factories.news_item(title="Dritte Meldung")
    sign_in(page, factories.approver())
    page.goto(reverse("admin:news_newsitem_changelist"))
    for title in ("Erste", "Zweite", "Dritte"):
        tab_to(page, f".action-select[aria-label*={title}]")
        page.keyboard.press("Space")
        page.locator("#searchbar").focus()
    assert axe(page) == []
    page.locator("select[name=action]").select_option(label="Jetzt veröffentlichen …")
    page.locator("select[name=action]").focus()
    press(page, ".actions button")
    assert "davon voraussichtlich möglich: 2" in page.locator("#content-main").inner_text()
    assert "Stand „Entwurf“" in page.locator("#content-main").inner_text()
    assert axe(page) == []
    press(page, "#bulk_form .button--primary")
    assert "2 von 3 erledigt." in page.get_by_role("status").inner_text()
    assert axe(page) == []
    assert Edition.objects.count() == 2
    assert not Edition.objects.filter(document=draft.pk).exists()


def test_an_old_edition_comes_back_as_a_draft(page, sign_in, axe):
    item = factories.news_item(title="Erster Titel")
    factories.published(item, at=timezone.now() - timedelta(days=2))
    day_before = timezone.now() - timedelta(days=1)
    factories.published(states.renamed(item, "Zweiter Titel", day_before), at=day_before)
    sign_in(page, factories.editor())
    page.goto(admin_url(item, "editions"))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("wiederherstellen.*Fassung 1")).press("Enter")
    assert axe(page) == []
    press(page, "#step_form .button--primary")
    settle(page)
    assert page.locator("#id_title").input_value() == "Erster Titel"
    assert Edition.objects.live(timezone.now()).get(document=item.pk).title == "Zweiter Titel"
    page.goto(admin_url(item, "changes") + "?von=1&bis=2")
    expect(page.locator(".comparison ins").first).to_be_visible()
    assert axe(page) == []
