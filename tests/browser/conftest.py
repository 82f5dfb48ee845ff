"""A real Chromium against a server of its own: pages that notice script errors and blocked requests, and axe."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import waiting

HERE = Path(__file__).parent
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
]  # fmt: skip
# What WCAG 2.2 AA asks for and axe can see, and its advice on landmarks and headings
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Not what axe found to be well: to hand that over took a third of the time
FINDINGS = """options => axe.run(document, options)
  .then(({ violations, incomplete }) => ({ violations, incomplete }))"""
# Generous: a busy machine is no failure
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with tests in the browser: with a long one at the end the other workers would wait for it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="session")
def browser():
    """Return Chromium, started once; Playwright's loop would otherwise keep Django from its database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    names = (os.environ.get("CHROMIUM"), "chromium-headless-shell", "chromium")
    executable = next(filter(None, map(shutil.which, filter(None, names))), None)
    assert executable, (
        "Chromium fehlt: bitte das Debian-Paket „chromium-headless-shell“ installieren."
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def server(django_db_setup):
    """Return a server on a free port that reads the test database; tests that write need a transactional one."""
    running = LiveServer("127.0.0.1")
    yield running
    running.stop()


@pytest.fixture
def new_page(browser, server):
    """Return a function that opens a page of its own visitor; `options` are those of a browser context.

    At the end of the test no page may have had a script error or anything blocked by the security policy.
    """
    contexts, complaints = [], []

    def open_page(**options) -> Page:
        context = browser.new_context(
            base_url=server.url, locale="de-DE", timezone_id="Europe/Berlin", **options
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: complaints.extend(_complaint(page, message)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    # What is answered after the test would write into the database of the next one
    waiting.until_all_is_answered()
    assert not complaints


def _complaint(page, message):
    # A page that is missing on purpose is no error of the page that asks for it, nor is a network that a test cut
    expected = ("the server responded with a status of", "net::ERR_INTERNET_DISCONNECTED")
    if message.type == "error" and not any(words in message.text for words in expected):
        yield f"{page.url}: {message.text}"


@pytest.fixture
def page(new_page):
    """Return a page at 1366 × 768, as on a common laptop."""
    return new_page(viewport={"width": 1366, "height": 768})


@pytest.fixture
def sign_in(server):
    """Return a function that signs an account in on a page without the sign-in form."""

    def sign_in_on(page, user):
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])

    return sign_in_on


@pytest.fixture(scope="session")
def axe():
    """Return a function that lists what axe finds on a page: violations, and what it wants looked at."""
    source = (HERE / "axe.min.js").read_text(encoding="utf-8")

    def findings(page, *, without=(), only=()):
        page.wait_for_load_state()
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        # The panel scrolls by itself: what has scrolled under its upper edge could not be judged
        page.evaluate("document.querySelector('.panel')?.scrollTo(0, 0)")
        result = page.evaluate(
            FINDINGS,
            {
                "runOnly": list(only) or RULES,
                # Reading style sheets again would need inline styles, which the security policy blocks
                "preload": False,
                "rules": {rule: {"enabled": False} for rule in without},
                "resultTypes": ["violations", "incomplete"],
            },
        )
        return [
            f"{kind}: {rule['id']}: {node['html'][:160]} ({node['failureSummary'] or ''})"
            for kind in ("violations", "incomplete")
            for rule in result[kind]
            for node in rule["nodes"]
            # Axe cannot tell what is behind words in a drawing; their colours are those of other words
            if not (kind == "incomplete" and node["html"].startswith("<text "))
        ]

    return findings
