"""Every public page type in a real browser: readable by everybody, on any device, without being tracked."""

from itertools import pairwise

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from . import public_site

# Makes the test database; what the site holds is committed before, so that the server sees it
pytestmark = pytest.mark.django_db

NARROW = {"width": 320, "height": 640}
LAPTOP = {"width": 1366, "height": 768}
# WCAG 1.4.12
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
MIN_TARGET = 24


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Return address and status by page type; built once, since these tests only read."""
    with django_db_blocker.unblock():
        yield public_site.build()
        call_command("flush", interactive=False, verbosity=0)


def visit(page, site):
    """Go to each page type in turn and yield its name."""
    for name, (address, status) in site.items():
        response = page.goto(address)
        assert response.status == status, name
        yield name


def over_all(page, site, check):
    """Return the findings of `check(page)` by page type, without those that found nothing."""
    return {name: found for name in visit(page, site) if (found := check(page))}


@pytest.mark.parametrize(("viewport", "colours"), [(LAPTOP, "dark"), (NARROW, "light")])
def test_axe_finds_nothing(site, new_page, axe, viewport, colours):
    page = new_page(viewport=viewport, color_scheme=colours, reduced_motion="reduce")
    assert over_all(page, site, axe) == {}


def scrolls_sideways(page):
    return page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_nothing_scrolls_sideways_at_320_pixels(site, new_page):
    assert over_all(new_page(viewport=NARROW), site, scrolls_sideways) == {}


def test_nothing_scrolls_sideways_with_wide_text_spacing(site, new_page):
    def check(page):
        # Past the page's own policy, as a reader's extension does it
        page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
        page.evaluate(
            """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }""",
            TEXT_SPACING,
        )
        return scrolls_sideways(page)

    assert over_all(new_page(viewport=NARROW), site, check) == {}


def test_nothing_scrolls_sideways_at_double_text_size(site, new_page):
    def check(page):
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% !important }');
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }"""
        )
        return scrolls_sideways(page)

    assert over_all(new_page(viewport={"width": 640, "height": 800}), site, check) == {}


SMALL_TARGETS = """min => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}))
  .filter(element => !element.closest('p, li p, .prose, figcaption, dd.inline') || element.matches('button, input'))
  .filter(element => !element.matches('.skip-link, [class*=skip]'))
  .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < min || box.height < min))
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""


@pytest.mark.parametrize("viewport", [LAPTOP, NARROW], ids=["laptop", "narrow"])
def test_every_target_outside_sentences_is_large_enough(site, new_page, viewport):
    page = new_page(viewport=viewport)
    assert over_all(page, site, lambda page: page.evaluate(SMALL_TARGETS, MIN_TARGET)) == {}


def test_the_first_tab_shows_a_skip_link_that_works(site, new_page):
    page = new_page(viewport=LAPTOP)

    def check(page):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "() => { const b = document.activeElement.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }"
        )
        if box[0] < 0 or box[1] < 0 or box[2] < 44 or box[3] < MIN_TARGET:
            return f"the first stop is not visible: {box}"
        page.keyboard.press("Enter")
        landed = page.evaluate(
            "() => location.hash && document.querySelector(location.hash)?.tagName"
        )
        return "" if landed == "MAIN" else f"the skip link leads to {landed}"

    assert over_all(page, site, check) == {}


# The ring may be drawn around the stop itself or around the card that it opens
FOCUS = """() => { const element = document.activeElement, box = element.getBoundingClientRect(),
  // A link that is broken into two lines begins somewhere inside its box
  start = element.getClientRects()[0] ?? box,
  card = element.closest('article, li, .card') ?? element,
  styles = [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(card)],
  drawn = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
  middle = document.elementFromPoint(start.x + Math.min(start.width, 20) / 2, start.y + Math.min(start.height, 20) / 2);
  return { html: element.outerHTML.slice(0, 120), body: element === document.body,
    inside: box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1,
    covered: !(middle && (element.contains(middle) || middle.contains(element))),
    ring: styles.some(drawn) } }"""


@pytest.mark.parametrize("viewport", [LAPTOP, NARROW], ids=["laptop", "narrow"])
def test_every_stop_of_the_keyboard_shows_its_focus_inside_the_window(site, new_page, viewport):
    page = new_page(viewport=viewport, reduced_motion="reduce")

    def check(page):
        problems = []
        for _ in range(200):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop["body"]:
                break
            if not stop["ring"] or not stop["inside"] or stop["covered"]:
                problems.append(stop)
        return problems

    assert over_all(page, site, check) == {}


def test_one_h1_and_no_skipped_heading(site, new_page):
    def check(page):
        levels = page.evaluate(
            "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
        )
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        return jumps or levels.count(1) != 1

    assert over_all(new_page(viewport=LAPTOP), site, check) == {}


def test_no_link_is_called_more_or_here(site, new_page):
    vague = """() => [...document.querySelectorAll('a')].map(a => a.innerText.trim().toLowerCase())
      .filter(text => ['mehr', 'hier', 'weiterlesen', 'mehr lesen', 'weiter'].includes(text))"""
    assert over_all(new_page(viewport=LAPTOP), site, lambda page: page.evaluate(vague)) == {}


def test_every_time_element_carries_an_offset_or_a_plain_day(site, new_page):
    wrong = r"""() => [...document.querySelectorAll('time')].map(time => time.dateTime)
      .filter(value => !/^\d{4}(-\d\d(-\d\d)?)?$|[+-]\d\d:\d\d$|Z$/.test(value))"""
    assert over_all(new_page(viewport=LAPTOP), site, lambda page: page.evaluate(wrong)) == {}


def test_visitors_get_no_cookie_no_storage_and_no_request_to_others(site, new_page, server):
    page = new_page(viewport=LAPTOP)
    foreign = []
    page.on("request", lambda request: foreign.append(request.url))
    for name in visit(page, {name: site[name] for name in site if name != "sign-in"}):
        assert page.context.cookies() == [], name
        assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0, name
    allowed = (server.url, "data:")
    assert [url for url in foreign if not url.startswith(allowed)] == []


def test_everything_works_without_javascript(site, new_page):
    page = new_page(viewport=NARROW, java_script_enabled=False)
    page.goto("/")
    page.locator("summary").first.click()
    page.get_by_role("link", name="Aktuelles").first.click()
    page.get_by_role("link", name="wird verständlich").first.click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("wird verständlich")
    page.get_by_role("link", name="Beispielprogramm").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_moves_by_itself(site, new_page):
    page = new_page(viewport=LAPTOP, reduced_motion="reduce")
    running = "() => document.getAnimations().filter(a => a.playState === 'running').length"
    assert over_all(page, site, lambda page: page.evaluate(running)) == {}
