"""Another e-mail address: both mailboxes say yes, or Administration gives a reason."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts import actions
from accounts.errors import Refused
from accounts.models import AddressChange, AuditEntry, Invitation, User
from accounts.retention import RULES
from tests import factories

pytestmark = pytest.mark.django_db
OLD, NEW = "alt@example.org", "neu@example.org"
ADDRESS, LOGIN = "/konto/adresse/", "/konto/login/"


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def editor():
    return factories.editor(email=OLD, name="Rita Beispiel")


@pytest.fixture
def ask(client, editor, django_capture_on_commit_callbacks):
    """Return a function that asks for an address on the page and returns the paths in the e-mails, by recipient."""

    def post(email=NEW):
        client.post(LOGIN, {"login": editor.email, "password": factories.PASSWORD})
        client.post("/konto/reauthenticate/", {"password": factories.PASSWORD})
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(ADDRESS, {"email": email})
        return {message.to[0]: _link(message) for message in mail.outbox}

    return post


def _link(message):
    found = re.search(r"http://[^/]+(/konto/adresse/bestaetigen/\S+)", message.body)
    return found and found[1]


def email_of(user):
    return User.objects.get(pk=user.pk).email


def test_asking_takes_the_password_once_more(client, editor):
    client.force_login(editor)
    assert client.get(ADDRESS).url.startswith("/konto/reauthenticate/")


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_the_address_counts_when_both_mailboxes_have_said_yes(
    client, editor, ask, order, django_capture_on_commit_callbacks
):
    links = ask()
    visitor = type(client)()
    assert "Bestätigt" in visitor.post(links[order[0]]).text
    assert email_of(editor) == OLD
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert "neue Adresse gilt" in visitor.post(links[order[1]]).text
    assert email_of(editor) == NEW
    assert sorted(message.to[0] for message in mail.outbox) == [OLD, NEW]
    assert AuditEntry.objects.get(action="change_address").actor == editor
    assert visitor.post(LOGIN, {"login": NEW, "password": factories.PASSWORD}).status_code == 302


def test_opening_the_links_confirms_nothing(client, editor, ask):
    for link in ask().values():
        page = type(client)().get(link)
        assert page.status_code == 200
        assert "Ja, Adresse bestätigen" in page.text
    assert email_of(editor) == OLD
    change = AddressChange.objects.get()
    assert change.old_confirmed_at is None
    assert change.new_confirmed_at is None


def test_one_mailbox_does_not_speak_for_the_other(client, editor, ask):
    links = ask()
    for _ in range(2):
        page = client.post(links[NEW])
    assert "schon bestätigt" in page.text
    assert email_of(editor) == OLD


def test_each_link_works_once(client, editor, ask):
    links = ask()
    for link in links.values():
        client.post(link)
    for link in links.values():
        response = client.post(link)
        assert response.status_code == 410
        assert "gilt schon" in response.text


def test_until_then_one_signs_in_with_the_old_address(client, editor, ask):
    links = ask()
    client.post(links[NEW])
    visitor = type(client)()
    assert visitor.post(LOGIN, {"login": NEW, "password": factories.PASSWORD}).status_code == 200
    assert visitor.post(LOGIN, {"login": OLD, "password": factories.PASSWORD}).status_code == 302


def test_after_two_days_the_links_are_stale(client, editor, ask, time_machine):
    links = ask()
    client.post(links[NEW])
    time_machine.move_to(timezone.now() + timedelta(hours=48, minutes=1))
    response = client.post(links[OLD])
    assert response.status_code == 410
    assert "abgelaufen" in response.text
    assert email_of(editor) == OLD


def test_the_wish_is_shown_and_can_be_dropped(client, editor, ask):
    links = ask()
    assert NEW in client.get(ADDRESS).text
    assert "bleibt bei der bisherigen" in client.post(f"{ADDRESS}abbrechen/", follow=True).text
    for link in links.values():
        assert client.post(link).status_code == 410
    assert email_of(editor) == OLD


def test_whoever_never_asked_refuses_from_the_mailbox(client, editor, ask):
    links = ask()
    client.post(links[NEW])
    assert "ändern Sie bitte gleich Ihr Passwort" in client.post(links[OLD], {"refuse": "1"}).text
    assert client.post(links[OLD]).status_code == 410
    assert AuditEntry.objects.get(action="cancel_address_change").actor is None


def test_a_new_wish_replaces_the_old_one(client, editor, ask):
    first = ask()
    ask("noch-neuer@example.org")
    assert "neueren Wunsch" in client.post(first[NEW]).text


def test_the_page_does_not_tell_whose_address_it_is(client, editor, ask):
    ask()
    known = client.get(ADDRESS).text
    factories.editor(email="vergeben@example.org")
    links = ask("vergeben@example.org")
    assert links["vergeben@example.org"] is None
    taken = client.get(ADDRESS).text.replace("vergeben@", "neu@")
    assert [line for line in taken.splitlines() if "csrf" not in line and "time" not in line] == [
        line for line in known.splitlines() if "csrf" not in line and "time" not in line
    ]


def test_an_address_that_was_given_away_meanwhile_is_not_taken(client, editor, ask):
    links = ask()
    client.post(links[NEW])
    factories.editor(email=NEW)
    assert "ging leider nicht" in client.post(links[OLD]).text
    assert email_of(editor) == OLD
    assert AddressChange.objects.get().ending == "taken"


def test_a_deactivated_account_changes_nothing_any_more(client, editor, ask):
    links = ask()
    actions.deactivate(editor, by=factories.administrator(), at=timezone.now())
    for link in links.values():
        assert client.post(link).status_code == 410


def test_the_present_address_and_nonsense_are_refused_with_a_reason(client, editor, ask):
    ask()
    assert "schon die Adresse" in client.post(ADDRESS, {"email": OLD.upper()}).text
    page = client.post(ADDRESS, {"email": "keine-adresse"}).text
    assert "gültige E-Mail-Adresse" in page
    assert 'value="keine-adresse"' in page


def test_asking_again_and_again_has_to_wait(client, editor, ask):
    ask()
    codes = [client.post(ADDRESS, {"email": f"n{n}@example.org"}).status_code for n in range(6)]
    assert codes[-1] == 429


def test_nobody_asks_for_somebody_else(editor):
    admin, now = factories.administrator(), timezone.now()
    with pytest.raises(Refused):
        actions.request_address_change(editor, by=admin, at=now, email=NEW)
    with pytest.raises(Refused):
        actions.cancel_address_change(editor, by=admin, at=now)


def test_administration_needs_a_reason_and_not_for_itself(
    editor, django_capture_on_commit_callbacks
):
    admin, now = factories.administrator(), timezone.now()
    with pytest.raises(Refused, match="begründen"):
        actions.replace_address(editor, by=admin, at=now, email=NEW, reason=" ")
    with pytest.raises(Refused, match="Mein Konto"):
        actions.replace_address(admin, by=admin, at=now, email=NEW, reason="Postfach weg")
    with django_capture_on_commit_callbacks(execute=True):
        actions.replace_address(editor, by=admin, at=now, email=NEW, reason="Postfach weg")
    assert mail.outbox[0].to == [OLD]
    assert AuditEntry.objects.get(action="replace_address").details["reason"] == "Postfach weg"


def test_who_was_only_invited_gets_a_new_invitation_at_the_new_address(
    django_capture_on_commit_callbacks,
):
    admin, now = factories.administrator(), timezone.now()
    user = actions.create_account(by=admin, at=now, email=OLD, name="Nele", roles=[])
    with django_capture_on_commit_callbacks(execute=True):
        actions.replace_address(user, by=admin, at=now, email=NEW, reason="vertippt")
    assert [message.to for message in mail.outbox] == [[OLD], [NEW]]
    assert Invitation.objects.filter(user=user, ended_at=None).count() == 1


def test_the_form_asks_administration_for_the_reason_and_keeps_what_was_typed(client, editor):
    client.force_login(factories.administrator())
    url = f"/admin/accounts/user/{editor.pk}/change/"
    data = {"name": editor.name, "email": NEW, "roles": ["redaktion"], "is_active": "on"}
    page = client.post(url, data).text
    assert "nennen Sie den Grund" in page
    assert f'value="{NEW}"' in page
    assert email_of(editor) == OLD
    client.post(url, {**data, "address_reason": "Postfach gelöscht"})
    assert email_of(editor) == NEW


def test_a_wish_that_nobody_confirmed_or_ended_is_kept_for_ninety_days(editor):
    rule = next(rule for rule in RULES if rule.code == "address_changes")
    now = timezone.now()
    actions.request_address_change(editor, by=editor, at=now, email=NEW)
    assert rule.count(now + timedelta(days=89)) == 0
    assert rule.count(now + timedelta(days=91)) == 1
