"""Remarks stand at their block or field, reach the editor, are answered and resolved, and end with the approval."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from publishing import actions, working_copy
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, QuoteBlock, Remark, TextBlock
from publishing.remarking import NewRemark, Places, current_remarks, key_of
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def rejected(item, *remarks, remark="", by=None):
    document = factories.submitted(item, at=NOW)
    by = by or factories.approver(teams=[document.team] if document.team else [])
    return actions.reject(
        document, by=by, at=NOW, version=document.version, remark=remark, remarks=remarks
    )


def at_text(item):
    """Return the key of the item's first text block."""
    return key_of(TextBlock.objects.filter(parent=item.pk).first())


def one_remark(**fields):
    item = factories.news_item(**fields)
    rejected(item, NewRemark("Quelle fehlt.", block=at_text(item)))
    return item, Remark.objects.get()


def test_a_remark_stands_at_its_block_and_field_in_words():
    item = factories.news_item()
    rejected(
        item,
        NewRemark("Quelle fehlt.", block=at_text(item)),
        NewRemark("Zu lang.", field="title"),
        NewRemark("  "),
        remark="Bitte noch einmal lesen.",
    )
    assert [(one.where, one.text) for one in Remark.objects.all()] == [
        ("Zum ganzen Text", "Bitte noch einmal lesen."),
        ("1. Baustein (Text): „Was geschieht Ein Absatz mit Beispieltext.“", "Quelle fehlt."),
        ("Titel", "Zu lang."),
    ]
    assert {one.version for one in Remark.objects.all()} == {1}
    assert Document.objects.get(pk=item.pk).state == "rejected"


def test_the_email_names_every_remark_with_its_place(django_capture_on_commit_callbacks):
    item = factories.news_item(title="Neue Sprechzeiten")
    with django_capture_on_commit_callbacks(execute=True):
        factories.submitted(item)
    mail.outbox.clear()
    document = Document.objects.get(pk=item.pk)
    remarks = [
        NewRemark("Quelle fehlt.", block=at_text(item)),
        NewRemark("Zu lang.", field="title"),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        actions.reject(document, by=factories.approver(), at=NOW, version=1, remarks=remarks)
    [message] = mail.outbox
    assert message.to == [document.submitted_by.email]
    body = message.body
    assert body.index("1. Baustein (Text)") < body.index("Quelle fehlt.") < body.index("Titel\nZu")
    assert f"/admin/publishing/document/{item.pk}/oeffnen/" in body


@pytest.mark.parametrize("nonsense", [{"block": "textblock-0"}, {"field": "state"}])
def test_a_remark_at_a_place_that_is_not_there_is_refused_and_nothing_changes(nonsense):
    item = factories.news_item()
    with pytest.raises(Conflict, match="gibt es"), transaction.atomic():
        rejected(item, NewRemark("Wo?", **nonsense))
    assert not Remark.objects.exists()


def test_a_remark_goes_with_its_block_and_outlives_it():
    item, remark = one_remark()
    block = TextBlock.objects.get(parent=item.pk)
    assert Places(item).anchor(remark) == "id_publishing_textblock_set-0-text"
    # Another text before it, and a copy of it
    factories.with_text(item, "<p>Davor.</p>", ordering=1)
    factories.with_text(item, block.text, ordering=90)
    places = Places(item)
    assert places.anchor(remark) == "id_publishing_textblock_set-1-text"
    block.delete()
    places = Places(item)
    assert (places.anchor(remark), places.is_gone(remark)) == ("", True)
    assert "Baustein (Text)" in Remark.objects.get().where


def test_a_remark_at_parts_of_a_programme_leads_to_them():
    program = factories.program()
    rejected(program, NewRemark("Ziel 2?", field="goals"))
    assert Places(program).anchor(Remark.objects.get()) == "goals-group"
    assert Remark.objects.get().where == "Ziele"


def test_remarks_are_answered_resolved_and_opened_again():
    _, remark = one_remark()
    editor = factories.editor()
    actions.answer_remark(remark, by=editor, at=NOW, text=" Steht jetzt da. ")
    actions.resolve_remark(remark, by=editor, at=NOW)
    remark.refresh_from_db()
    assert (remark.is_open, remark.resolved_by) == (False, editor)
    assert remark.answers.get().text == "Steht jetzt da."
    with pytest.raises(Conflict, match="schon erledigt"):
        actions.resolve_remark(remark, by=editor, at=NOW)
    actions.reopen_remark(remark, by=factories.approver(), at=NOW)
    remark.refresh_from_db()
    assert remark.is_open
    with pytest.raises(Conflict, match="noch offen"):
        actions.reopen_remark(remark, by=editor, at=NOW)
    with pytest.raises(Conflict, match="Antwort"):
        actions.answer_remark(remark, by=editor, at=NOW, text=" ")


def test_only_who_edits_or_approves_the_text_speaks_about_it():
    team = factories.team()
    item = factories.news_item(team=team)
    rejected(item, NewRemark("Quelle?", block=at_text(item)))
    remark = Remark.objects.get()
    strangers = [factories.editor(), factories.administrator(teams=[team])]
    for stranger in strangers:
        with pytest.raises(NotPermitted):
            actions.answer_remark(remark, by=stranger, at=NOW, text="Hm.")
        with pytest.raises(NotPermitted):
            actions.resolve_remark(remark, by=stranger, at=NOW)
    actions.resolve_remark(remark, by=factories.editor(teams=[team]), at=NOW)


def test_what_is_open_goes_on_to_the_next_submission_and_ends_with_the_approval():
    item, first = one_remark()
    second = Remark.objects.create(
        document=first.document, text="Und das?", version=1, author=first.author, written_at=NOW
    )
    editor = factories.editor()
    actions.resolve_remark(first, by=editor, at=NOW)
    working_copy.changed(first.document, by=editor, at=NOW)
    document = factories.submitted(item, by=editor, at=NOW)
    assert current_remarks(document) == [second, first]
    by = factories.approver()
    actions.approve(document, by=by, at=NOW, version=document.version)
    assert current_remarks(document) == []
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.resolution, second.resolved_by) == ("approved", by)
    assert (first.resolution, first.resolved_by) == ("approved", editor)
    with pytest.raises(Conflict, match="geschlossen"):
        actions.answer_remark(first, by=editor, at=NOW, text="Zu spät.")


def test_an_undone_rejection_leaves_no_remark():
    item = factories.news_item()
    document = factories.submitted(item)
    with pytest.raises(NotPermitted):
        actions.reject(document, by=factories.editor(), at=NOW, version=1, remark="Nein.")
    with pytest.raises(Conflict):
        actions.reject(document, by=factories.approver(), at=NOW, version=7, remark="Nein.")
    assert not Remark.objects.exists()


def test_the_database_knows_no_half_resolved_remark():
    _, remark = one_remark()
    rows = Remark.objects.filter(pk=remark.pk)
    for wrong in ({"resolution": "done"}, {"field": "title"}, {"text": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_restoring_an_edition_keeps_remarks_at_their_blocks():
    item = factories.news_item()
    edition = factories.published(item, at=NOW)
    quote = QuoteBlock.objects.get(parent=item.pk)
    document = Document.objects.get(pk=item.pk)
    document.minor_change = True
    document.save()
    working_copy.changed(document, by=factories.editor(), at=NOW)
    rejected(document, NewRemark("Wer?", block=key_of(quote)))
    quote.delete()
    remark = Remark.objects.get()
    assert Places(item).is_gone(remark)
    document.refresh_from_db()
    actions.restore(edition, by=factories.editor(), at=NOW, version=document.version)
    assert not Places(item).is_gone(remark)
