"""Every public page type in a real browser: readable by everybody, on any device, without being tracked."""

from itertools import pairwise

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from . import public_site
from .judging import judged

# Makes the test database; what the site holds is committed before, so that the server sees it
pytestmark = pytest.mark.django_db

NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
# WCAG 1.4.12
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
DOUBLE = {"width": 640, "height": 800}
MIN_TARGET = 24


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Return address and status by page type; built once, since these tests only read."""
    with django_db_blocker.unblock():
        yield public_site.build()
        call_command("flush", interactive=False, verbosity=0)


SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """min => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}))
  .filter(element => !element.closest('p, li p, .prose, figcaption, dd.inline') || element.matches('button, input'))
  .filter(element => !element.matches('.skip-link, [class*=skip]'))
  .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < min || box.height < min))
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""
VAGUE_LINKS = """() => [...document.querySelectorAll('a')].map(a => a.innerText.trim().toLowerCase())
  .filter(text => ['mehr', 'hier', 'weiterlesen', 'mehr lesen', 'weiter'].includes(text))"""
TIMES_WITHOUT_OFFSET = r"""() => [...document.querySelectorAll('time')].map(time => time.dateTime)
  .filter(value => !/^\d{4}(-\d\d(-\d\d)?)?$|[+-]\d\d:\d\d$|Z$/.test(value))"""
RUNNING = "() => document.getAnimations().filter(a => a.playState === 'running').length"


def problems(page, axe):
    """Return by name what is wrong with the page at this size, and nothing where all is well."""
    found = {
        "axe": judged(page, axe),
        "scrolls sideways": page.evaluate(SIDEWAYS),
        "targets too small": page.evaluate(SMALL_TARGETS, MIN_TARGET),
        "moves by itself": page.evaluate(RUNNING),
        "headings": headings(page),
        "links called more or here": page.evaluate(VAGUE_LINKS),
        "times without an offset": page.evaluate(TIMES_WITHOUT_OFFSET),
        "stops of the keyboard": stops_without_focus(page),
    }
    return {name: some for name, some in found.items() if some}


def headings(page):
    """Return jumps between headings, or how many first ones there are where it is not one."""
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    return jumps or (levels.count(1) != 1 and levels)


# Looks at each stop when Tab is pressed to leave it. The ring may be drawn around the stop or around its card
FOCUS = """() => { const drawn = style =>
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
  const stops = window.stops = []
  addEventListener('keydown', () => { const element = document.activeElement, box = element.getBoundingClientRect(),
    // A link that is broken into two lines begins somewhere inside its box
    start = element.getClientRects()[0] ?? box,
    card = element.closest('article, li, .card') ?? element,
    styles = [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(card)],
    half = length => Math.min(length, 20) / 2,
    middle = document.elementFromPoint(start.x + half(start.width), start.y + half(start.height))
    stops.push({ html: element.outerHTML.slice(0, 120), body: element === document.body,
      inside: box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1,
      covered: !(middle && (element.contains(middle) || middle.contains(element))),
      ring: styles.some(drawn), width: box.width, height: box.height }) }, true) }"""
MOST_STOPS = 200
AT_ONCE = 10


def stops_without_focus(page):
    """Tab through the page and return the stops whose focus does not show inside the window."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    page.evaluate(FOCUS)
    stops = []
    # The first is the page itself, and so is the one after the last
    while not any(stop["body"] for stop in stops[1:]) and len(stops) < MOST_STOPS:
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        stops = page.evaluate("() => stops")
    end = next((at for at, stop in enumerate(stops) if at and stop["body"]), len(stops))
    assert end > 3
    return [
        stop for stop in stops[1:end] if not stop["ring"] or not stop["inside"] or stop["covered"]
    ]


def skip_link(page):
    """Return what is wrong with the first stop of the keyboard, which must have been tabbed to."""
    first = page.evaluate("() => stops[1]")
    if not first["inside"] or first["width"] < 44 or first["height"] < MIN_TARGET:
        return f"the first stop is not visible: {first}"
    page.evaluate("() => document.querySelector('a').focus()")
    page.keyboard.press("Enter")
    landed = page.evaluate("() => location.hash && document.querySelector(location.hash)?.tagName")
    return "" if landed == "MAIN" else f"the skip link leads to {landed}"


def scrolls_sideways_with(page, css):
    """Tell whether the page does under a style of the reader's own."""
    page.evaluate(
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }""",
        css,
    )
    found = page.evaluate(SIDEWAYS)
    page.evaluate(
        "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1) }"
    )
    return found


def test_every_page_is_for_everybody_on_a_laptop_and_tracks_nobody(site, new_page, axe, server):
    page = new_page(viewport=LAPTOP, color_scheme="dark", reduced_motion="reduce")
    requested, found = [], {}
    page.on("request", lambda request: requested.append(request.url))
    # Signing in takes a cookie
    for name, (address, status) in sorted(site.items(), key=lambda one: one[0] == "sign-in"):
        assert page.goto(address).status == status, name
        found[name] = problems(page, axe)
        if name != "sign-in":
            assert page.context.cookies() == [], name
            assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0, name
        if wrong := skip_link(page):
            found[name]["skip link"] = wrong
    assert {name: some for name, some in found.items() if some} == {}
    assert [url for url in requested if not url.startswith((server.url, "data:"))] == []


def test_every_page_is_for_everybody_on_a_narrow_screen_and_in_large_letters(site, new_page, axe):
    page = new_page(viewport=NARROW, color_scheme="light", reduced_motion="reduce")
    found = {}
    for name, (address, status) in site.items():
        assert page.goto(address).status == status, name
        found[name] = problems(page, axe)
        if scrolls_sideways_with(page, TEXT_SPACING):
            found[name]["scrolls sideways with wide spacing"] = True
        for size in (DOUBLE, PHONE):
            page.set_viewport_size(size)
            if scrolls_sideways_with(page, "html { font-size: 200% !important }"):
                found[name][f"scrolls sideways in double size at {size['width']}"] = True
        page.set_viewport_size(NARROW)
    assert {name: some for name, some in found.items() if some} == {}


def test_everything_works_without_javascript(site, new_page):
    page = new_page(viewport=NARROW, java_script_enabled=False)
    page.goto("/")
    page.locator("summary").first.click()
    page.get_by_role("link", name="Aktuelles").first.click()
    page.get_by_role("link", name="wird verständlich").first.click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("wird verständlich")
    page.get_by_role("link", name="Beispielprogramm").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
