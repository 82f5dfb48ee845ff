"""The workflow: who may do what, in which state, and what it leaves behind."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AuditEntry
from publishing import actions
from publishing.errors import Conflict, NotPermitted, NotReady
from publishing.models import Document, Edition, State, Withdrawal
from tests.factories import (
    administrator,
    approver,
    editor,
    news_item,
    published,
    submitted,
    translation,
    user,
)

pytestmark = pytest.mark.django_db

# Still to come on the database's own clock, so that plans can be taken back
NOW = datetime(2061, 3, 2, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=7)


def document(**fields):
    return Document.objects.get(pk=news_item(**fields).pk)


def resubmitted(edition, **changes):
    """Change the working copy of a published document and hand it in again."""
    item = Document.objects.get(pk=edition.document_id)
    for name, value in {"state": State.DRAFT, "change_note": "Neuer Ort", **changes}.items():
        setattr(item, name, value)
    item.save()
    return submitted(item, at=NOW)


def approve(item, **kwargs):
    return actions.approve(item, **{"by": approver(), "at": NOW, "version": item.version, **kwargs})


def test_an_editor_hands_a_draft_in():
    author = editor()
    item = submitted(document(), by=author, at=NOW)
    assert (item.state, item.submitted_by, item.submitted_at) == (State.SUBMITTED, author, NOW)


def test_handing_in_is_refused_while_the_text_has_problems():
    with pytest.raises(NotReady) as refusal:
        submitted(document(summary=""))
    assert refusal.value.problems


def test_nobody_hands_in_without_the_permission():
    with pytest.raises(NotPermitted):
        submitted(document(), by=administrator())


def test_a_deactivated_account_can_do_nothing():
    with pytest.raises(NotPermitted):
        submitted(document(), by=editor(is_active=False))


def test_what_was_handed_in_can_be_recalled_by_the_same_person_only():
    author = editor()
    item = submitted(document(), by=author, at=NOW)
    with pytest.raises(NotPermitted):
        actions.recall(item, by=editor(), at=NOW, version=item.version)
    assert actions.recall(item, by=author, at=NOW, version=item.version).state == State.DRAFT


def test_a_rejection_reaches_the_editor_by_email(django_capture_on_commit_callbacks):
    author = editor()
    item = submitted(document(title="Neue Sprechzeiten"), by=author, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        actions.reject(item, by=approver(), at=NOW, version=1, remark="Bitte mit Ort.")
    item.refresh_from_db()
    assert item.state == State.REJECTED
    [message] = mail.outbox
    assert message.to == [author.email]
    assert "Neue Sprechzeiten" in message.subject
    assert "Bitte mit Ort." in message.body


def test_a_rejection_needs_a_remark():
    item = submitted(document(), at=NOW)
    with pytest.raises(Conflict):
        actions.reject(item, by=approver(), at=NOW, version=1, remark="  ")


def test_approval_writes_the_edition_that_is_live_from_now_on():
    edition = approve(submitted(document(), at=NOW))
    assert (edition.number, edition.live_from, edition.live_until) == (1, NOW, None)
    assert Edition.objects.live(NOW).get() == edition
    assert not Edition.objects.live(NOW - timedelta(microseconds=1)).exists()
    assert edition.document.state == State.APPROVED


def test_whoever_submitted_cannot_approve():
    both = user("redaktion", "freigabe")
    item = submitted(document(), by=both, at=NOW)
    with pytest.raises(NotPermitted, match="Vier Augen"):
        approve(item, by=both)


def test_whoever_edited_last_cannot_approve():
    both = user("redaktion", "freigabe")
    item = submitted(document(last_edited_by=both), at=NOW)
    with pytest.raises(NotPermitted, match="Vier Augen"):
        approve(item, by=both)


def test_an_administrator_cannot_approve():
    with pytest.raises(NotPermitted):
        approve(submitted(document(), at=NOW), by=administrator())


def test_a_draft_cannot_be_approved():
    with pytest.raises(Conflict):
        approve(document())


def test_approval_of_a_text_that_has_changed_meanwhile_fails():
    item = submitted(document(), at=NOW)
    Document.objects.filter(pk=item.pk).update(version=2)
    with pytest.raises(Conflict, match="inzwischen geändert"):
        approve(item, version=1)


def test_one_person_alone_may_approve_with_a_reason_that_a_second_confirms():
    both = user("redaktion", "freigabe")
    edition = approve(document(last_edited_by=both), by=both, forced_reason="Sturmwarnung")
    assert edition.forced_reason == "Sturmwarnung"
    with pytest.raises(NotPermitted):
        actions.confirm(edition, by=both, at=NOW)
    second = approver()
    assert actions.confirm(edition, by=second, at=NOW).confirmed_by == second
    with pytest.raises(Conflict):
        actions.confirm(edition, by=approver(), at=NOW)


def test_a_planned_edition_ends_its_predecessor_at_its_own_start():
    first = published(document(), at=NOW)
    second = approve(resubmitted(first, title="Neuer Titel"), live_from=LATER)
    live = Edition.objects.live
    assert live(LATER - timedelta(microseconds=1)).get() == first
    assert live(LATER).get() == second
    assert Edition.objects.scheduled(NOW).get() == second
    assert Edition.objects.get(pk=first.pk).live_until == LATER


def test_an_edition_goes_at_its_end():
    edition = approve(submitted(document(), at=NOW), live_until=LATER)
    assert Edition.objects.live(LATER - timedelta(microseconds=1)).exists()
    assert not Edition.objects.live(LATER).exists()
    assert not edition.covers(LATER)


@pytest.mark.parametrize(
    ("start", "end"), [(NOW - timedelta(hours=1), None), (LATER, LATER), (LATER, NOW)]
)
def test_a_range_in_the_past_or_without_length_is_refused(start, end):
    with pytest.raises(Conflict):
        approve(submitted(document(), at=NOW), live_from=start, live_until=end)


def test_a_plan_can_be_taken_back_and_the_predecessor_goes_on_as_before():
    first = published(document(), at=NOW, live_until=LATER + timedelta(days=30))
    plan = approve(resubmitted(first), live_from=LATER)
    assert actions.unschedule(plan, by=approver(), at=NOW).state == State.DRAFT
    first.refresh_from_db()
    assert first.live_until == LATER + timedelta(days=30)
    with pytest.raises(Conflict):
        actions.unschedule(plan, by=approver(), at=NOW)


def test_a_plan_stays_where_taking_it_back_would_give_an_address_to_two():
    first = published(document(slug="umzug"), at=NOW)
    plan = approve(resubmitted(first, slug="neues-haus"), live_from=LATER)
    heir = approve(submitted(document(slug="umzug"), at=NOW), live_from=LATER)
    with pytest.raises(Conflict, match=heir.path):
        actions.unschedule(plan, by=approver(), at=NOW)
    assert Edition.objects.filter(pk=plan.pk).exists()


def test_what_is_public_already_cannot_be_taken_back_as_a_plan():
    with pytest.raises(Conflict):
        actions.unschedule(published(document(), at=NOW), by=approver(), at=NOW)


def test_nothing_can_be_planned_before_what_is_planned_already():
    first = published(document(), at=NOW)
    approve(resubmitted(first), live_from=LATER)
    with pytest.raises(Conflict, match="schon eine Fassung geplant"):
        approve(resubmitted(first), live_from=LATER - timedelta(days=1))


def test_an_address_that_is_taken_is_refused_with_a_sentence_that_names_it():
    published(document(slug="doppelt"), at=NOW)
    with pytest.raises((Conflict, NotReady), match="/aktuelles/"):
        published(document(slug="doppelt"), at=NOW)


def test_withdrawing_hides_from_lists_and_keeps_the_text_readable():
    edition = published(document(), at=NOW)
    actions.withdraw(edition.document, by=approver(), at=LATER, explanation="Termin entfällt")
    assert Edition.objects.live(NOW).exists()
    assert not Edition.objects.live(LATER).exists()
    assert Edition.objects.readable(LATER).get() == edition


@pytest.mark.parametrize("name", ["remove", "hide"])
def test_removing_leaves_nothing_readable(name):
    edition = published(document(), at=NOW)
    getattr(actions, name)(edition.document, by=approver(), at=LATER)
    assert not Edition.objects.readable(LATER).exists()


def test_a_withdrawal_needs_an_explanation_and_happens_once():
    edition = published(document(), at=NOW)
    with pytest.raises(Conflict):
        actions.withdraw(edition.document, by=approver(), at=LATER, explanation=" ")
    actions.remove(edition.document, by=approver(), at=LATER)
    with pytest.raises(Conflict, match="bereits zurückgezogen"):
        actions.hide(edition.document, by=approver(), at=LATER)


def test_what_was_never_public_cannot_be_withdrawn():
    with pytest.raises(Conflict):
        actions.remove(document(), by=approver(), at=NOW)


def test_a_lifted_withdrawal_makes_the_edition_live_again():
    edition = published(document(), at=NOW)
    actions.remove(edition.document, by=approver(), at=NOW + timedelta(days=1))
    actions.lift_withdrawal(edition.document, by=approver(), at=LATER)
    assert Edition.objects.live(LATER).get() == edition
    assert Withdrawal.objects.get().effective_until == LATER


def test_a_page_can_lead_on_to_a_public_page_only():
    edition, target = published(document(), at=NOW), document()
    with pytest.raises(Conflict):
        actions.redirect(edition.document, by=approver(), at=NOW, target=target)
    with pytest.raises(Conflict):
        actions.redirect(edition.document, by=approver(), at=NOW, target=edition.document)
    published(target, at=NOW)
    withdrawal = actions.redirect(edition.document, by=approver(), at=NOW, target=target)
    assert withdrawal.target == target


def with_translations(**fields):
    """Return a published text and translations of it: published, planned, and a draft."""
    item = document(**fields)
    published(item, at=NOW)
    shown, planned, draft = (translation(item, code) for code in ("en", "uk", "tr"))
    published(shown, at=NOW)
    published(planned, at=NOW, live_from=LATER)
    return item, *(Document.objects.get(pk=one.pk) for one in (shown, planned, draft))


@pytest.mark.parametrize("way", ["withdraw", "remove", "hide", "redirect"])
def test_what_is_taken_away_is_taken_away_in_every_language_and_comes_back_in_each(way):
    item, shown, planned, draft = with_translations()
    more = {
        "withdraw": {"explanation": "Termin entfällt"},
        "redirect": {"target": published(document(), at=NOW).document},
    }.get(way, {})
    at, by = NOW + timedelta(hours=1), approver()
    getattr(actions, way)(item, by=by, at=at, **more)
    of_item = Edition.objects.filter(document__in=[item, shown, planned])
    assert not Edition.objects.live(LATER).filter(pk__in=of_item).exists()
    laid = Withdrawal.objects.effective(at)
    assert {one.document_id for one in laid} == {item.pk, shown.pk, planned.pk}
    assert len({(one.kind, one.explanation, one.target_id) for one in laid}) == 1
    assert AuditEntry.objects.filter(object_id=str(shown.pk), action=f"withdraw_{laid[0].kind}")
    with pytest.raises(Conflict, match="Vorlage"):
        actions.lift_withdrawal(shown, by=by, at=at + timedelta(hours=1))
    with pytest.raises(Conflict, match="Vorlage"):
        published(draft, at=at + timedelta(hours=1))
    actions.lift_withdrawal(item, by=by, at=at + timedelta(hours=2))
    assert Edition.objects.live(LATER).filter(pk__in=of_item).count() == 3


def test_a_translation_that_was_taken_away_before_its_source_does_not_come_back_with_it():
    item, shown, planned, _draft = with_translations()
    by, hour = approver(), timedelta(hours=1)
    actions.hide(shown, by=by, at=NOW + hour)
    assert Edition.objects.live(NOW + hour).filter(document=item.pk).exists()
    actions.hide(item, by=by, at=NOW + 2 * hour)
    actions.lift_withdrawal(item, by=by, at=NOW + 3 * hour)
    live = Edition.objects.live(LATER).values_list("document", flat=True)
    assert set(live) == {item.pk, planned.pk}
    actions.lift_withdrawal(shown, by=by, at=NOW + 4 * hour)
    assert Edition.objects.live(LATER).filter(document=shown.pk).exists()


def test_a_redacted_translation_does_not_come_back_with_its_source():
    item, shown, *_ = with_translations()
    by, hour = approver(), timedelta(hours=1)
    actions.hide(item, by=by, at=NOW + hour)
    edition = Edition.objects.get(document=shown.pk)
    actions.redact(edition, by=by, at=NOW + 2 * hour, reason="Daten")
    actions.lift_withdrawal(item, by=by, at=NOW + 3 * hour)
    live = Edition.objects.live(NOW + 3 * hour).values_list("document", flat=True)
    assert set(live) == {item.pk}


def test_a_merged_text_leads_on_in_the_language_in_which_it_was_read(client, clock):
    item, shown, *_ = with_translations()
    target = published(document(title="Das neue Programm"), at=NOW)
    path = Edition.objects.get(document=shown.pk).path
    at = NOW + timedelta(hours=1)
    actions.redirect(item, by=approver(), at=at, target=target.document)
    clock(at)
    assert client.get(path).headers["Location"] == f"/en{target.path}"
    assert client.get(f"/tr{Edition.objects.get(document=item.pk).path}").headers["Location"] == (
        f"/tr{target.path}"
    )


def test_redaction_erases_an_old_edition_and_says_why():
    start = datetime(2020, 1, 1, tzinfo=UTC)
    old = published(document(), at=start)
    actions.remove(old.document, by=approver(), at=start + timedelta(days=1))
    redacted = actions.redact(old, by=approver(), at=NOW, reason="Personenbezogene Daten")
    redacted.refresh_from_db()
    assert (redacted.body_html, redacted.summary, redacted.data) == ("", "", {})
    assert redacted.redaction_reason == "Personenbezogene Daten"
    with pytest.raises(Conflict):
        actions.redact(old, by=approver(), at=NOW, reason="noch einmal")
    with pytest.raises(Conflict, match="geschwärzt"):
        actions.lift_withdrawal(old.document, by=approver(), at=NOW)


def test_what_is_public_cannot_be_redacted():
    with pytest.raises(Conflict):
        actions.redact(published(document(), at=NOW), by=approver(), at=NOW, reason="Daten")


def test_every_action_leaves_one_audit_row():
    author, second = editor(), approver()
    item = submitted(document(), by=author, at=NOW)
    actions.approve(item, by=second, at=NOW, version=item.version)
    actions.remove(item, by=second, at=LATER)
    rows = AuditEntry.objects.filter(object_id=str(item.pk), object_type="publishing.document")
    assert list(rows.order_by("pk").values_list("action", "actor")) == [
        ("submit", author.pk),
        ("approve", second.pk),
        ("withdraw_gone", second.pk),
    ]


def test_a_refused_action_changes_nothing():
    item = submitted(document(), at=NOW)
    rows = AuditEntry.objects.count()
    with pytest.raises(Conflict):
        approve(item, live_from=NOW - timedelta(days=1))
    item.refresh_from_db()
    assert item.state == State.SUBMITTED
    assert (Edition.objects.count(), AuditEntry.objects.count()) == (0, rows)


def test_what_is_live_stays_as_it_is_while_the_text_is_edited():
    edition = published(document(title="Alter Titel"), at=timezone.now())
    Document.objects.filter(pk=edition.document_id).update(title="Neuer Titel", state=State.DRAFT)
    assert Edition.objects.live(timezone.now()).get().title == "Alter Titel"
