"""Accounts, teams and the log in the newsroom: for Administration, and for nobody else."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from accounts import audit
from accounts.models import AuditEntry, Team, User
from accounts.roles import has_role
from accounts.words import ACTIONS
from publishing.models import Withdrawal
from tests import factories

pytestmark = pytest.mark.django_db
USERS, TEAMS, LOG = "/admin/accounts/user/", "/admin/accounts/team/", "/admin/accounts/auditentry/"


@pytest.fixture
def admin():
    return factories.administrator(name="Ada Beispiel")


@pytest.fixture
def client(client, admin):
    client.force_login(admin)
    return client


def form(user, **changes):
    data = {
        "name": user.name,
        "email": user.email,
        "roles": [code for code in ("redaktion", "administration") if has_role(user, code)],
        "teams": [],
        "is_active": "on" if user.is_active else "",
    }
    return {key: value for key, value in (data | changes).items() if value != ""}


@pytest.mark.parametrize("role", ["redaktion", "freigabe", "programmkoordination"])
@pytest.mark.parametrize("path", [USERS, USERS + "add/", USERS + "{pk}/change/", LOG, TEAMS])
def test_other_roles_do_not_get_in(role, path, client, admin):
    client.force_login(factories.user(role))
    assert client.get(path.format(pk=admin.pk)).status_code == 403
    assert client.post(path.format(pk=admin.pk), {}).status_code == 403


@pytest.mark.parametrize("path", [USERS, USERS + "add/", TEAMS, TEAMS + "add/", LOG])
def test_administration_gets_in(path, client):
    assert client.get(path).status_code == 200


def test_administration_does_not_get_at_texts(client):
    item = factories.news_item()
    assert client.get(f"/admin/news/newsitem/{item.pk}/change/").status_code == 403
    assert client.get("/admin/news/newsitem/").status_code == 403


def test_the_list_says_everything_in_words(client):
    team = Team.objects.create(name="Pressestelle")
    editor = factories.editor(name="Rita Beispiel")
    editor.teams.add(team)
    User.objects.create_user("ina@example.org", name="Ina Eingeladen")
    factories.approver(name="Frida Fort", is_active=False, last_login=timezone.now())
    page = client.get(USERS).text
    for words in (
        "Rita Beispiel",
        "Redaktion",
        "Pressestelle",
        "Eingeladen",
        "Deaktiviert",
        "Noch nie",
    ):
        assert words in page


def test_the_list_takes_few_queries_whatever_its_length(client, django_assert_max_num_queries):
    for _ in range(20):
        factories.editor()
    with django_assert_max_num_queries(12):
        client.get(USERS)


@pytest.mark.parametrize(
    ("query", "found"),
    [("stand=deaktiviert", "Dora"), ("rolle=freigabe", "Frieda"), ("q=nora@", "Nora")],
)
def test_the_list_is_filtered_and_searched(client, query, found):
    factories.editor(name="Dora", is_active=False)
    factories.approver(name="Frieda")
    factories.editor(name="Nora", email="nora@example.org")
    page = client.get(f"{USERS}?{query}").text
    rows = page[page.index('id="result_list"') :]
    assert found in rows
    assert not any(name in rows for name in {"Dora", "Frieda", "Nora"} - {found})


def test_the_form_explains_itself_and_shows_no_raw_rights(client):
    page = client.get(USERS + "add/").text
    assert "Schreibt Meldungen, Termine, Seiten und Pflichtseiten" in page
    assert "Sich selbst kann niemand eine Rolle geben" in page
    for hidden in (
        "user_permissions",
        "is_superuser",
        'name="groups"',
        'name="password"',
        "is_staff",
    ):
        assert hidden not in page


def test_a_new_account_is_made_by_invitation(client, django_capture_on_commit_callbacks):
    team = Team.objects.create(name="Presse")
    data = {
        "name": "Nele Neu",
        "email": "Nele@Example.org",
        "roles": ["redaktion"],
        "teams": [team.pk],
    }
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(USERS + "add/", data, follow=True).text
    user = User.objects.get(email="nele@example.org")
    assert has_role(user, "redaktion")
    assert list(user.teams.all()) == [team]
    assert not user.has_usable_password()
    assert "Einladung an nele@example.org ist unterwegs" in page
    assert mail.outbox[0].to == ["nele@example.org"]
    assert AuditEntry.objects.get(action="create_account").actor.name == "Ada Beispiel"


def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(client):
    data = {"name": "Nele Neu", "email": "keine-adresse", "roles": ["redaktion"]}
    page = client.post(USERS + "add/", data).text
    assert "gültige E-Mail-Adresse" in page
    assert 'value="Nele Neu"' in page
    assert 'value="keine-adresse"' in page
    assert page.count("checked") == 1


def test_an_address_that_is_taken_is_refused_in_any_case(client):
    factories.editor(email="rita@example.org")
    page = client.post(USERS + "add/", {"name": "X", "email": "RITA@example.org"}).text
    assert "existiert bereits" in page


def test_roles_teams_and_state_are_changed_through_the_actions(client, admin):
    editor, team = factories.editor(), Team.objects.create(name="Presse")
    url = f"{USERS}{editor.pk}/change/"
    client.post(url, form(editor, roles=["freigabe"], teams=[team.pk], name="Neuer Name"))
    editor = User.objects.get(pk=editor.pk)
    assert has_role(editor, "freigabe")
    assert not has_role(editor, "redaktion")
    assert editor.name == "Neuer Name"
    client.post(url, form(editor, roles=[], teams=[], is_active=""))
    editor = User.objects.get(pk=editor.pk)
    assert not editor.is_active
    assert not editor.is_staff
    assert {entry.action for entry in AuditEntry.objects.all()} == {
        "change_profile",
        "change_roles",
        "set_teams",
        "deactivate",
    }
    assert audit.first_broken() is None


def test_saving_without_a_change_writes_nothing_to_the_log(client):
    editor = factories.editor()
    client.post(f"{USERS}{editor.pk}/change/", form(editor))
    assert not AuditEntry.objects.exists()


def test_the_form_refuses_a_role_for_oneself_and_keeps_what_was_typed(client, admin):
    data = form(admin, name="Ada Anders", roles=["administration", "freigabe"])
    page = client.post(f"{USERS}{admin.pk}/change/", data).text
    assert "Sich selbst kann niemand eine Rolle geben. Bitten Sie" in page
    assert 'value="Ada Anders"' in page
    assert not has_role(User.objects.get(pk=admin.pk), "freigabe")


@pytest.mark.parametrize("changes", [{"roles": []}, {"is_active": ""}])
def test_the_form_refuses_to_remove_the_last_administrator(client, admin, changes):
    page = client.post(f"{USERS}{admin.pk}/change/", form(admin, **changes)).text
    assert "letzte Konto, das Konten verwalten kann" in page
    assert has_role(User.objects.get(pk=admin.pk), "administration")


def test_an_account_with_a_history_is_not_deleted_and_german_says_why(client):
    editor = factories.editor()
    factories.submitted(factories.news_item(), by=editor)
    page = client.post(f"{USERS}{editor.pk}/delete/", {"post": "yes"}, follow=True).text
    assert "Deaktivieren Sie es stattdessen" in page
    assert User.objects.filter(pk=editor.pk).exists()


def test_an_account_made_by_mistake_is_deleted(client):
    user = factories.user()
    client.post(f"{USERS}{user.pk}/delete/", {"post": "yes"})
    assert not User.objects.filter(pk=user.pk).exists()
    assert AuditEntry.objects.get().action == "delete_account"


def test_accounts_are_not_deleted_by_the_dozen(client):
    user = factories.user()
    client.post(USERS, {"action": "delete_selected", "_selected_action": [user.pk], "post": "yes"})
    assert User.objects.filter(pk=user.pk).exists()


def test_somebody_is_signed_out_everywhere_from_the_list(client, admin):
    editor, theirs = factories.editor(), type(client)()
    theirs.post("/konto/login/", {"login": editor.email, "password": factories.PASSWORD})
    client.post(USERS, {"action": "end_sessions", "_selected_action": [editor.pk]})
    assert theirs.get("/konto/").status_code == 302


def test_an_account_with_all_rights_can_only_be_looked_at(client):
    root = factories.superuser(name="Wurzel")
    url = f"{USERS}{root.pk}/"
    page = client.get(url + "change/")
    assert page.status_code == 200
    assert "Alle Rechte" in page.text
    assert 'name="_save"' not in page.text
    assert client.post(url + "change/", form(root, name="X")).status_code == 403
    assert client.post(url + "delete/", {"post": "yes"}).status_code == 403


def test_the_log_is_read_and_never_changed(client, admin):
    editor = factories.editor(name="Rita Beispiel")
    details = {"old": [], "new": ["freigabe"], "live_from": "2026-11-23T08:00:00+01:00"}
    entry = audit.record("change_roles", by=admin, at=timezone.now(), obj=editor, details=details)
    page = client.get(LOG).text
    assert "Rollen geändert" in page
    assert "Rita Beispiel" in page
    page = client.get(f"{LOG}{entry.pk}/change/").text
    assert "Rita Beispiel: Rollen geändert" in page
    assert "nachher: Freigabe" in page
    assert "23. November 2026, 8:00 Uhr" in page
    assert client.post(f"{LOG}{entry.pk}/change/", {"action": "x"}).status_code == 403
    assert client.post(f"{LOG}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(LOG + "add/").status_code == 403


def test_the_log_is_filtered_by_action_and_searched(client, admin):
    for action, name in (("deactivate", "Dora"), ("change_roles", "Rosa")):
        audit.record(action, by=admin, at=timezone.now(), obj=factories.editor(name=name))
    assert "Dora" not in client.get(LOG + "?vorgang=change_roles").text
    assert "Rosa" not in client.get(LOG + "?q=Dora").text


def test_every_action_that_is_recorded_has_a_german_word():
    codes = {f"withdraw_{kind}" for kind in Withdrawal.Kind.values}
    for path in Path(settings.BASE_DIR).glob("[a-z]*/**/*.py"):
        if "record(" in (source := path.read_text()) and path.parts[-2] != "tests":
            codes |= set(recorded_codes(source))
    assert codes == set(ACTIONS), "Bitte in accounts/words.py ein Wort dafür ergänzen"


def recorded_codes(source):
    for node in ast.walk(ast.parse(source)):
        # Some modules record through a function of their own that adds what all of their rows have
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("audit.record", "_record")
        ):
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and not part.value.endswith("_"):
                    yield part.value


@pytest.mark.parametrize(
    "model", ["auth/group", "account/emailaddress", "usersessions/usersession"]
)
def test_raw_tables_behind_the_accounts_are_not_offered(client, model):
    client.force_login(factories.superuser())
    assert client.get(f"/admin/{model}/").status_code == 404
