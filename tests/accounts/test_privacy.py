"""What a person may ask for: everything known of them, and that it be forgotten; what they did stays."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts import actions, audit, erasures
from accounts.errors import Refused
from accounts.models import AuditEntry, Team, User
from accounts.personal_data import data_of, is_own, relations_to_users
from accounts.roles import roles_of
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Nora Beispiel", "nora@example.org"


@pytest.fixture(autouse=True)
def erasures_file(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "outside" / "erasures.jsonl"
    return settings.ERASURES_FILE


@pytest.fixture
def admin():
    factories.administrator()
    return factories.administrator(name="Ada Beispiel")


@pytest.fixture
def person(admin, client):
    """Return somebody with everything that an account can have."""
    user = factories.user("redaktion", "freigabe", name=NAME, email=EMAIL)
    user.teams.add(Team.objects.create(name="Presse"))
    client.force_login(user)
    client.get("/admin/")
    client.logout()
    client.force_login(user)
    now = timezone.now()
    UserSession.objects.create(
        user=user, ip="192.0.2.1", user_agent="Firefox", session_key=client.session.session_key,
        last_seen_at=now,
    )  # fmt: skip
    Authenticator.objects.create(user=user, type="totp", data={"secret": "GEHEIM"})
    EmailAddress.objects.create(user=user, email=EMAIL, primary=True, verified=True)
    actions.change_profile(user, by=admin, at=now, name=NAME)
    audit.record("invite_again", by=admin, at=now, obj=user, details={"email": EMAIL})
    LogEntry.objects.create(
        user=admin, content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk),
        object_repr=NAME, action_flag=CHANGE, change_message=NAME,
    )  # fmt: skip
    item = factories.news_item()
    factories.submitted(item, by=user)
    return user


def every_text():
    """Return all that the database holds, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
            found += [
                bytes(c).decode(errors="replace") if isinstance(c, memoryview) else str(c)
                for r in rows
                for c in r
            ]
    return "".join(found)


def test_erasing_leaves_no_trace_of_the_person_in_the_database(person, admin):
    assert NAME in every_text()
    assert EMAIL in every_text()
    actions.erase_account(person, by=admin, at=timezone.now())
    assert NAME not in every_text()
    assert EMAIL not in every_text()
    user = User.objects.get(pk=person.pk)
    assert user.name == f"Ehemaliges Konto {user.pk}"
    assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)
    assert roles_of(user) == []
    assert not user.teams.exists()
    assert not Authenticator.objects.exists()
    assert not UserSession.objects.filter(user=user).exists()
    assert user.anonymised_at


def test_what_the_person_did_stays_and_the_chain_holds(person, admin):
    edition = factories.published(factories.news_item())
    before = AuditEntry.objects.count()
    actor = AuditEntry.objects.filter(actor=person).count()
    actions.erase_account(person, by=admin, at=timezone.now())
    assert audit.first_broken() is None
    assert AuditEntry.objects.count() == before + 1
    assert AuditEntry.objects.filter(actor=person).count() == actor
    assert Edition.objects.get().approved_by == edition.approved_by
    entry = AuditEntry.objects.get(action="erase_account")
    assert (entry.actor, entry.label) == (admin, f"Ehemaliges Konto {person.pk}")


def test_an_erased_account_can_neither_sign_in_nor_come_back(person, admin, client):
    client.force_login(person)
    actions.erase_account(person, by=admin, at=timezone.now())
    assert client.get("/admin/").status_code == 302
    for action in (actions.reactivate, actions.erase_account, actions.end_sessions):
        with pytest.raises(Refused, match="ist anonymisiert"):
            action(person, by=admin, at=timezone.now())


def test_neither_oneself_nor_the_last_administrator_is_erased():
    last = factories.administrator()
    with pytest.raises(Refused, match="letzte Konto"):
        actions.erase_account(last, by=last, at=timezone.now())
    other = factories.administrator()
    with pytest.raises(Refused, match="eigene Konto"):
        actions.erase_account(other, by=other, at=timezone.now())
    with pytest.raises(Refused, match="keine Konten"):
        actions.erase_account(last, by=factories.editor(), at=timezone.now())
    with pytest.raises(Refused, match="alle Rechte"):
        actions.erase_account(factories.superuser(), by=other, at=timezone.now())


def test_without_a_line_outside_of_the_database_nothing_is_erased(person, admin, erasures_file):
    erasures_file.parent.write_text("Hier ist kein Platz für ein Verzeichnis.")
    with pytest.raises(Refused, match="lässt sich nicht schreiben"):
        actions.erase_account(person, by=admin, at=timezone.now())
    assert User.objects.get(pk=person.pk).name == NAME


