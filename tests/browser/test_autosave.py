"""Nothing that was typed is lost: the browser is killed, the sign-in ends, the network is gone."""

from time import monotonic, sleep

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from news.models import NewsItem
from publishing.models import Autosave
from tests import factories

from .keyboard import append_block, blocks, tab_to

pytestmark = pytest.mark.django_db(transaction=True)

LAPTOP = {"viewport": {"width": 1366, "height": 768}}


def open_form(page, url):
    page.goto(url)
    page.locator(".order-machine-insert-target.last").wait_for()


def expect_secured(page):
    line = page.locator(".panel .secured")
    expect(line).to_contain_text("Eingaben gesichert um")


def test_what_was_typed_is_back_after_the_browser_was_killed(new_page, sign_in, axe):
    item = factories.news_item(summary="Vorher")
    editor, url = factories.editor(), reverse("admin:news_newsitem_change", args=[item.pk])
    page = new_page(**LAPTOP)
    sign_in(page, editor)
    open_form(page, url)
    page.locator("#id_title").fill("Mitten im Satz abgebrochen")
    tab_to(page, "#publishing_quoteblock_set-0 .block-remove")
    page.keyboard.press("Enter")
    append_block(page, "Text")
    page.keyboard.type("Ein neuer Absatz, nie gespeichert")
    expect_secured(page)
    expect_kept(item, "nie gespeichert")
    page.context.close()

    page = new_page(**LAPTOP)
    sign_in(page, editor)
    open_form(page, url)
    assert page.locator("#id_title").input_value() == item.title
    assert axe(page) == []
    page.get_by_role("link", name="Wiederherstellen").press("Enter")
    page.locator(".order-machine-insert-target.last").wait_for()
    expect(page.locator("#id_title")).to_have_value("Mitten im Satz abgebrochen")
    expect(page.locator(".order-machine > [role=group]")).to_have_count(3)
    assert blocks(page)[1:] == [
        "Zitat: wird beim Speichern entfernt",
        "Text: Ein neuer Absatz, nie gespeichert",
    ]
    assert axe(page) == []
    with page.expect_navigation():
        page.locator(".submit-row [name=_continue]").press("Enter")
    item.refresh_from_db()
    assert item.title == "Mitten im Satz abgebrochen"
    assert item.version == 2
    assert not Autosave.objects.open().exists()


def expect_kept(item, words):
    """Wait until the server holds these words for the document."""
    end = monotonic() + 30
    while monotonic() < end:
        if any(words in str(row.data) for row in Autosave.objects.filter(document=item.pk)):
            return
        sleep(0.1)
    raise AssertionError(f"{words} was never kept")


def test_a_secured_text_is_left_without_a_question(page, sign_in):
    sign_in(page, factories.editor())
    open_form(page, reverse("admin:news_newsitem_add"))
    page.locator("#id_title").fill("Angefangen")
    expect_secured(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(reverse("admin:index"))
    open_form(page, reverse("admin:news_newsitem_add"))
    assert asked == []
    expect(page.locator(".kept")).to_contain_text("„Angefangen“")
    page.locator(".kept summary").press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="Endgültig verwerfen").press("Enter")
    assert not Autosave.objects.exists()


