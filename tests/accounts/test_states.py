"""The five states of an account, and what the end of its access means."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts import actions
from accounts.endings import end_expired_sessions, warn_of_endings
from accounts.errors import Refused
from accounts.models import AuditEntry, User
from accounts.states import State
from tests import factories

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 12, 1, 12, tzinfo=BERLIN)
TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
LOGIN = "/konto/login/"


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def it_is_noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def invited(**fields):
    return User.objects.create_user("ina@example.org", name="Ina", **fields)


def sign_in(client, user):
    return client.post(LOGIN, {"login": user.email, "password": factories.PASSWORD})


@pytest.mark.parametrize(
    ("make", "fields", "state"),
    [
        (factories.editor, {}, State.ACTIVE),
        (invited, {}, State.INVITED),
        (invited, {"last_login": NOON}, State.ACTIVE),
        (factories.editor, {"access_until": TODAY}, State.ACTIVE),
        (factories.editor, {"access_until": YESTERDAY}, State.EXPIRED),
        (invited, {"access_until": YESTERDAY}, State.EXPIRED),
        (factories.editor, {"is_active": False}, State.DEACTIVATED),
        (factories.editor, {"is_active": False, "access_until": YESTERDAY}, State.DEACTIVATED),
        (invited, {"is_active": False}, State.DEACTIVATED),
        (factories.editor, {"is_active": False, "anonymised_at": NOON}, State.ANONYMISED),
    ],
)
def test_an_account_is_in_exactly_one_state_in_the_list_as_at_hand(make, fields, state):
    user = make(**fields)
    assert user.state(NOON) == state
    for other in State:
        assert User.objects.in_state(other, at=NOON).filter(pk=user.pk).exists() == (other == state)


def test_the_last_day_is_a_day_in_germany():
    user = factories.editor(access_until=date(2026, 12, 1))
    assert user.state(datetime(2026, 12, 1, 23, 59, tzinfo=BERLIN)) == State.ACTIVE
    assert user.state(datetime(2026, 12, 2, 0, 1, tzinfo=BERLIN)) == State.EXPIRED


def test_after_the_last_day_there_is_no_signing_in_and_the_page_says_why(client, it_is_noon):
    user = factories.editor(access_until=YESTERDAY)
    assert sign_in(client, user).url == "/konto/abgelaufen/"
    assert "Zugang ist abgelaufen" in client.get("/konto/abgelaufen/").text
    wrong = client.post(LOGIN, {"login": user.email, "password": "ganz falsches Passwort"}).text
    assert "stimmt nicht" in wrong
    assert "abgelaufen" not in wrong


def test_a_running_session_ends_with_the_last_day(client, it_is_noon):
    it_is_noon.move_to(datetime(2026, 12, 1, 23, 50, tzinfo=BERLIN), tick=False)
    sign_in(client, factories.editor(access_until=TODAY))
    assert client.get("/admin/").status_code == 200
    midnight = datetime(2026, 12, 2, 0, 0, 30, tzinfo=BERLIN)
    it_is_noon.move_to(midnight, tick=False)
    assert client.get("/admin/").status_code == 302
    assert end_expired_sessions(midnight) == 1
    assert not UserSession.objects.exists()


def test_a_passkey_or_a_reset_does_not_lead_around_the_end(client, it_is_noon):
    user = factories.editor(access_until=YESTERDAY)
    client.force_login(user)
    assert client.get("/admin/").status_code == 302
    client.post("/konto/password/reset/", {"email": user.email})
    assert mail.outbox == []


def test_an_earlier_end_ends_the_sessions_at_once(client):
    user, admin = factories.editor(), factories.administrator()
    sign_in(client, user)
    actions.set_access_until(user, by=admin, at=timezone.now(), last_day=date(2020, 1, 1))
    assert not UserSession.objects.filter(user=user).exists()
    entry = AuditEntry.objects.get(action="set_access_until")
    assert entry.details == {"old": None, "new": "2020-01-01", "sessions": 1}


def test_nobody_sets_an_end_to_themselves_or_to_the_last_administrator():
    admin, root = factories.administrator(), factories.administrator()
    with pytest.raises(Refused, match="eigenen Konto"):
        actions.set_access_until(admin, by=admin, at=NOON, last_day=TODAY)
    actions.set_access_until(root, by=admin, at=NOON, last_day=TODAY)
    with pytest.raises(Refused, match="letzte Konto"):
        actions.set_access_until(admin, by=root, at=NOON, last_day=TODAY)
    actions.set_access_until(root, by=admin, at=NOON, last_day=None)


def test_owner_and_administration_are_warned_once_a_fortnight_before(
    django_capture_on_commit_callbacks,
):
    admin = factories.administrator()
    user = factories.editor(name="Rita", access_until=TODAY + timedelta(days=14))
    factories.editor(access_until=TODAY + timedelta(days=15))
    factories.editor(access_until=YESTERDAY)
    with django_capture_on_commit_callbacks(execute=True):
        assert warn_of_endings(NOON) == 1
        assert warn_of_endings(NOON) == 0
    assert sorted(message.to[0] for message in mail.outbox) == sorted([admin.email, user.email])
    assert all("15. Dezember 2026" in message.body for message in mail.outbox)


def test_another_end_is_warned_of_anew(django_capture_on_commit_callbacks):
    user = factories.editor(access_until=TODAY, end_warned=TODAY)
    assert warn_of_endings(NOON) == 0
    admin = factories.administrator()
    actions.set_access_until(user, by=admin, at=NOON, last_day=TODAY + timedelta(days=3))
    assert warn_of_endings(NOON) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stand=abgelaufen", "Ella"),
        ("stand=aktiv", "Bea"),
        ("zugang=bald", "Bea"),
        ("stand=anonymisiert", "Ohne Namen"),
    ],
)
def test_the_list_of_accounts_is_filtered_by_state_and_end(client, query, found):
    today = timezone.localdate()
    factories.editor(name="Ella", access_until=today - timedelta(days=1))
    factories.editor(name="Bea", access_until=today + timedelta(days=5))
    factories.editor(name="Ohne Namen", is_active=False, anonymised_at=timezone.now())
    client.force_login(factories.administrator(name="Ada"))
    page = client.get(f"/admin/accounts/user/?{query}").text
    rows = page[page.index('id="result_list"') :]
    assert found in rows
    assert not any(name in rows for name in {"Ella", "Bea", "Ohne Namen"} - {found})
