"""What axe finds on a page, and by our own measuring what it leaves to people to judge: words in drawings."""

from collections.abc import Callable

from playwright.sync_api import Page

# Behind the words of a drawing lies the ground of the page
PALE_LABELS = """() => { const canvas = new OffscreenCanvas(1, 1).getContext('2d'),
  light = colour => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b },
  ground = element => { const colour = getComputedStyle(element).backgroundColor
    return colour === 'rgba(0, 0, 0, 0)' && element.parentElement ? ground(element.parentElement) : colour },
  contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
  return [...document.querySelectorAll('svg text')]
    .filter(text => contrast(light(getComputedStyle(text).fill), light(ground(text))) < 4.5)
    .map(text => text.outerHTML.slice(0, 120)) }"""
# What axe asks people to judge: words in drawings (see above), and rows under a heading that spans them all
JUDGED = (
    "incomplete: color-contrast: <text",
    'incomplete: th-has-data-cells: <table class="timetable"',
    'incomplete: th-has-data-cells: <table class="radar__table"',
)


def judged(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """Return what is wrong with the page by axe and by the contrast of the words in its drawings."""
    found = [finding for finding in axe(page) if not finding.startswith(JUDGED)]
    return found + [f"too pale: {label}" for label in page.evaluate(PALE_LABELS)]
