"""Where a second factor is required, staff without one get to setting it up, and no further."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts import actions
from accounts.errors import Refused
from accounts.models import AuditEntry
from media_library.addresses import public_url
from tests import factories

from .second_factors import code_of, give_codes, give_recovery_codes

pytestmark = pytest.mark.django_db
LOGIN, SET_UP = "/konto/login/", "/konto/einrichten/"
AUTHENTICATE = "/konto/2fa/authenticate/"
NEW = "vier ganz andere Wörter"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()


def sign_in(client, user, password=factories.PASSWORD):
    return client.post(LOGIN, {"login": user.email, "password": password})


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/news/newsitem/",
        "/admin/news/newsitem/add/",
        "/admin/jsi18n/",
        "/admin/autocomplete/",
        "/admin/stand/",
        "/admin/gibt-es-nicht/",
        "/konto/",
        "/konto/sessions/",
        "/konto/password/change/",
        "/konto/2fa/",
        "/konto/2fa/recovery-codes/generate/",
        "/konto/aktiv/",
    ],
)
def test_every_page_of_the_staff_session_leads_to_setting_up(client, path):
    sign_in(client, factories.superuser())
    response = client.get(path)
    assert (response.status_code, response.headers.get("Location")) == (302, SET_UP)


def test_forms_and_scripts_get_a_plain_no_and_change_nothing(client):
    editor = factories.editor()
    item = factories.news_item()
    sign_in(client, editor)
    url = f"/admin/news/newsitem/{item.pk}/change/"
    response = client.post(url, {"title": "Geändert"})
    assert response.status_code == 403
    assert "Zuerst der zweite Faktor" in response.text
    assert client.get(url, headers={"Sec-Fetch-Mode": "cors"}).status_code == 403
    item.refresh_from_db()
    assert item.title != "Geändert"


def test_on_the_public_site_such_a_session_counts_as_none(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = factories.image()
    item = factories.published(factories.news_item())
    editor = factories.editor()
    sign_in(client, editor)
    session = client.session
    session["as_of"] = "2020-01-01T12:00:00+00:00"
    session.save()
    response = client.get(item.path)
    assert response.status_code == 200
    assert response.wsgi_request.user.is_anonymous
    assert not response.wsgi_request.is_as_of
    # The file of an image that nobody has published is for staff only
    path = public_url(image.content_hash, "60.webp")
    assert client.get(path).status_code == 404
    give_codes(editor)
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", [SET_UP, "/konto/2fa/totp/activate/", "/konto/2fa/webauthn/add/"])
def test_the_pages_for_setting_up_are_open(client, path):
    sign_in(client, factories.editor())
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert response.wsgi_request.path_info in (path, "/konto/reauthenticate/")


def test_a_passkey_cannot_be_asked_for_before_the_scripts_are_there(client):
    sign_in(client, factories.editor())
    client.post("/konto/reauthenticate/", {"password": factories.PASSWORD})
    page = client.get("/konto/2fa/webauthn/add/").content.decode()
    assert re.search(r'<button[^>]* id="mfa_webauthn_add"[^>]* disabled>', page)


def test_one_can_sign_out(client):
    sign_in(client, factories.editor())
    client.post("/admin/logout/")
    assert client.get("/konto/").url.startswith(LOGIN)


def test_with_a_second_factor_the_newsroom_is_open(client):
    editor = factories.editor()
    secret = give_codes(editor)
    assert sign_in(client, editor).url == AUTHENTICATE
    assert client.get("/admin/").status_code == 302
    client.post(AUTHENTICATE, {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client):
    editor = factories.editor()
    give_recovery_codes(editor)
    sign_in(client, editor)
    assert client.get("/admin/").url == SET_UP


def test_accounts_without_a_role_need_none(client):
    sign_in(client, factories.user())
    assert client.get("/konto/").status_code == 200


def test_where_none_is_required_the_newsroom_is_open_and_says_so(client, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(client, factories.editor())
    response = client.get("/admin/")
    assert response.status_code == 200
    assert "Ein zweiter Faktor ist hier nicht verlangt" in response.text


def test_where_one_is_required_the_newsroom_says_nothing_of_it(client):
    editor = factories.editor()
    give_codes(editor)
    client.force_login(editor)
    assert "nicht verlangt" not in client.get("/admin/").text


def test_a_new_password_does_not_replace_the_second_factor(client):
    editor = factories.editor()
    give_codes(editor)
    client.post("/konto/password/reset/", {"email": editor.email})
    link = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    url = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(url, {"password1": NEW, "password2": NEW})
    assert client.get("/admin/").status_code == 302
    assert sign_in(client, editor, NEW).url == AUTHENTICATE


def test_the_code_that_set_the_app_up_does_not_sign_in(client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    editor = factories.editor()
    sign_in(client, editor)
    client.post("/konto/reauthenticate/", {"password": factories.PASSWORD})
    secret = client.get("/konto/2fa/totp/activate/").context["form"].secret
    code = code_of(secret)
    assert client.post("/konto/2fa/totp/activate/", {"code": code}).url.endswith("recovery-codes/")
    other = type(client)()
    sign_in(other, editor)
    page = other.post(AUTHENTICATE, {"code": f"{code[:3]} {code[3:]}"})
    assert "schon benutzt" in page.text
    assert other.get("/admin/").status_code == 302


def test_a_code_of_the_app_and_a_recovery_code_sign_in_once(client):
    editor = factories.editor()
    secret, codes = give_codes(editor), give_recovery_codes(editor)
    for code in (code_of(secret), codes[0]):
        first, second = type(client)(), type(client)()
        sign_in(first, editor)
        assert first.post(AUTHENTICATE, {"code": code}).status_code == 302
        sign_in(second, editor)
        assert second.post(AUTHENTICATE, {"code": code}).status_code == 200
        assert second.get("/admin/").status_code == 302


def test_recovery_codes_are_shown_once(client):
    editor = factories.editor()
    give_codes(editor)
    codes = give_recovery_codes(editor)
    client.force_login(editor)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(editor.pk)
    session.save()
    assert codes[0] in client.get("/konto/2fa/recovery-codes/").text
    again = client.get("/konto/2fa/recovery-codes/").text
    assert codes[0] not in again
    assert "nur einmal" in again
    assert client.get("/konto/2fa/recovery-codes/download/").status_code == 403


def test_nobody_removes_their_only_second_factor(client):
    editor = factories.editor()
    give_codes(editor)
    client.force_login(editor)
    client.post("/konto/reauthenticate/", {"password": factories.PASSWORD})
    page = client.post("/konto/2fa/totp/deactivate/")
    assert "einziger zweiter Faktor" in page.text
    assert Authenticator.objects.filter(user=editor, type="totp").exists()


def test_nobody_removes_their_only_passkey(client):
    editor = factories.editor()
    key = Authenticator.objects.create(user=editor, type="webauthn", data={"name": "Handy"})
    client.force_login(editor)
    client.post("/konto/reauthenticate/", {"password": factories.PASSWORD})
    client.post(f"/konto/2fa/webauthn/keys/{key.pk}/remove/")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    give_codes(editor)
    client.post(f"/konto/2fa/webauthn/keys/{key.pk}/remove/")
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_administration_takes_a_lost_second_factor_away_and_the_owner_is_told(
    client, django_capture_on_commit_callbacks
):
    editor, admin = factories.editor(), factories.administrator()
    secret = give_codes(editor)
    sign_in(client, editor)
    client.post(AUTHENTICATE, {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        actions.reset_second_factor(editor, by=admin, at=timezone.now())
    assert client.get("/konto/").url.startswith(LOGIN)
    sign_in(client, editor)
    assert client.get("/admin/").url == SET_UP
    assert mail.outbox[-1].to == [editor.email]
    assert AuditEntry.objects.get().action == "reset_second_factor"
    for user, says in ((editor, "keinen zweiten Faktor"), (admin, "Den eigenen")):
        with pytest.raises(Refused, match=says):
            actions.reset_second_factor(user, by=admin, at=timezone.now())
