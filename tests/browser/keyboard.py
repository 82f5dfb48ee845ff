"""Moves through a page by keyboard alone, as somebody without a mouse does."""

from playwright.sync_api import Page

from .waiting import until

# More stops than any page of the portal has
MOST_STOPS = 150

WORDS = """() => {
    const element = document.activeElement.cloneNode(true)
    for (const hidden of element.querySelectorAll("[aria-hidden=true]")) hidden.remove()
    return element.getAttribute("aria-label") || element.textContent.trim().replace(/\\s+/g, " ")
}"""


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab (or Shift+Tab) until the focus is on an element that matches `selector`."""
    key = "Shift+Tab" if back else "Tab"
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {key}")


def focused(page: Page) -> str:
    """Return the words of the element that has the focus: its name, or the text that is not hidden from readers."""
    return page.evaluate(WORDS)


def expect_focus(page: Page, words: str) -> None:
    """Wait until the focus is on an element whose words begin like this."""
    until(page, f"words => ({WORDS})().startsWith(words)", arg=words)


def choose(page: Page, kind: str) -> None:
    """Choose a kind of block in the opened choice with the arrow keys, and wait for its form."""
    offered = [focused(page)]
    while offered[-1] != kind:
        page.keyboard.press("ArrowDown")
        offered.append(focused(page))
        assert offered[-1] != offered[0], f"{kind} is not among {offered}"
    page.keyboard.press("Enter")
    until(page, "() => document.activeElement.closest('.order-machine .form-row')")


def append_block(page: Page, kind: str) -> None:
    """Append a block of this kind; the focus is in its first field afterwards."""
    tab_to(page, ".order-machine-insert-target.last")
    page.keyboard.press("Enter")
    choose(page, kind)


def blocks(page: Page) -> list[str]:
    """Return kind and first words of each block, in the order in which a screen reader comes upon them."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.order-machine > [role=group]')].map(block => {
            const words = block.querySelector('.inline_label').textContent
            return block.getAttribute('aria-label').split(',')[0] + ': ' + words
        })"""
    )


def announced(page: Page, words: str) -> None:
    """Wait until the page has told a screen reader something that begins with these words."""
    region = "[role=status].visually-hidden"
    told = f"[...document.querySelectorAll('{region}, {region} > p')]"
    until(page, f"words => {told}.some(line => line.textContent.startsWith(words))", arg=words)
