"""The database itself refuses what must never be, even from raw SQL and on both engines."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts import audit
from organization.models import Appointment, Post
from publishing.models import Edition, Withdrawal
from tests.factories import (
    approver,
    department,
    measure,
    news_item,
    person,
    published,
    report,
)

pytestmark = pytest.mark.django_db

COPIED = (
    "kind, language, title, sort_title, summary, body_html, data, search_text, sort_at, change_note, minor,"
    " approved_by_id, approved_at, forced_reason, redaction_reason, sha256"
)


def refused(sql, *values):
    """Run the statement and tell whether the database refused it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError:
        return True
    return False


def adapted(moment):
    """Return the moment as the engine at hand stores it."""
    return connection.ops.adapt_datetimefield_value(moment)


def insert_copy(edition, *, document, number, path, live_from, live_until):
    """Try to insert a copy of the edition with raw SQL; tell whether it was refused."""
    return refused(
        f"INSERT INTO publishing_edition (document_id, number, path, live_from, live_until, {COPIED})"
        f" SELECT %s, %s, %s, %s, %s, {COPIED} FROM publishing_edition WHERE id = %s",
        document, number, path, adapted(live_from), live_until and adapted(live_until), edition.pk,
    )  # fmt: skip


def test_two_editions_of_a_document_cannot_be_live_at_one_moment():
    edition = published(news_item())
    later = edition.live_from + timedelta(days=3)
    copy = {"document": edition.document_id, "number": 2, "path": "/anders/"}
    assert insert_copy(edition, **copy, live_from=later, live_until=None)
    assert insert_copy(edition, **copy, live_from=later - timedelta(days=9), live_until=None)


def test_an_edition_may_begin_at_the_very_moment_at_which_the_other_ends():
    edition = published(news_item())
    end = edition.live_from + timedelta(days=3)
    Edition.objects.filter(pk=edition.pk).update(live_until=end)
    assert not insert_copy(
        edition, document=edition.document_id, number=2, path="/anders/", live_from=end, live_until=None
    )  # fmt: skip


def test_a_range_cannot_be_moved_over_another_by_an_update():
    now = timezone.now()
    edition = published(news_item(), at=now, live_until=now + timedelta(days=3))
    insert_copy(
        edition, document=edition.document_id, number=2, path="/anders/",
        live_from=now + timedelta(days=5), live_until=None,
    )  # fmt: skip
    assert refused(
        "UPDATE publishing_edition SET live_until = %s WHERE id = %s",
        adapted(now + timedelta(days=6)), edition.pk,
    )  # fmt: skip


def test_two_documents_cannot_stand_at_one_address_at_one_moment():
    first, second = published(news_item()), news_item()
    copy = {"document": second.pk, "number": 1, "live_from": first.live_from, "live_until": None}
    assert insert_copy(first, path=first.path, **copy)
    assert not insert_copy(first, path="/frei/", **copy)


@pytest.mark.parametrize(
    "change",
    ["title = 'x'", "body_html = ''", "data = '{}'", "path = '/x/'", "number = 9", "sha256 = ''",
     "live_from = '2035-01-01 00:00:00'", "summary = 'x'", "redaction_reason = 'x'"],
)  # fmt: skip
def test_what_a_started_edition_says_cannot_be_changed(change):
    edition = published(news_item())
    assert refused(f"UPDATE publishing_edition SET {change} WHERE id = %s", edition.pk)


def test_a_started_edition_cannot_be_deleted():
    edition = published(news_item())
    assert refused("DELETE FROM publishing_edition WHERE id = %s", edition.pk)


def test_the_references_of_a_started_edition_can_neither_be_changed_nor_deleted():
    item = news_item()
    item.departments.add(department())
    link = published(item).links.get()
    assert refused("UPDATE publishing_editionlink SET position = 7 WHERE id = %s", link.pk)
    assert refused("DELETE FROM publishing_editionlink WHERE id = %s", link.pk)


def test_what_is_frozen_keeps_its_key_by_which_others_name_it():
    """Under another one nothing would guard what belonged to it, and its former key would be free for others."""
    edition = published(news_item())
    update = report(measure())
    published(update.measure)
    for table, key in (
        ("publishing_edition", edition.pk),
        ("programs_progressupdate", update.pk),
    ):
        assert refused(f"UPDATE {table} SET id = %s WHERE id = %s", key + 1000, key), table
    links = "DELETE FROM publishing_editionlink WHERE edition_id = %s"
    key = Edition.objects.get(document=update.measure_id).pk
    assert refused(f"UPDATE publishing_edition SET id = {key + 1000} WHERE id = {key}")
    assert refused(links, key)


