"""The rules of account management, tried through the actions themselves."""

from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.utils import timezone

from accounts import actions
from accounts.errors import Refused
from accounts.models import AuditEntry, Team, User
from accounts.roles import has_role
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def admin():
    return factories.administrator(name="Ada Beispiel")


def test_a_new_account_has_no_password_and_is_invited_by_e_mail(
    admin, django_capture_on_commit_callbacks
):
    team = Team.objects.create(name="Presse")
    with django_capture_on_commit_callbacks(execute=True):
        user = actions.create_account(
            by=admin,
            at=NOW,
            email="Neu@Example.org",
            name="Nele Neu",
            roles=["redaktion"],
            teams=[team],
        )
    assert user.email == "neu@example.org"
    assert not user.has_usable_password()
    assert has_role(user, "redaktion")
    assert list(user.teams.all()) == [team]
    assert mail.outbox[0].to == ["neu@example.org"]
    assert "/konto/einladung/" in mail.outbox[0].body
    assert AuditEntry.objects.get().action == "create_account"


@pytest.mark.parametrize("role", ["redaktion", "freigabe", "programmkoordination"])
def test_no_other_role_manages_accounts(role):
    by, other = factories.user(role), factories.editor()
    calls = [
        lambda: actions.create_account(by=by, at=NOW, email="x@example.org", name="X", roles=[]),
        lambda: actions.change_roles(other, by=by, at=NOW, roles=["freigabe"]),
        lambda: actions.change_profile(other, by=by, at=NOW, name="Y"),
        lambda: actions.replace_address(other, by=by, at=NOW, email="y@example.org", reason="x"),
        lambda: actions.deactivate(other, by=by, at=NOW),
        lambda: actions.reactivate(other, by=by, at=NOW),
        lambda: actions.set_teams(other, by=by, at=NOW, teams=[]),
        lambda: actions.end_sessions(other, by=by, at=NOW),
        lambda: actions.delete_account(other, by=by, at=NOW),
        lambda: actions.invite_again(other, by=by, at=NOW),
    ]
    for call in calls:
        with pytest.raises(Refused):
            call()


def test_nobody_gives_themselves_a_role(admin):
    factories.administrator()
    with pytest.raises(Refused, match="Sich selbst"):
        actions.change_roles(admin, by=admin, at=NOW, roles=["administration", "freigabe"])


def test_another_administrator_can_give_the_right_to_approve(admin):
    actions.change_roles(
        admin, by=factories.administrator(), at=NOW, roles=["administration", "freigabe"]
    )
    assert User.objects.get(pk=admin.pk).has_perm("publishing.approve_document")


def test_an_administrator_cannot_touch_an_account_with_all_rights(admin):
    root = factories.superuser()
    with pytest.raises(Refused, match="alle Rechte"):
        actions.replace_address(root, by=admin, at=NOW, email="mine@example.org", reason="x")
    with pytest.raises(Refused, match="alle Rechte"):
        actions.deactivate(root, by=admin, at=NOW)


def test_the_last_administrator_keeps_the_role(admin):
    with pytest.raises(Refused, match="letzte Konto"):
        actions.change_roles(admin, by=admin, at=NOW, roles=[])
    factories.administrator()
    actions.change_roles(admin, by=admin, at=NOW, roles=[])


def test_the_last_administrator_can_be_neither_deactivated_nor_deleted(admin):
    with pytest.raises(Refused, match="letzte Konto"):
        actions.deactivate(admin, by=admin, at=NOW)
    with pytest.raises(Refused, match="letzte Konto"):
        actions.delete_account(admin, by=admin, at=NOW)


def test_an_invited_administrator_who_never_came_does_not_count(admin):
    actions.create_account(
        by=admin, at=NOW, email="n@example.org", name="N", roles=["administration"]
    )
    with pytest.raises(Refused, match="letzte Konto"):
        actions.change_roles(admin, by=admin, at=NOW, roles=[])


def test_a_superuser_counts_as_administrator(admin):
    factories.superuser()
    actions.change_roles(admin, by=admin, at=NOW, roles=[])
    assert not has_role(admin, "administration")