def test_a_restored_backup_forgets_again(person, admin, erasures_file):
    rows = User.objects.filter(pk=person.pk).values("name", "email", "password", "is_active").get()
    actions.erase_account(person, by=admin, at=timezone.now())
    assert NAME not in erasures_file.read_text()
    User.objects.filter(pk=person.pk).update(**rows, anonymised_at=None)
    said = StringIO()
    call_command("replay_erasures", stdout=said)
    assert "1 Löschungen gelesen, 1 Konten noch einmal anonymisiert" in said.getvalue()
    assert User.objects.get(pk=person.pk).name == f"Ehemaliges Konto {person.pk}"
    said = StringIO()
    call_command("replay_erasures", str(erasures_file), stdout=said)
    assert "0 Konten" in said.getvalue()


def test_another_account_with_the_same_number_is_left_alone(person, erasures_file):
    erasures.note(person, timezone.now())
    User.objects.filter(pk=person.pk).update(date_joined=person.date_joined + timedelta(days=1))
    call_command("replay_erasures", stdout=StringIO())
    assert User.objects.get(pk=person.pk).name == NAME


@pytest.mark.parametrize("content", ["kein JSON", "{}", '{"number": "x"}'])
def test_a_file_that_is_no_list_of_erasures_is_refused(content, tmp_path):
    path = Path(tmp_path) / "file"
    path.write_text(content)
    with pytest.raises(CommandError, match="Zeile 1"):
        call_command("replay_erasures", str(path))
    with pytest.raises(CommandError, match="nicht lesbar"):
        call_command("replay_erasures", str(tmp_path / "missing"))


def test_the_data_of_a_person_hold_everything_and_no_secret(person):
    text = json.dumps(data_of(person), default=str, ensure_ascii=False)
    told = json.loads(text)
    assert told["Konto"]["Name"] == NAME
    assert told["Rollen"] == ["Redaktion", "Freigabe"]
    assert told["Teams"] == ["Presse"]
    assert told["Anmeldungen"][0]["Netzadresse"] == "192.0.2.1"
    assert told["Zweite Faktoren"][0]["Art"]
    assert any("eingereicht von" in name for name in told["Geschrieben und entschieden"])
    assert {line["Vorgang"] for line in told["Protokoll"]} >= {"noch einmal eingeladen"}
    assert "GEHEIM" not in text
    assert person.password not in text
    assert not Session.objects.filter(session_key__in=text.split('"')).exists()


def test_what_was_done_with_other_accounts_says_nothing_of_those(admin):
    other = factories.editor(name="Otto Anders")
    audit.record("set_teams", by=admin, at=timezone.now(), obj=other, details={"new": ["Presse"]})
    text = json.dumps(data_of(admin), default=str, ensure_ascii=False)
    assert f"Konto {other.pk}" in text
    assert "Otto" not in text


def test_every_table_that_names_an_account_is_either_the_persons_own_or_work():
    own = {
        relation.related_model._meta.label for relation in relations_to_users() if is_own(relation)
    }
    assert {"mfa.Authenticator", "usersessions.UserSession", "publishing.Autosave"} <= own
    assert not own & {"publishing.Edition", "publishing.Document", "accounts.AuditEntry"}


def test_everybody_gets_their_own_data_under_my_account(client, person):
    client.force_login(person)
    assert "Meine Daten herunterladen" in client.get("/konto/daten/").text
    response = client.post("/konto/daten/")
    assert response["Content-Disposition"] == f'attachment; filename="konto-{person.pk}.json"'
    assert json.loads(response.content)["Konto"]["E-Mail-Adresse"] == EMAIL
    assert AuditEntry.objects.get(action="export_person").actor == person
    client.logout()
    assert client.get("/konto/daten/").status_code == 302


def test_administration_gets_and_erases_the_data_of_others(client, admin, person):
    client.force_login(admin)
    url = f"/admin/accounts/user/{person.pk}/datenschutz/"
    assert f'href="{url}"' in client.get(f"/admin/accounts/user/{person.pk}/change/").text
    assert json.loads(client.post(url, {"data": "1"}).content)["Konto"]["Name"] == NAME
    assert "Bitte bestätigen Sie" in client.post(url, {"erase": "1"}).text
    assert User.objects.get(pk=person.pk).name == NAME
    done = client.post(url, {"erase": "1", "understood": "1"}, follow=True)
    assert f"heißt jetzt „Ehemaliges Konto {person.pk}“" in done.text
    assert "anonymisiert" in client.get(url).text
    client.force_login(factories.editor())
    assert client.get(url).status_code == 403
    assert client.post(url, {"data": "1"}).status_code == 403