def test_an_edition_still_to_come_may_be_taken_back():
    edition = published(news_item(), live_from=timezone.now() + timedelta(days=1))
    for part in ("editionsource", "editionfile"):
        assert not refused(f"DELETE FROM publishing_{part} WHERE edition_id = %s", edition.pk)
    assert not refused("DELETE FROM publishing_edition WHERE id = %s", edition.pk)


def test_an_open_end_may_be_set_but_a_past_end_is_never_reopened():
    start = datetime(2020, 1, 1, 8, tzinfo=UTC)
    edition = published(news_item(), at=start)
    end = adapted(start + timedelta(days=1))
    assert not refused(
        "UPDATE publishing_edition SET live_until = %s WHERE id = %s", end, edition.pk
    )
    for value in (None, adapted(start + timedelta(days=2)), adapted(start + timedelta(hours=1))):
        assert refused(
            "UPDATE publishing_edition SET live_until = %s WHERE id = %s", value, edition.pk
        )


def test_a_range_ends_after_it_begins():
    edition = published(news_item())
    assert refused("UPDATE publishing_edition SET live_until = live_from WHERE id = %s", edition.pk)


def test_a_document_is_withdrawn_once_at_a_time():
    edition = published(news_item())
    for allowed in (True, False):
        assert allowed != refused(
            "INSERT INTO publishing_withdrawal (document_id, kind, explanation, effective_from, created_by_id)"
            " VALUES (%s, %s, %s, %s, %s)",
            edition.document_id, Withdrawal.Kind.GONE, "", adapted(edition.live_from), edition.approved_by_id,
        )  # fmt: skip


def test_two_people_cannot_hold_one_seat_on_one_day():
    post = Post.objects.create(title="Beispielstelle", department=department(), seats=2)
    first, second = person(), person()
    term = {"post": post, "term_from": datetime(2024, 1, 1, tzinfo=UTC).date()}
    Appointment.objects.create(person=first, **term)
    Appointment.objects.create(person=second, seat=2, **term)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(person=second, **term)


def test_a_seat_may_change_hands_overnight_but_not_on_the_same_day():
    post = Post.objects.create(title="Beispielstelle", department=department())
    last_day = datetime(2024, 6, 30, tzinfo=UTC).date()
    Appointment.objects.create(
        post=post, person=person(), term_from=datetime(2024, 1, 1, tzinfo=UTC).date(), term_until=last_day
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(post=post, person=person(), term_from=last_day)
    Appointment.objects.create(post=post, person=person(), term_from=last_day + timedelta(days=1))


def test_audit_rows_can_neither_be_changed_nor_deleted():
    published(news_item(), at=timezone.now())
    assert refused("UPDATE accounts_auditentry SET action = 'nothing'")
    assert refused("DELETE FROM accounts_auditentry")


def test_a_redaction_leaves_nothing_but_the_tombstone():
    edition = published(news_item(), at=datetime(2020, 1, 1, tzinfo=UTC))
    now, redactor = adapted(timezone.now()), approver().pk
    half = "UPDATE publishing_edition SET title = 'x', redacted_at = %s, redacted_by_id = %s WHERE id = %s"
    assert refused(half, now, redactor, edition.pk)


def test_what_the_log_says_of_a_person_is_erased_as_a_whole_or_not_at_all():
    entry = audit.record("invite_again", by=None, at=timezone.now(), obj=approver())
    row = f"WHERE entry_id = {entry.pk}"
    assert refused(f"UPDATE accounts_auditpersonal SET label = 'anders' {row}")
    assert refused(f"UPDATE accounts_auditpersonal SET label = '' {row}")
    assert refused(f"DELETE FROM accounts_auditpersonal {row}")
    erased = "label = '', details = '{}', salt = '', erased_at = CURRENT_TIMESTAMP"
    assert not refused(f"UPDATE accounts_auditpersonal SET {erased} {row}")
    assert refused(f"UPDATE accounts_auditpersonal SET erased_at = NULL {row}")


def emptied_or_replaced(table, key):
    """Try to take rows past the triggers of rows, as each engine can; tell whether it was refused."""
    if connection.vendor == "sqlite":
        return refused(f"REPLACE INTO {table} SELECT * FROM {table} WHERE id = %s", key)
    with connection.cursor() as cursor:
        # Else it is refused for another reason
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return refused(f"TRUNCATE {table} CASCADE")


def test_no_statement_goes_past_the_guards_of_rows():
    edition = published(news_item())
    entry = audit.AuditEntry.objects.latest("pk")
    assert emptied_or_replaced("publishing_edition", edition.pk)
    assert emptied_or_replaced("accounts_auditentry", entry.pk)
    assert Edition.objects.filter(pk=edition.pk).exists()
