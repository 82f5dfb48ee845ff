"""The log can be added to and nothing else; whoever gets past the database's guards is found out."""

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
    call_command("verify_audit_log")
    assert "3 Zeilen geprüft" in capsys.readouterr().out


@pytest.mark.parametrize("column", ["action", "object_label", "previous_hash"])
def test_a_row_changed_behind_the_guards_is_named(entries, column):
    second = entries[1]
    behind_the_guards(f"UPDATE accounts_auditentry SET {column} = 'anders' WHERE id = {second.pk}")
    with pytest.raises(CommandError, match=f"Zeile {second.pk} "):
        call_command("verify_audit_log")


def test_a_row_deleted_behind_the_guards_is_noticed_at_the_next(entries):
    behind_the_guards(f"DELETE FROM accounts_auditentry WHERE id = {entries[1].pk}")
    assert audit.first_broken() == AuditEntry.objects.get(pk=entries[2].pk)
