"""The whole way of an announcement with three people: entered by keyboard alone, approved, read, changed, planned."""

from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.utils import timezone

from news.models import NewsItem
from publishing.models import Document, Edition
from publishing.moments import BERLIN
from tests import factories
from tests.media_library.uploads import picture

from .keyboard import append_block, tab_to
from .waiting import until
from .wording import wording

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = wording()
ALTERNATIVE = "Zwei bunte Hälften einer Fläche, links rot und rechts blau."


@pytest.fixture
def programme():
    """Publish the programme that the announcement belongs to."""
    programme = factories.program(title="Landesprogramm WIR", code="WIR", slug="wir")
    factories.published(programme)
    return programme


class Person:
    """Somebody at a keyboard, signed in through the form."""

    def __init__(self, page, account):
        self.page, self.account = page, account
        page.goto("/konto/login/?next=/admin/")
        tab_to(page, "input[type=email]")
        page.keyboard.type(account.email)
        tab_to(page, "input[type=password]")
        page.keyboard.type(factories.PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def press(self, selector, key="Enter", *, back=False):
        """Tab to a control that leads to another page, and press it."""
        tab_to(self.page, selector, back=back)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def follow(self, name):
        """Tab to the link or button with these words, and press it."""
        self.page.evaluate(
            """name => [...document.querySelectorAll('a, button')].filter(
                element => element.innerText.trim() === name)[0].setAttribute('data-wanted', '')""",
            name,
        )
        self.press("[data-wanted]")

    def fill(self, selector, text):
        """Tab to a field and type over what it holds."""
        tab_to(self.page, selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def choose(self, field, text):
        """Tab to a field that searches, type, and take the first thing found."""
        tab_to(self.page, f"#{field} + .select2 *, #{field} + .select2")
        if self.page.evaluate("!document.activeElement.matches('.select2-search__field')"):
            self.page.keyboard.press("Enter")
        self.page.keyboard.type(text)
        self.page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
        self.page.keyboard.press("Enter")


def upload_picture(editor):
    """Take a picture into the library without saying what it shows."""
    page = editor.page
    page.goto("/admin/media_library/image/add/")
    with page.expect_file_chooser() as chooser:
        tab_to(page, "#id_file")
        page.keyboard.press("Space")
    content = picture("PNG", 960, 640).read()
    chooser.value.set_files({"name": "titel.png", "mimeType": "image/png", "buffer": content})
    editor.fill("#id_title", "Zwei Hälften")
    editor.fill("#id_credit", "WIR-Portal")
    tab_to(page, "#id_licence")
    page.keyboard.press("ArrowDown")
    editor.press("[name=_save]")
    assert "Zwei Hälften" in page.locator(".messagelist").inner_text()


def type_text(page, heading, paragraphs):
    """Type a heading and paragraphs into the text block that has the focus."""
    if heading:
        page.keyboard.type(f"## {heading}")
        page.keyboard.press("Enter")
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)


def write_announcement(editor):
    """Enter headline, lead, sub-headings, two quotes and a picture."""
    page = editor.page
    page.goto("/admin/news/newsitem/add/")
    page.locator(".order-machine-insert-target.last").wait_for()
    editor.fill("#id_title", WORDS.headline)
    editor.fill("#id_summary", WORDS.lead)
    editor.fill("#id_slug", "land-foerdert-wir-weiter")
    editor.choose("id_programs", "Landesprogramm")
    for number, (heading, paragraphs) in enumerate(WORDS.parts):
        append_block(page, "Text")
        type_text(page, heading, paragraphs)
        if number < len(WORDS.quotes):
            quote = WORDS.quotes[number]
            append_block(page, "Zitat")
            page.keyboard.insert_text(quote.words)
            page.keyboard.press("Tab")
            page.keyboard.type(quote.person)
            page.keyboard.press("Tab")
            page.keyboard.type(quote.office)
    append_block(page, "Bild")
    field = page.evaluate(
        "document.activeElement.closest('.field-image').querySelector('select').id"
    )
    tab_to(page, ".block-remove", back=True)
    editor.choose(field, "Zwei Hälften")
    editor.press(".submit-row [name=_continue]")


def submit_until_nothing_is_missing(editor):
    """Be refused for want of an alternative text, follow the sentence to the field, write it, and submit."""
    page = editor.page
    editor.follow("Zur Freigabe einreichen")
    if page.locator("#step_form").count():
        editor.follow("Zur Freigabe einreichen")
    complaint = page.locator(".errornote a", has_text="Alternativtext").first
    assert NewsItem.objects.get().state == "draft"
    complaint.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    until(page, "() => document.activeElement.id.endsWith('alternative_text')")
    page.keyboard.type(ALTERNATIVE)
    editor.press(".submit-row [name=_continue]")
    submit(editor)


def submit(person, change=""):
    person.follow("Zur Freigabe einreichen")
    if change:
        person.fill("#id_change_note", change)
    if person.page.locator("#step_form").count():
        person.follow("Zur Freigabe einreichen")
    assert Document.objects.get(kind="news").state == "submitted"


def approve(person):
    """Find the text among what waits, look at it, and publish it at once."""
    person.page.goto("/admin/")
    person.follow(Document.objects.get(kind="news").title)
    person.follow("Jetzt veröffentlichen")
    person.follow("Jetzt veröffentlichen")


def schedule(person, start, end):
    page = person.page
    page.goto(f"/admin/news/newsitem/{NewsItem.objects.get().pk}/change/")
    person.follow("Veröffentlichung planen")
    for name, moment in (("live_from", start), ("live_until", end)):
        local = moment.astimezone(BERLIN)
        # Which part of a date comes first depends on the browser's own language
        page.locator(f"[name={name}_day]").fill(f"{local:%Y-%m-%d}")
        page.locator(f"[name={name}_time]").fill(f"{local:%H:%M}")
    person.follow("Veröffentlichung planen")


def found_everywhere(page, title):
    """Tell where a visitor finds the title: home, list, programme page, feed."""
    found = set()
    for address in ("/", "/aktuelles/", "/programme/wir/"):
        page.goto(address)
        if page.locator("main").get_by_text(title).count():
            found.add(address)
    feed = page.request.get("/aktuelles/feed.atom").text()
    if title.replace("&", "&amp;") in feed:
        found.add("feed")
    return found


def sitemap(page):
    """Return the sitemap with all its parts."""
    index = page.request.get("/sitemap.xml").text()
    parts = [urlsplit(line.split("</loc>")[0]) for line in index.split("<loc>")[1:]]
    inner = [f"{part.path}?{part.query}" for part in parts if "sitemap" in part.path]
    return index + "".join(page.request.get(part).text() for part in inner)


def spaced(text):
    """Return the words alone: pages keep a date or a sum together with spaces that do not break."""
    return " ".join(text.split())


EVERYWHERE = {"/", "/aktuelles/", "/programme/wir/", "feed"}


def test_from_entry_through_approval_to_the_public_page(programme, new_page):
    citizen = new_page()
    assert found_everywhere(citizen, WORDS.headline) == set()

    editor = Person(new_page(viewport={"width": 1366, "height": 768}), factories.editor())
    upload_picture(editor)
    write_announcement(editor)
    submit_until_nothing_is_missing(editor)
    assert found_everywhere(citizen, WORDS.headline) == set()

    approver = Person(new_page(viewport={"width": 1366, "height": 768}), factories.approver())
    approve(approver)
    assert found_everywhere(citizen, WORDS.headline) == EVERYWHERE

    # The citizen reads it
    citizen.goto("/")
    citizen.get_by_role("link", name=WORDS.headline).first.click()
    address = citizen.url
    assert citizen.get_by_role("heading", level=1).inner_text() == WORDS.headline
    body = spaced(citizen.locator("main").inner_text())
    for heading, paragraphs in (("", (WORDS.lead,)), *WORDS.parts):
        assert [words for words in (heading, *paragraphs) if spaced(words) not in body] == []
    for quote in WORDS.quotes:
        figure = citizen.locator("figure", has_text=quote.words)
        assert quote.person in figure.inner_text()
        assert quote.office in figure.inner_text()
    image = citizen.get_by_alt_text(ALTERNATIVE)
    image.scroll_into_view_if_needed()
    until(citizen, "image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    assert address.split("/", 3)[3] in sitemap(citizen)

    # The editor changes the text: the public page stays
    editor.page.goto(f"/admin/news/newsitem/{NewsItem.objects.get().pk}/change/")
    editor.page.locator(".order-machine-insert-target.last").wait_for()
    editor.fill("#id_title", "Land fördert bis zum Jahresende")
    editor.press(".submit-row [name=_continue]")
    citizen.goto(address)
    assert citizen.get_by_role("heading", level=1).inner_text() == WORDS.headline
    submit(editor, "Die Förderung ist bis zum Jahresende zugesagt.")
    citizen.goto(address)
    assert citizen.get_by_role("heading", level=1).inner_text() == WORDS.headline

    # The next edition is planned: it appears at its moment and goes at its end, by the clock alone
    tomorrow = timezone.localdate() + timedelta(days=1)
    start = datetime.combine(tomorrow, time(8), tzinfo=BERLIN)
    end = start + timedelta(days=1)
    schedule(approver, start, end)
    plan = Edition.objects.get(kind="news", number=2)
    assert (plan.live_from, plan.live_until) == (start, end)
    for moment, title, places in (
        (start - timedelta(seconds=1), WORDS.headline, EVERYWHERE),
        (start, "Land fördert bis zum Jahresende", EVERYWHERE),
        (end - timedelta(seconds=1), "Land fördert bis zum Jahresende", EVERYWHERE),
        (end, "Land fördert bis zum Jahresende", set()),
    ):
        with time_machine.travel(moment, tick=False):
            assert found_everywhere(citizen, title) == places, moment
            answer = citizen.goto(address)
            if places:
                assert citizen.get_by_role("heading", level=1).inner_text() == title
            else:
                assert answer.status == 410
