"""Invitations: a link that is good once and for a while, and the guided way that begins with it."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from accounts import actions
from accounts.errors import Refused, StaleLink
from accounts.links import key_of, token
from accounts.models import AuditEntry, Invitation, User
from accounts.states import State
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "vier ganz andere Wörter"
LOGIN = "/konto/login/"


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def admin():
    return factories.administrator()


@pytest.fixture
def invite(admin, django_capture_on_commit_callbacks):
    """Return a function that invites somebody, or invites them again, and returns the link's path."""

    def send(user=None):
        now = timezone.now()
        with django_capture_on_commit_callbacks(execute=True):
            if user:
                actions.invite_again(user, by=admin, at=now)
            else:
                actions.create_account(
                    by=admin, at=now, email="nele@example.org", name="Nele Neu", roles=["redaktion"]
                )
        return re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)[1]

    return send


def nele():
    return User.objects.get(email="nele@example.org")


def answer(client, link, password=PASSWORD):
    return client.post(link, {"password1": password, "password2": password})


def test_looking_at_the_link_uses_nothing_up(client, invite):
    link = invite()
    for _ in range(2):
        response = client.get(link)
        assert response.status_code == 200
        assert "Willkommen, Nele Neu" in response.text
    assert Invitation.objects.get().ended_at is None
    assert not nele().has_usable_password()


def test_the_first_password_signs_in_and_leads_to_the_second_factor(client, invite):
    link = invite()
    assert answer(client, link).url == "/konto/einrichten/"
    page = client.get("/konto/einrichten/")
    assert page.wsgi_request.user == nele()
    assert "Passkey einrichten" in page.text
    assert nele().state(timezone.now()) == State.ACTIVE
    assert AuditEntry.objects.filter(action="accept_invitation", actor=nele()).exists()
    # Who has just set the password is not asked for it again
    assert client.get("/konto/2fa/totp/activate/").status_code == 200


def test_the_link_is_good_once(client, invite):
    link = invite()
    answer(client, link)
    other = type(client)()
    response = other.get(link)
    assert response.status_code == 410
    assert "schon benutzt" in response.text
    assert answer(other, link, "noch ein anderes Passwort").status_code == 410
    assert nele().check_password(PASSWORD)


def test_an_expired_link_says_whom_to_ask(client, invite, time_machine, settings):
    link = invite()
    time_machine.move_to(timezone.now() + timedelta(days=settings.INVITATION_DAYS, minutes=1))
    response = client.get(link)
    assert response.status_code == 410
    assert "abgelaufen" in response.text
    assert "Administration" in response.text
    assert answer(client, link).status_code == 410
    assert not nele().has_usable_password()


def test_a_new_invitation_replaces_the_old_one(client, invite):
    old = invite()
    new = invite(nele())
    assert "neuere Einladung" in client.get(old).text
    assert client.get(new).status_code == 200


def test_a_revoked_invitation_leads_nowhere_until_another_is_sent(client, invite, admin):
    link = invite()
    actions.revoke_invitation(nele(), by=admin, at=timezone.now())
    assert "zurückgezogen" in client.get(link).text
    with pytest.raises(Refused, match="keine Einladung offen"):
        actions.revoke_invitation(nele(), by=admin, at=timezone.now())
    assert client.get(invite(nele())).status_code == 200


def test_deactivating_revokes_the_invitation_for_good(client, invite, admin):
    link = invite()
    actions.deactivate(nele(), by=admin, at=timezone.now())
    assert client.get(link).status_code == 410
    actions.reactivate(nele(), by=admin, at=timezone.now())
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("forged", ["x", "0" * 32, "0" * 32 + ":abc", "ä/"])
def test_a_forged_or_shortened_link_gets_a_german_page(client, forged):
    response = client.get(f"/konto/einladung/{forged.strip('/')}/")
    assert response.status_code == 404
    assert "führt nirgendwohin" in response.text


def test_a_link_for_one_purpose_is_none_for_another(invite):
    invite()
    key = Invitation.objects.get().pk
    assert key_of("invitation", token("address", key)) is None
    with pytest.raises(StaleLink):
        actions.invitation_of(token("address", key), at=timezone.now())


def test_a_weak_password_is_refused_and_the_link_stays_good(client, invite):
    link = invite()
    assert "mindestens 15 Zeichen" in answer(client, link, "zu kurz").text
    assert client.get(link).status_code == 200
    different = client.post(link, {"password1": PASSWORD, "password2": "etwas ganz anderes hier"})
    assert different.status_code == 200
    assert not nele().has_usable_password()


def test_whoever_is_signed_in_on_the_same_browser_is_signed_out(client, invite):
    link = invite()
    client.force_login(factories.editor())
    answer(client, link)
    assert client.get("/konto/einrichten/").wsgi_request.user == nele()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_the_link_at_the_same_moment_one_comes_too_late():
    administrator, now = factories.administrator(), timezone.now()
    actions.create_account(by=administrator, at=now, email="n@example.org", name="N", roles=[])
    link = token("invitation", Invitation.objects.get().pk)
    passwords = ["vier ganz andere Wörter", "fünf noch ganz andere Wörter"]
    start, outcomes = Barrier(2), []

    def accept(password):
        start.wait(timeout=10)
        try:
            actions.accept_invitation(link, at=now, password=password)
            outcomes.append(password)
        except StaleLink as stale:
            outcomes.append(stale.why)
        finally:
            connection.close()

    threads = [Thread(target=accept, args=[password]) for password in passwords]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert "used" in outcomes
    [won] = set(outcomes) - {"used"}
    assert User.objects.get(email="n@example.org").check_password(won)


def test_the_action_itself_refuses_a_weak_password(invite):
    invite()
    link = token("invitation", Invitation.objects.get().pk)
    with pytest.raises(ValidationError):
        actions.accept_invitation(link, at=timezone.now(), password="zu kurz")
    assert Invitation.objects.get().ended_at is None


def test_asking_for_a_new_password_does_not_go_around_the_invitation(client, invite):
    invite()
    sent = len(mail.outbox)
    client.post("/konto/password/reset/", {"email": "nele@example.org"})
    assert len(mail.outbox) == sent


def test_of_each_account_one_invitation_is_open():
    user, now = User.objects.create_user("x@example.org", name="X"), timezone.now()
    Invitation.objects.create(user=user, sent_at=now, expires_at=now)
    with pytest.raises(IntegrityError):
        Invitation.objects.create(user=user, sent_at=now, expires_at=now)


def test_the_job_sends_nothing_for_an_invitation_that_ended_meanwhile(admin):
    from accounts.tasks import send_invitation

    user, now = User.objects.create_user("x@example.org", name="X"), timezone.now()
    invitation = Invitation.objects.create(user=user, sent_at=now, expires_at=now)
    actions.revoke_invitation(user, by=admin, at=now)
    send_invitation.func(str(invitation.pk))
    assert mail.outbox == []


def test_trying_links_is_throttled(client):
    codes = [client.post("/konto/einladung/x/").status_code for _ in range(25)]
    assert codes[-1] == 429
