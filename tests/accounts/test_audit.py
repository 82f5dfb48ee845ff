"""The log can be added to and nothing else; whoever gets past the database's guards is found out."""

import hashlib
import json
from datetime import UTC

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts import audit
from accounts.guards import GUARDS
from accounts.models import AuditEntry
from database.guards import install, remove
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    user = factories.editor()
    return [audit.record(f"step_{n}", by=user, at=timezone.now(), obj=user) for n in range(3)]


def behind_the_guards(sql):
    remove(GUARDS)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    install(GUARDS)


def test_an_untouched_log_is_confirmed(entries, capsys):
    call_command("verify_audit")
    assert "3 Zeilen geprüft" in capsys.readouterr().out


@pytest.mark.parametrize("column", ["action", "object_label", "session", "previous_hash"])
def test_a_row_changed_behind_the_guards_is_named(entries, column):
    second = entries[1]
    behind_the_guards(f"UPDATE accounts_auditentry SET {column} = 'anders' WHERE id = {second.pk}")
    with pytest.raises(CommandError, match=f"Zeile {second.pk} "):
        call_command("verify_audit")


def test_a_row_deleted_behind_the_guards_is_noticed_at_the_next(entries):
    behind_the_guards(f"DELETE FROM accounts_auditpersonal WHERE entry_id = {entries[1].pk}")
    behind_the_guards(f"DELETE FROM accounts_auditentry WHERE id = {entries[1].pk}")
    assert audit.first_broken() == AuditEntry.objects.get(pk=entries[2].pk)


@pytest.mark.parametrize("column", ["label", "salt"])
def test_a_changed_word_about_a_person_is_found_too(entries, column):
    second = entries[1]
    behind_the_guards(
        f"UPDATE accounts_auditpersonal SET {column} = 'anders' WHERE entry_id = {second.pk}"
    )
    with pytest.raises(CommandError, match=f"Zeile {second.pk} "):
        call_command("verify_audit")


def test_what_is_said_of_a_person_can_be_erased_and_the_chain_still_holds(entries):
    about = AuditEntry.objects.filter(object_type="accounts.user")
    assert audit.forget(about, at=timezone.now()) == 3
    entry = AuditEntry.objects.get(pk=entries[0].pk)
    assert entry.label == f"Konto {entry.object_id}"
    assert entry.details == {}
    assert audit.first_broken() is None
    assert audit.forget(about, at=timezone.now()) == 0


def test_details_of_an_account_stand_only_where_they_can_be_erased():
    user = factories.editor(name="Nora Beispiel", email="nora@example.org")
    details = {"email": user.email}
    entry = audit.record("create_account", by=user, at=timezone.now(), obj=user, details=details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_auditentry")
        row = str(cursor.fetchall())
    assert "Nora" not in row
    assert "nora@" not in row
    entry = AuditEntry.objects.get(pk=entry.pk)
    assert (entry.label, entry.details) == ("Nora Beispiel", details)


def test_a_row_from_before_sign_ins_were_noted_still_holds(django_assert_num_queries):
    user = factories.editor()
    entry = AuditEntry(
        at=timezone.now(),
        actor=user,
        action="edit",
        object_type="news.newsitem",
        object_id="1",
        object_label="Eine alte Zeile",
        kept_details={"version": 2},
        previous_hash=audit.GENESIS,
    )
    content = [
        entry.previous_hash, entry.at.astimezone(UTC).isoformat(timespec="microseconds"), user.pk, "edit",
        "news.newsitem", "1", "Eine alte Zeile", {"version": 2},
    ]  # fmt: skip
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    entry.hash = hashlib.sha256(text.encode()).hexdigest()
    entry.save(force_insert=True)
    audit.record("edit", by=user, at=timezone.now(), obj=user)
    with django_assert_num_queries(1):
        assert audit.first_broken() is None


def test_rows_of_one_sign_in_share_a_reference_that_is_not_its_key(client):
    administrator, other = factories.administrator(), factories.administrator()
    references = set()
    for who in (administrator, administrator, other):
        client.force_login(who)
        for name in ("Erste", "Zweite"):
            client.post("/admin/accounts/team/add/", {"name": f"{name} {who.pk} {len(references)}"})
            client.post("/admin/accounts/auditentry/tabelle/")
        rows = AuditEntry.objects.filter(actor=who, action="export_log")[:2]
        assert len({row.session for row in rows}) == 1
        assert rows[0].session
        assert rows[0].session not in client.session.session_key
        references.add(rows[0].session)
    assert len(references) == 3


def test_what_the_system_does_comes_from_no_sign_in():
    user = factories.editor()
    assert audit.record("edit", by=None, at=timezone.now(), obj=user).session == ""
