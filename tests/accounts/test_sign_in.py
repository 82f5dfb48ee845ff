"""Signing in: by invitation, without telling who has an account, and without locking out somebody else."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db
LOGIN, RESET = "/konto/login/", "/konto/password/reset/"
NEW = "vier ganz andere Wörter"


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


def sign_in(client, user, password=factories.PASSWORD, **extra):
    return client.post(LOGIN, {"login": user.email, "password": password}, **extra)


def link_in(message):
    return re.search(r"http://[^/]+(/\S+)", message.body)[1]


def set_password(client, link, password=NEW, again=None):
    form = client.get(link, follow=True)
    url = form.redirect_chain[-1][0]
    return client.post(url, {"password1": password, "password2": again or password}, follow=True)


def test_an_editor_signs_in_with_the_e_mail_address_in_any_case_and_reaches_the_newsroom(client):
    editor = factories.editor(email="rita@example.org")
    response = client.post(LOGIN, {"login": "Rita@Example.org", "password": factories.PASSWORD})
    assert response.status_code == 302
    assert response.url == "/admin/"
    assert client.get("/admin/").wsgi_request.user == editor


def test_an_account_without_a_role_reaches_its_own_page_and_not_the_newsroom(client):
    assert sign_in(client, factories.user()).url == "/konto/"
    assert client.get("/konto/").status_code == 200
    assert client.get("/admin/login/").status_code == 403


def test_the_newsroom_leads_to_the_one_sign_in_page_and_back(client):
    response = client.get("/admin/news/", follow=True)
    assert response.redirect_chain[-1][0] == "/konto/login/?next=%2Fadmin%2Fnews%2F"
    assert 'name="next" value="/admin/news/"' in response.text


def test_signing_in_gives_a_new_session(client):
    client.get("/konto/login/")
    session = client.session
    session["before"] = "yes"
    session.save()
    old = session.session_key
    sign_in(client, factories.editor())
    assert client.session.session_key != old


def test_the_sign_in_form_helps_password_managers(client):
    page = client.get(LOGIN).text
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
    assert "placeholder" not in page
    assert '<html lang="de" dir="ltr">' in page


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    known = sign_in(client, factories.editor(email="rita@example.org"), "ganz falsches Passwort")
    unknown = client.post(
        LOGIN, {"login": "nora@example.org", "password": "ganz falsches Passwort"}
    )
    assert known.status_code == unknown.status_code == 200
    assert "stimmt nicht" in known.text
    assert plain(known.text).replace("rita@", "nora@") == plain(unknown.text)


def plain(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_what_was_typed_stays_except_the_password(client):
    page = client.post(LOGIN, {"login": "rita@example.org", "password": "falsch"}).text
    assert 'value="rita@example.org"' in page
    assert "falsch" not in page


def test_a_deactivated_account_is_told_so_only_with_the_right_password(client):
    user = factories.editor(is_active=False)
    assert "stimmt nicht" in sign_in(client, user, "ganz falsches Passwort").text
    assert sign_in(client, user).url == "/konto/inactive/"
    assert "deaktiviert" in client.get("/konto/inactive/").text


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "confirm-email/x/",
        "password/set/",
        "login/code/confirm/",
    ],
)
def test_what_this_portal_does_not_offer_is_not_there(client, path):
    assert client.get(f"/konto/{path}").status_code == 404
    assert client.post(f"/konto/{path}", {"email": "x@example.org"}).status_code == 404


def test_signing_up_is_closed_even_behind_its_address(rf):
    from accounts.adapter import AccountAdapter

    assert not AccountAdapter().is_open_for_signup(rf.get("/"))


def test_after_five_failures_the_sixth_try_has_to_wait(client):
    editor = factories.editor()
    for _ in range(5):
        assert "stimmt nicht" in sign_in(client, editor, "ganz falsches Passwort").text
    assert "Zu viele Fehlversuche" in sign_in(client, editor).text


def test_an_attacker_elsewhere_cannot_lock_out_the_owner(client):
    editor = factories.editor()
    for _ in range(8):
        sign_in(client, editor, "ganz falsches Passwort", REMOTE_ADDR="203.0.113.9")
    assert sign_in(client, editor, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_unknown_addresses_are_throttled_like_known_ones(client):
    for _ in range(5):
        client.post(LOGIN, {"login": "nobody@example.org", "password": "falsch"})
    page = client.post(LOGIN, {"login": "nobody@example.org", "password": "falsch"}).text
    assert "Zu viele Fehlversuche" in page


def test_a_flood_gets_a_german_page_that_says_when_to_try_again(client):
    for _ in range(30):
        client.post(LOGIN, {})
    response = client.post(LOGIN, {})
    assert response.status_code == 429
    assert "warten Sie eine Minute" in response.text


def test_asking_for_a_new_password_answers_the_same_whether_there_is_an_account(client):
    user = factories.editor()
    known = client.post(RESET, {"email": user.email}, follow=True)
    unknown = client.post(RESET, {"email": "nobody@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.text == unknown.text
    assert [message.to for message in mail.outbox] == [[user.email]]


def test_the_answer_asks_nothing_of_the_database(client, settings, django_assert_num_queries):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with django_assert_num_queries(0):
        client.post(RESET, {"email": factories_email})


factories_email = "irgendwer@example.org"


def test_a_new_password_is_set_with_the_link_once_and_signs_out_everywhere(client):
    editor = factories.editor()
    sign_in(client, editor)
    client.post(RESET, {"email": editor.email})
    link = link_in(mail.outbox[0])
    other = type(client)()
    assert "neues Passwort gilt" in set_password(other, link).text
    assert client.get("/admin/").status_code == 302
    assert other.get("/admin/").status_code == 302
    assert sign_in(other, editor, NEW).status_code == 302
    assert "gilt nicht mehr" in type(client)().get(link, follow=True).text
    assert "neu festgelegt" in mail.outbox[-1].subject


def test_the_e_mail_is_german_and_leads_to_our_own_address(client, settings):
    settings.SITE_URL = "https://wir.example.org"
    editor = factories.editor(name="Rita Beispiel")
    client.post(RESET, {"email": editor.email}, HTTP_HOST="127.0.0.1")
    message = mail.outbox[0]
    assert message.subject == "Neues Passwort für das WIR-Portal"
    assert "Guten Tag Rita Beispiel" in message.body
    assert "https://wir.example.org/konto/password/reset/key/" in message.body


def test_nobody_fills_a_mailbox_by_asking_again_and_again(client):
    editor = factories.editor()
    for _ in range(5):
        client.post(RESET, {"email": editor.email})
    assert len(mail.outbox) == 1


def test_deactivated_accounts_get_no_link(client):
    client.post(RESET, {"email": factories.editor(is_active=False).email})
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("zu kurz", "mindestens 15 Zeichen"),
        ("aaaaaaaaaaaaaaaaaa", "wenigen verschiedenen"),
        ("passwordpassword", "häufiges Passwort"),
        ("rita.beispiel@example.org", "ähnlich"),
    ],
)
def test_weak_passwords_are_refused_with_a_reason(client, password, says):
    editor = factories.editor(email="rita.beispiel@example.org")
    client.post(RESET, {"email": editor.email})
    assert says in set_password(client, link_in(mail.outbox[0]), password).text


def test_a_password_may_be_long_and_have_spaces_and_umlauts(client):
    editor = factories.editor()
    client.post(RESET, {"email": editor.email})
    long = " Übergrößenträger " * 8
    set_password(client, link_in(mail.outbox[0]), long)
    assert sign_in(client, editor, long).status_code == 302


def test_changing_the_password_keeps_this_session_and_ends_the_others(client):
    editor = factories.editor()
    sign_in(client, editor)
    other = type(client)()
    sign_in(other, editor)
    response = client.post(
        "/konto/password/change/",
        {"oldpassword": factories.PASSWORD, "password1": NEW, "password2": NEW},
    )
    assert response.url == "/konto/"
    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


def test_a_wrong_present_password_is_named(client):
    editor = factories.editor()
    sign_in(client, editor)
    data = {"oldpassword": "ganz falsches Passwort", "password1": NEW, "password2": NEW}
    assert "nicht Ihr jetziges Passwort" in client.post("/konto/password/change/", data).text


def test_signing_out_takes_a_post(client):
    sign_in(client, factories.editor())
    assert "Möchten Sie sich abmelden?" in client.get("/konto/logout/").text
    assert client.get("/konto/").status_code == 200
    assert client.post("/konto/logout/").url == LOGIN
    assert client.get("/konto/").status_code == 302


def test_one_sees_ones_sessions_and_ends_the_others(client):
    editor = factories.editor()
    sign_in(client, editor, HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    other = type(client)()
    sign_in(other, editor, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Edg/150.0")
    page = client.get("/konto/sessions/").text
    assert "Firefox unter Linux" in page
    assert "Edge unter Windows" in page
    client.post("/konto/sessions/")
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200
    assert UserSession.objects.filter(user=editor).count() == 1


def test_an_idle_session_ends(client, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    sign_in(client, factories.editor())
    time_machine.move_to(start + timedelta(minutes=59), tick=False)
    assert client.get("/admin/").status_code == 200
    time_machine.move_to(start + timedelta(minutes=118), tick=False)
    assert client.get("/admin/").status_code == 200
    time_machine.move_to(start + timedelta(minutes=179), tick=False)
    response = client.get("/admin/", follow=True)
    assert "Ihre Anmeldung ist abgelaufen" in response.text


def test_a_busy_session_ends_after_twelve_hours(client, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    sign_in(client, factories.editor())
    for minutes in range(30, 12 * 60 + 1, 30):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        assert client.get("/admin/").status_code == 200
    time_machine.move_to(start + timedelta(hours=12, minutes=1), tick=False)
    assert client.get("/admin/").status_code == 302


def test_pages_of_signing_in_set_no_cookie_but_the_one_against_forgery(client, settings):
    client.get(LOGIN)
    assert set(client.cookies) <= {settings.CSRF_COOKIE_NAME}


def test_the_pages_obey_the_strict_policy(client):
    sign_in(client, factories.editor())
    for path in ("", "password/change/", "sessions/", "2fa/"):
        response = client.get(f"/konto/{path}")
        assert response.status_code == 200
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert not re.search(r"\s(style|on\w+)=", response.text)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", response.text)


def test_passwords_are_not_kept_in_the_clear_anywhere():
    assert factories.PASSWORD not in User.objects.get(pk=factories.editor().pk).password


def test_writing_without_sending_counts_as_activity(client, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    sign_in(client, factories.editor())
    for minutes in (50, 100, 150):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        answer = client.get("/konto/aktiv/").json()
        assert answer["signed_in"]
        assert answer["token"]
    assert client.get("/admin/").status_code == 200


def test_a_visitor_is_told_nothing_and_gets_no_cookie(client):
    response = client.get("/konto/aktiv/")
    assert response.json() == {"signed_in": False, "token": ""}
    assert not response.cookies


def test_one_ends_a_single_sign_in_of_ones_own_and_of_nobody_else(client):
    editor, stranger = factories.editor(), factories.editor()
    sign_in(client, editor)
    other, theirs = type(client)(), type(client)()
    sign_in(other, editor)
    sign_in(theirs, stranger)
    sessions = UserSession.objects.in_bulk(field_name="session_key")
    foreign = sessions[theirs.session.session_key]
    client.post(f"/konto/sessions/{foreign.pk}/beenden/")
    assert theirs.get("/konto/").status_code == 200
    mine = sessions[other.session.session_key]
    assert "Beenden" in client.get("/konto/sessions/").text
    assert client.get(f"/konto/sessions/{mine.pk}/beenden/").status_code == 405
    client.post(f"/konto/sessions/{mine.pk}/beenden/")
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_each_script_is_loaded_once(client):
    page = client.get(LOGIN).text
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert scripts
    assert len(scripts) == len(set(scripts))
    assert page.count('id="mfa_login"') == 1