def test_without_network_or_sign_in_the_page_says_so_keeps_the_text_and_goes_on_trying(
    page, sign_in
):
    item, editor = factories.news_item(), factories.editor()
    sign_in(page, editor)
    open_form(page, reverse("admin:news_newsitem_change", args=[item.pk]))
    page.context.set_offline(True)
    page.locator("#id_title").fill("Im Funkloch")
    expect(page.locator(".panel .secured--failing")).to_contain_text("Keine Verbindung")
    Session.objects.all().delete()
    page.context.set_offline(False)
    page.locator("#id_title").fill("Ohne Anmeldung weitergeschrieben")
    expect(page.locator(".panel .secured--failing")).to_contain_text("Anmeldung ist beendet")
    # One warning with the way on, not two
    expect(page.get_by_role("alert")).to_have_count(1)
    sign_in(page, editor)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect_secured(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert Autosave.objects.get().title == "Ohne Anmeldung weitergeschrieben"
    with page.expect_navigation():
        page.locator(".submit-row [name=_continue]").press("Enter")
    assert NewsItem.objects.get().title == "Ohne Anmeldung weitergeschrieben"


def test_a_connection_that_says_nothing_is_given_up_and_tried_again(page, sign_in):
    def impatient(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("= 20000", "= 200"))

    item, editor = factories.news_item(), factories.editor()
    sign_in(page, editor)
    page.route("**/newsroom/autosave*.js", impatient)
    # Neither answered nor refused
    page.route("**/sicherung/", lambda route: None)
    open_form(page, reverse("admin:news_newsitem_change", args=[item.pk]))
    page.locator("#id_title").fill("Ins Leere gesprochen")
    expect(page.locator(".panel .secured--failing")).to_contain_text("Keine Verbindung")
    page.unroute("**/sicherung/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect_secured(page)
    assert Autosave.objects.get().title == "Ins Leere gesprochen"


def test_two_people_write_the_same_text_and_nothing_is_lost(new_page, sign_in, axe):
    item = factories.news_item(title="Der alte Titel", summary="Worum es geht.")
    url = reverse("admin:news_newsitem_change", args=[item.pk])
    erika, toni = new_page(**LAPTOP), new_page(**LAPTOP)
    for page, name in ((erika, "Erika Beispiel"), (toni, "Toni Beispiel")):
        sign_in(page, factories.editor(name=name))
        open_form(page, url)
    expect(toni.locator("#presence")).to_contain_text("Erika Beispiel hat diesen Text gerade")

    # Both write; Toni saves first
    erika.locator("#id_title").fill("Der Titel von Erika")
    append_block(erika, "Text")
    erika.keyboard.type("Ein Absatz von Erika")
    toni.locator("#id_title").fill("Der Titel von Toni")
    toni.locator("#id_summary").fill("Ein Vorspann von Toni.")
    with toni.expect_navigation():
        toni.locator(".submit-row [name=_continue]").press("Enter")
    # Coming back to the window asks at once
    erika.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(erika.locator("#presence")).to_contain_text("Toni Beispiel hat um")
    expect(erika.locator("#presence")).to_contain_text("nicht mehr der neueste")

    with erika.expect_navigation():
        erika.locator(".submit-row [name=_continue]").press("Enter")
    erika.locator(".order-machine-insert-target.last").wait_for()
    expect(erika.locator(".difference h3")).to_have_text(["Titel", "Vorspann", "Baustein 3: Text"])
    expect(erika.locator(".difference del").first).to_have_text("Toni")
    expect(erika.locator(".difference ins").first).to_have_text("Erika")
    expect(erika.locator("#id_title")).to_have_value("Der Titel von Erika")
    assert NewsItem.objects.get().title == "Der Titel von Toni"
    assert axe(erika) == []

    # Enter in a field decides nothing
    with erika.expect_navigation():
        erika.locator("#id_title").press("Enter")
    assert NewsItem.objects.get().title == "Der Titel von Toni"
    with erika.expect_navigation():
        erika.locator(".difference button").nth(1).press("Enter")
    expect(erika.locator(".difference h3")).to_have_text(["Titel", "Baustein 3: Text"])
    with erika.expect_navigation():
        erika.get_by_role("button", name="Meinen Stand speichern").press("Enter")
    item.refresh_from_db()
    assert (item.title, item.summary) == ("Der Titel von Erika", "Ein Vorspann von Toni.")
    expect(erika.locator(".messagelist")).to_contain_text(
        "Der Stand von Toni Beispiel ist aufbewahrt"
    )

    # Toni brings the replaced version back
    open_form(toni, url)
    expect(toni.locator(".kept")).to_contain_text("Ihren gespeicherten Stand ersetzt")
    with toni.expect_navigation():
        toni.get_by_role("link", name="Mit dem gespeicherten Stand vergleichen").press("Enter")
    toni.locator(".order-machine-insert-target.last").wait_for()
    expect(toni.locator("#id_title")).to_have_value("Der Titel von Toni")
    with toni.expect_navigation():
        toni.get_by_role("button", name="Meinen Stand speichern").press("Enter")
    item.refresh_from_db()
    assert item.title == "Der Titel von Toni"
    assert Autosave.objects.replaced().count() == 2
