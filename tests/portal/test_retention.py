"""What is kept no longer goes in the night: as the rules say, in batches, told in the log, harmless when repeated."""

import os
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as portal
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts import audit
from accounts.models import AuditEntry, AuditPersonal, User
from accounts.retention import DEACTIVATED_FOR, INVITED_FOR, SAID_FOR
from database import retention
from database.retention import Rule, rules
from publishing.models import MachineTranslation, PendingImport, PreviewLink
from tests import factories
from wir_portal.purge import enqueue_when_due, purge

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 6, 1, 2, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=4000)


@pytest.fixture(autouse=True)
def erasures_file(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def account(**fields):
    user = factories.editor(**{"name": "Nora Beispiel", **fields})
    User.objects.filter(pk=user.pk).update(date_joined=LONG_AGO, **fields)
    return user


def test_every_rule_says_everything_in_german_and_has_a_code_of_its_own():
    found = list(rules())
    assert len({rule.code for rule in found}) == len(found) > 10
    for rule in found:
        assert all((rule.what, rule.kept, rule.why, rule.then)), rule.code
        assert rule.count(NOW) == 0


def test_the_documentation_has_the_same_rules():
    page = (portal.BASE_DIR / "docs/retention.md").read_text(encoding="utf-8")
    rows = [f"| {rule.what} | {rule.kept} | {rule.why} | {rule.then} |" for rule in rules()]
    assert [row for row in rows if row not in page] == []
    assert page.count("\n| ") == len(rows) + 1


def test_expired_sessions_go_with_their_sign_ins(client):
    user = factories.editor()
    for key, end in (("alt", NOW - timedelta(hours=1)), ("neu", NOW + timedelta(hours=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=end)
        UserSession.objects.create(
            user=user, session_key=key, ip="192.0.2.1", user_agent="x", last_seen_at=NOW
        )
    UserSession.objects.update(created_at=NOW - timedelta(hours=3))
    purge(NOW)
    assert [item.session_key for item in Session.objects.all()] == ["neu"]
    assert [item.session_key for item in UserSession.objects.all()] == ["neu"]


def test_invitations_that_nobody_accepted_take_their_accounts_along():
    administrator = factories.administrator()
    stale = User.objects.create_user("nie@example.org", name="Nie Da")
    fresh = User.objects.create_user("neu@example.org", name="Neu Da")
    audit.record(
        "create_account", by=administrator, at=NOW, obj=stale, details={"email": "nie@example.org"}
    )
    User.objects.filter(pk=stale.pk).update(date_joined=NOW - INVITED_FOR - timedelta(days=1))
    User.objects.filter(pk=fresh.pk).update(date_joined=NOW - INVITED_FOR + timedelta(days=1))
    purge(NOW)
    assert not User.objects.filter(pk=stale.pk).exists()
    assert User.objects.filter(pk=fresh.pk).exists()
    entry = AuditEntry.objects.get(action="create_account")
    assert (entry.label, entry.details) == (f"Konto {stale.pk}", {})


def test_accounts_that_were_deactivated_long_ago_are_anonymised():
    old = account(is_active=False, last_login=NOW - DEACTIVATED_FOR - timedelta(days=1))
    lately = account(is_active=False, last_login=NOW - DEACTIVATED_FOR + timedelta(days=1))
    touched = account(is_active=False, last_login=LONG_AGO)
    audit.record("deactivate", by=None, at=NOW - timedelta(days=9), obj=touched)
    ended = account(
        access_until=(NOW - DEACTIVATED_FOR - timedelta(days=1)).date(), last_login=LONG_AGO
    )
    active = account(last_login=LONG_AGO)
    taken = purge(NOW)
    gone = set(User.objects.filter(anonymised_at=NOW))
    assert gone == {old, ended}
    assert taken["deactivated"] == 2
    assert {lately, touched, active}.isdisjoint(gone)
    assert audit.first_broken() is None


def test_the_log_forgets_names_after_ten_years_and_keeps_its_chain():
    user = factories.editor()
    for at in (NOW - SAID_FOR - timedelta(days=1), NOW - SAID_FOR + timedelta(days=1)):
        audit.record("invite_again", by=None, at=at, obj=user)
    purge(NOW)
    assert [row.erased_at for row in AuditPersonal.objects.order_by("pk")] == [NOW, None]
    assert audit.first_broken() is None


def test_uploaded_tables_go_after_a_day():
    for hours in (23, 25):
        PendingImport.objects.create(
            kind="news", by=factories.editor(), at=NOW - timedelta(hours=hours), file_name=str(hours),
            content=b"", digest="",
        )  # fmt: skip
    purge(NOW)
    assert PendingImport.objects.get().file_name == "23"


@pytest.mark.parametrize(
    ("model", "ends", "others"),
    [
        (PreviewLink, "expires_at", {"token_hash": "x", "created_at": LONG_AGO}),
        (MachineTranslation, "finished_at",
         {"provider": "DeepL", "version": 1, "ordered_at": LONG_AGO, "state": "done"}),
    ],
)  # fmt: skip
def test_what_ended_goes_after_its_time_and_what_goes_on_stays(model, ends, others):
    item, user = factories.page(), factories.editor()
    by = {"created_by": user} if model is PreviewLink else {"ordered_by": user}
    row = model.objects.create(document=item.document_ptr, **others, **by, **{ends: NOW})
    for days, left in ((0, 1), (29, 1), (200, 0)):
        purge(NOW + timedelta(days=days))
        assert model.objects.filter(pk=row.pk).count() == left


def test_mails_of_the_demonstration_go_after_a_fortnight(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    for name, days in (("alt.log", 15), ("neu.log", 13), ("fremd.txt", 99)):
        (tmp_path / name).write_text("x")
        moment = (NOW - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    purge(NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fremd.txt", "neu.log"]


def test_each_night_is_one_row_of_the_log_with_numbers():
    Session.objects.create(session_key="alt", session_data="", expire_date=NOW - timedelta(hours=1))
    purge(NOW)
    purge(NOW)
    second, first = AuditEntry.objects.filter(action="purge")
    assert first.details == {"counts": {"Sitzungen von Anmeldungen": 1}, "failed": []}
    assert second.details == {"counts": {}, "failed": []}


def test_a_rule_that_fails_leaves_the_others_alone(monkeypatch, caplog):
    def fail(at):
        raise RuntimeError("kaputt")

    broken = Rule("broken", "Kaputtes", "nie", "nichts", "geht nicht", fail)
    others = list(rules())
    monkeypatch.setattr("wir_portal.purge.rules", lambda: [broken, *others])
    Session.objects.create(session_key="alt", session_data="", expire_date=NOW - timedelta(hours=1))
    purge(NOW)
    assert not Session.objects.exists()
    assert AuditEntry.objects.get(action="purge").details["failed"] == ["Kaputtes"]


def test_what_cannot_be_taken_does_not_hold_up_the_night(monkeypatch):
    stuck = Rule("stuck", "x", "x", "x", "x", lambda at: [1, 2], lambda batch, at: 0)
    assert stuck.carry_out(NOW) == 0


def test_large_numbers_go_in_batches(monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(5):
        end = NOW - timedelta(hours=1)
        Session.objects.create(session_key=str(number), session_data="", expire_date=end)
    assert purge(NOW)["sessions"] == 5


def test_a_look_beforehand_changes_nothing():
    Session.objects.create(session_key="alt", session_data="", expire_date=LONG_AGO)
    said = StringIO()
    call_command("purge", "--dry-run", stdout=said)
    assert "Es wird nichts geändert" in said.getvalue()
    assert "     1 Sitzungen von Anmeldungen" in said.getvalue()
    assert Session.objects.exists()
    assert not AuditEntry.objects.exists()
    call_command("purge", stdout=said)
    assert not Session.objects.exists()


@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_the_worker_enqueues_the_job_once_a_night():
    now = timezone.now()
    assert enqueue_when_due(now)
    assert not enqueue_when_due(now)
    assert DBTaskResult.objects.count() == 1
    assert enqueue_when_due(now + timedelta(days=1))
    DBTaskResult.objects.all().delete()
    purge(now)


def test_administration_reads_the_rules_and_nobody_else(client):
    administrator = factories.administrator()
    client.force_login(administrator)
    log = "/admin/accounts/auditentry/"
    assert f"{log}fristen/" in client.get(log).text
    assert "noch nicht geschehen" in client.get(f"{log}fristen/").text
    purge(NOW)
    # The night of this test lies in the future: sessions of today are over
    client.force_login(administrator)
    page = client.get(f"{log}fristen/").text
    assert 'datetime="2027-06-01T' in page
    assert "Beendete Einladungen" in page
    client.force_login(factories.approver())
    assert client.get(f"{log}fristen/").status_code == 403
