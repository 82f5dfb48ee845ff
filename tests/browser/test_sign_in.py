"""Signing in in a real browser, under the strict policy: by keyboard, with a passkey, with a one-time code."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache

from accounts.models import Team
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
OWN_PAGES = ("", "password/change/", "sessions/", "2fa/", "logout/")
LOOKS = [(1366, "light"), (390, "dark"), (320, "light")]


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


def fill_in(page, user, password=factories.PASSWORD, at=""):
    page.goto(f"{at}/konto/login/")
    page.fill("#id_login", user.email)
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")


def confirm_password(page):
    page.fill("#id_password", factories.PASSWORD)
    page.press("#id_password", "Enter")


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_one_signs_in_by_keyboard_alone(page):
    editor = factories.editor()
    page.goto("/konto/login/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_login":
            break
    page.keyboard.type(editor.email)
    page.keyboard.press("Tab")
    page.keyboard.type(factories.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_pages_of_signing_in(new_page, axe, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    editor = factories.editor()
    fill_in(page, editor, "ganz falsches Passwort")
    found = axe(page)
    page.goto("/konto/password/reset/")
    found += axe(page)
    page.fill("#id_email", editor.email)
    page.press("#id_email", "Enter")
    page.wait_for_url("**/done/")
    found += axe(page)
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_pages_of_ones_account(new_page, sign_in, axe, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_in(page, factories.editor())
    found = []
    for path in OWN_PAGES:
        page.goto(f"/konto/{path}")
        found += axe(page)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), path
    assert found == []


def test_one_sets_up_a_passkey_and_signs_in_with_it_alone(page, live_server):
    # A passkey belongs to a name, never to a number
    named = live_server.url.replace("127.0.0.1", "localhost")
    editor = factories.editor()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    fill_in(page, editor, at=named)
    page.wait_for_url("**/admin/")
    page.goto(f"{named}/konto/2fa/webauthn/add/")
    confirm_password(page)
    page.fill("#id_name", "Diensthandy")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_selector("text=Ersatzcodes")
    assert Authenticator.objects.filter(user=editor, type="webauthn").count() == 1
    page.goto(f"{named}/konto/logout/")
    page.click("main button")
    page.wait_for_url("**/konto/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")


def test_where_there_can_be_no_passkey_none_is_offered(page):
    page.goto("/konto/login/")
    assert page.is_hidden("#passkey_login")


def test_a_cancelled_passkey_is_explained_in_german(page):
    page.goto("/konto/login/")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('allauth.error', {cancelable: true,"
        " detail: {exception: {name: 'NotAllowedError'}}}))"
    )
    assert "abgebrochen" in page.text_content("[data-passkey-message]")


def test_one_sets_up_codes_and_each_code_works_once(page, new_page):
    editor = factories.editor()
    fill_in(page, editor)
    page.wait_for_url("**/admin/")
    page.goto("/konto/2fa/totp/activate/")
    if page.query_selector("#id_password"):
        confirm_password(page)
    secret = page.text_content(".secret")
    for _ in range(2):  # a code may end its half minute on the way
        used = code_of(secret)
        page.fill("#id_code", used)
        with page.expect_navigation():
            page.press("#id_code", "Enter")
        if "/recovery-codes/" in page.url:
            break
    assert "Ersatzcodes" in page.text_content("h1")
    stored = Authenticator.objects.get(user=editor, type="totp").data["secret"]
    assert secret not in stored
    other = new_page()
    fill_in(other, editor)
    other.wait_for_url("**/2fa/authenticate/")
    other.fill("#id_code", used)
    other.press("#id_code", "Enter")
    other.wait_for_selector("text=wurde schon benutzt")
    other.goto("/admin/")
    assert "/konto/2fa/authenticate/" in other.url


def test_whoever_writes_for_long_is_warned_and_loses_nothing(page):
    person = factories.administrator()
    fill_in(page, person)
    page.wait_for_url("**/admin/")
    page.goto("/admin/accounts/team/add/")
    page.fill("#id_name", "Pressestelle")
    Session.objects.all().delete()
    back = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(back)
    page.wait_for_selector("[role=alert] >> text=Ihre Anmeldung ist beendet")
    other = page.context.new_page()
    fill_in(other, person)
    other.wait_for_url("**/admin/")
    page.evaluate(back)
    page.wait_for_selector("[role=alert]", state="detached")
    page.click("[name=_save]")
    page.wait_for_selector("text=Pressestelle")
    assert Team.objects.filter(name="Pressestelle").exists()
