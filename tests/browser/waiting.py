"""Waits for what a page becomes, without Playwright's own waiting for a function: our security policy stops it."""

import threading
import time
from typing import Any

from playwright.sync_api import Error, Page

PATIENCE_S = 30
PAUSE_MS = 25


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until the JavaScript expression (or function of `arg`) is true on the page; AssertionError if it never is.

    Page.wait_for_function evaluates its words inside the page at every look but the first, which the policy forbids.
    """
    end = time.monotonic() + PATIENCE_S
    while not _holds(page, expression, arg):
        assert time.monotonic() < end, f"{page.url} never came to: {expression}"
        page.wait_for_timeout(PAUSE_MS)


def until_all_is_answered() -> None:
    """Wait until the test's server has left every connection of a browser that is gone; AssertionError if it hangs."""
    end = time.monotonic() + PATIENCE_S
    while under_way := _connections():
        assert time.monotonic() < end, f"The server still answers: {under_way}"
        time.sleep(PAUSE_MS / 1000)


def _connections() -> list[str]:
    # So the standard library's server calls the threads that it gives each connection
    names = [thread.name for thread in threading.enumerate()]
    return [name for name in names if "process_request_thread" in name]


def _holds(page: Page, expression: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(expression, arg))
    except Error as error:
        # The page was just being left for the next one
        if "context was destroyed" in str(error) or "navigation" in str(error):
            return False
        raise
