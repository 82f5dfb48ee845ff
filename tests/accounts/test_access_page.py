"""The page on which Administration sees and settles how somebody gets in."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Invitation, User
from tests import factories

from .second_factors import give_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client):
    cache.clear()
    client.force_login(factories.administrator(name="Ada"))
    return client


def url(user):
    return f"/admin/accounts/user/{user.pk}/zugang/"


def signed_in(client, user, agent):
    other = type(client)()
    data = {"login": user.email, "password": factories.PASSWORD}
    other.post("/konto/login/", data, headers={"User-Agent": agent})
    return other


def test_it_tells_of_invitation_second_factor_and_sign_ins(client):
    user = User.objects.create_user("nele@example.org", name="Nele Neu")
    page = client.get(url(user)).text
    assert "noch keine verschickt" in page
    assert "niemand mit diesem Konto angemeldet" in page
    now = timezone.now()
    Invitation.objects.create(user=user, sent_at=now, expires_at=now - timedelta(seconds=1))
    assert "abgelaufen" in client.get(url(user)).text
    give_codes(user)
    assert "App für Einmalcodes" in client.get(url(user)).text


def test_an_invitation_is_sent_again_and_revoked(client, django_capture_on_commit_callbacks):
    user = User.objects.create_user("nele@example.org", name="Nele Neu")
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(url(user), {"step": "invite"}, follow=True).text
    assert "Einladung ist unterwegs" in page
    assert mail.outbox[0].to == ["nele@example.org"]
    page = client.post(url(user), {"step": "revoke"}, follow=True).text
    assert "zurückgezogen" in page
    assert Invitation.objects.get().ending == "revoked"


def test_what_is_refused_is_explained(client):
    page = client.post(url(factories.editor()), {"step": "invite"}, follow=True).text
    assert "noch nie benutzt" in page


def test_one_sign_in_is_ended_or_all(client):
    user = factories.editor()
    one = signed_in(client, user, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    two = signed_in(client, user, "Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Edg/150.0")
    page = client.get(url(user)).text
    assert "Firefox unter Linux" in page
    assert "Edge unter Windows" in page
    first = UserSession.objects.get(session_key=one.session.session_key)
    client.post(url(user), {"session": first.pk})
    assert one.get("/konto/").status_code == 302
    assert two.get("/konto/").status_code == 200
    client.post(url(user), {"step": "end_sessions"})
    assert two.get("/konto/").status_code == 302


def test_the_page_takes_the_same_queries_for_many_sign_ins(client, django_assert_max_num_queries):
    user = factories.editor()
    for number in range(15):
        UserSession.objects.create(user=user, ip="::1", session_key=f"k{number}", user_agent="x")
    with django_assert_max_num_queries(14):
        client.get(url(user))


def test_it_is_for_administration_and_touches_nobody_with_all_rights(client):
    root = factories.superuser()
    page = client.get(url(root))
    assert page.status_code == 200
    assert "<button class" not in page.text[page.text.index('id="content-main"') :]
    assert "alle Rechte" in client.post(url(root), {"step": "end_sessions"}, follow=True).text
    client.force_login(factories.editor())
    assert client.get(url(root)).status_code == 403
    assert client.get("/admin/accounts/user/999999/zugang/").status_code == 403