def test_nobody_deactivates_or_deletes_themselves(admin):
    factories.administrator()
    for action in (actions.deactivate, actions.delete_account):
        with pytest.raises(Refused, match="eigene Konto"):
            action(admin, by=admin, at=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["deactivate", "change_roles"])
def test_two_administrators_cannot_shut_each_other_out_at_the_same_moment(how):
    one, two = factories.administrator(), factories.administrator()
    start, outcomes = Barrier(2), []

    def shut_out(by, user):
        start.wait(timeout=10)
        try:
            if how == "deactivate":
                actions.deactivate(user, by=by, at=NOW)
            else:
                actions.change_roles(user, by=by, at=NOW, roles=[])
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=shut_out, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["done", "refused"]
    assert actions.administrators().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_both_resign_at_the_same_moment():
    people = [factories.administrator(), factories.administrator()]
    start, outcomes = Barrier(2), []

    def resign(user):
        start.wait(timeout=10)
        try:
            actions.change_roles(user, by=user, at=NOW, roles=[])
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=resign, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["done", "refused"]
    assert actions.administrators().count() == 1


def test_deactivating_ends_every_session_at_once(admin, client):
    editor = factories.editor()
    client.post("/konto/login/", {"login": editor.email, "password": factories.PASSWORD})
    assert client.get("/admin/").status_code == 200
    assert UserSession.objects.filter(user=editor).count() == 1
    actions.deactivate(editor, by=admin, at=NOW)
    assert client.get("/admin/").status_code == 302
    actions.reactivate(editor, by=admin, at=NOW)
    assert client.get("/admin/").status_code == 302
    assert not UserSession.objects.filter(user=editor).exists()


def test_a_changed_address_is_told_to_the_old_one_which_counts_no_longer(
    admin, django_capture_on_commit_callbacks, client
):
    editor = factories.editor(email="alt@example.org")
    EmailAddress.objects.create(user=editor, email="alt@example.org", verified=True, primary=True)
    with django_capture_on_commit_callbacks(execute=True):
        actions.replace_address(
            editor, by=admin, at=NOW, email="Neu@example.org", reason="Postfach gelöscht"
        )
    assert mail.outbox[0].to == ["alt@example.org"]
    assert "neu@example.org" in mail.outbox[0].body
    client.post("/konto/login/", {"login": "alt@example.org", "password": factories.PASSWORD})
    assert client.get("/admin/").status_code == 302


def test_an_address_belongs_to_one_account(admin):
    editor = factories.editor()
    with pytest.raises(Refused, match="schon ein Konto"):
        actions.create_account(by=admin, at=NOW, email=editor.email.upper(), name="X", roles=[])
    with pytest.raises(Refused, match="schon ein Konto"):
        actions.replace_address(
            factories.editor(), by=admin, at=NOW, email=editor.email, reason="x"
        )


def test_an_account_with_a_history_is_not_deleted(admin):
    editor = factories.editor()
    factories.submitted(factories.news_item(), by=editor)
    with pytest.raises(Refused, match="Deaktivieren"):
        actions.delete_account(editor, by=admin, at=NOW)


def test_an_account_made_by_mistake_is_deleted_and_the_log_says_so(admin):
    user = actions.create_account(by=admin, at=NOW, email="x@example.org", name="X", roles=[])
    actions.delete_account(user, by=admin, at=NOW)
    assert not User.objects.filter(pk=user.pk).exists()
    assert AuditEntry.objects.first().action == "delete_account"


def test_teams_are_set_and_recorded(admin):
    editor, team = factories.editor(), Team.objects.create(name="Presse")
    actions.set_teams(editor, by=admin, at=NOW, teams=[team])
    assert AuditEntry.objects.get().details == {"old": [], "new": ["Presse"]}


def test_only_somebody_who_never_came_is_invited_again(admin):
    editor = factories.editor(last_login=NOW)
    with pytest.raises(Refused):
        actions.invite_again(editor, by=admin, at=NOW)
