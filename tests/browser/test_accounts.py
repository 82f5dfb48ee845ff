"""The ways into the newsroom in a real browser: invitation, second factor, identity provider, another address."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from accounts import actions
from accounts.models import User
from accounts.roles import has_role
from tests import factories
from tests.accounts.identity_provider import running_provider
from tests.accounts.second_factors import code_of

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "vier ganz andere Wörter"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def named(server):
    """Return the server's address by name: a passkey belongs to a name, never to a number."""
    return server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def path_in(message):
    return re.search(r"http://[^/]+(/konto/\S+)", message.body)[1]


def invite():
    administrator = factories.administrator()
    actions.create_account(
        by=administrator,
        at=timezone.now(),
        email="nele@example.org",
        name="Nele Neu",
        roles=["redaktion"],
    )
    return path_in(mail.outbox[-1])


def set_first_password(page):
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.press("#id_password2", "Enter")
    page.wait_for_url("**/konto/einrichten/")


def enter_code(page, secret, arrived):
    """Type the code of the app; where its half minute ends on the way, the next one."""
    for _ in range(2):
        page.fill("#id_code", code_of(secret))
        with page.expect_navigation():
            page.press("#id_code", "Enter")
        if arrived in page.url:
            return
    raise AssertionError(page.url)


def sign_in(page, email, password, at=""):
    page.goto(f"{at}/konto/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_an_invitation_leads_through_codes_into_the_newsroom(
    new_page, axe, required, width, scheme
):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    link = invite()
    page.goto(link)
    found = axe(page)
    set_first_password(page)
    found += axe(page)
    page.goto("/admin/news/newsitem/")
    page.wait_for_url("**/konto/einrichten/")
    page.click("text=App einrichten")
    found += axe(page)
    enter_code(page, page.text_content(".secret"), "/recovery-codes/")
    expect(page.locator(".codes code")).to_have_count(10)
    found += axe(page)
    page.click("text=Codes sind verwahrt")
    page.wait_for_url("**/admin/")
    for path in ("/konto/", "/konto/2fa/", "/konto/2fa/recovery-codes/", link):
        page.goto(path)
        found += axe(page)
    assert found == []


def test_an_invitation_leads_through_a_passkey_into_the_newsroom(page, named, required):
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto(named + invite())
    set_first_password(page)
    page.click("text=Passkey einrichten")
    page.fill("#id_name", "Diensthandy")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    page.click("text=Codes sind verwahrt")
    page.wait_for_url("**/admin/")
    page.goto(f"{named}/konto/logout/")
    page.click("main button")
    page.wait_for_url("**/konto/login/")
    sign_in(page, "nele@example.org", PASSWORD, named)
    page.wait_for_url("**/2fa/authenticate/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/admin/")
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_the_identity_provider_signs_in_with_the_role_of_its_claim(page, axe, settings):
    with running_provider() as provider:
        for name, value in provider.settings().items():
            setattr(settings, name, value)
        settings.OIDC_ROLES, settings.OIDC_CREATE_ACCOUNTS = ["wir-freigabe=freigabe"], True
        provider.person = {
            "sub": "4711",
            "email": "rita@example.org",
            "email_verified": True,
            "name": "Rita Beispiel",
            "groups": ["wir-freigabe"],
        }
        page.goto("/admin/news/newsitem/")
        found = axe(page)
        page.click("text=Mit Kreiskonto anmelden")
        page.click("text=Weiter")
        page.wait_for_url("**/admin/news/newsitem/")
        assert has_role(User.objects.get(email="rita@example.org"), "freigabe")
        page.goto("/konto/logout/")
        page.click("main button")
        page.wait_for_url("**/konto/login/")
        provider.person["groups"] = []
        page.click("text=Mit Kreiskonto anmelden")
        page.click("text=Weiter")
        page.wait_for_selector("text=keine Rolle")
        assert found + axe(page) == []


def test_another_address_takes_a_yes_from_both_mailboxes(page, new_page, axe):
    editor = factories.editor(email="alt@example.org")
    sign_in(page, editor.email, factories.PASSWORD)
    page.wait_for_url("**/admin/")
    page.goto("/konto/adresse/")
    page.fill("#id_password", factories.PASSWORD)
    page.press("#id_password", "Enter")
    page.fill("#id_email", "neu@example.org")
    page.press("#id_email", "Enter")
    page.wait_for_selector("text=Noch nicht abgeschlossen")
    found = axe(page)
    links = {message.to[0]: path_in(message) for message in mail.outbox[-2:]}
    elsewhere = new_page()
    for address in ("neu@example.org", "alt@example.org"):
        elsewhere.goto(links[address])
        found += axe(elsewhere)
        elsewhere.click("text=Ja, Adresse bestätigen")
        elsewhere.wait_for_selector("h1:has-text('Bestätigt'), h1:has-text('gilt')")
        found += axe(elsewhere)
    assert User.objects.get(pk=editor.pk).email == "neu@example.org"
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (768, "dark")])
def test_axe_finds_nothing_on_the_pages_of_administration(new_page, axe, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    administrator, editor = factories.administrator(), factories.editor()
    sign_in(new_page(), editor.email, factories.PASSWORD)
    sign_in(page, administrator.email, factories.PASSWORD)
    page.wait_for_url("**/admin/")
    found = []
    for path in ("", f"{editor.pk}/change/", f"{editor.pk}/zugang/", "add/"):
        page.goto(f"/admin/accounts/user/{path}")
        found += axe(page)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), path
    assert found == []
