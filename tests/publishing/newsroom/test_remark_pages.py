"""Remarks are written where the changes are judged, and answered beside the text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publishing import actions
from publishing.models import Document, Remark, TextBlock
from publishing.remarking import NewRemark, key_of
from tests import factories
from tests.admin_forms import admin_url, fields_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def waiting():
    item = factories.news_item()
    factories.submitted(item, at=NOW)
    return item


def box(item):
    return "zu-" + key_of(TextBlock.objects.filter(parent=item.pk).first())


def rejected(remarks=1):
    item = waiting()
    key = key_of(TextBlock.objects.get(parent=item.pk))
    actions.reject(
        Document.objects.get(pk=item.pk),
        by=factories.approver(),
        at=NOW,
        version=1,
        remarks=[NewRemark(f"Quelle {number}?", block=key) for number in range(remarks)],
    )
    return item


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_approver_writes_remarks_at_blocks_and_fields(client):
    client.force_login(factories.approver())
    item = waiting()
    url = admin_url(item, "step", "zurueckweisen")
    opened = client.get(url)
    values = fields_of(opened)
    assert box(item) in values
    assert "zu-field-title" in values
    answer = client.post(url, {**values, box(item): "Quelle fehlt.", "zu-field-title": "Kürzer."})
    assert answer.status_code == 302
    assert [(one.where[:11], one.text) for one in Remark.objects.all()] == [
        ("1. Baustein", "Quelle fehlt."),
        ("Titel", "Kürzer."),
    ]


def test_a_refused_rejection_keeps_every_remark_that_was_typed(client):
    client.force_login(factories.approver())
    item = waiting()
    url = admin_url(item, "step", "zurueckweisen")
    values = fields_of(client.get(url))
    answer = client.post(url, {**values, "version": "7", box(item): "Quelle fehlt."})
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Quelle fehlt." in shown
    assert '<details class="remark-box" open>' in shown
    assert not Remark.objects.exists()


def test_the_editor_sees_remarks_in_the_panel_and_is_led_to_the_block(client):
    client.force_login(factories.editor())
    item = rejected()
    shown = page(client, admin_url(item, "change"))
    assert "Quelle 0?" in shown
    assert 'data-remark-anchor="id_publishing_textblock_set-0-text"' in shown


def test_saving_can_call_a_remark_resolved_in_the_same_go(client):
    client.force_login(editor := factories.editor())
    item = rejected()
    url = admin_url(item, "change")
    values = fields_of(client.get(url))
    remark = Remark.objects.get()
    answer = client.post(url, {**values, "title": "Neuer Titel", "_resolve": str(remark.pk)})
    assert answer.status_code == 302
    remark.refresh_from_db()
    assert remark.resolved_by == editor
    assert Document.objects.get(pk=item.pk).title == "Neuer Titel"
    # One of another text is left alone
    other = rejected()
    foreign = Remark.objects.get(document=other.pk)
    client.post(url, {**fields_of(client.get(url)), "_resolve": str(foreign.pk)})
    foreign.refresh_from_db()
    assert foreign.is_open


def test_answers_are_given_on_the_page_of_remarks(client):
    client.force_login(factories.editor())
    item = rejected()
    remark = Remark.objects.get()
    url = admin_url(item, "remark", remark.pk)
    refused = client.post(url, {"antworten": "1", f"{remark.pk}-answer": " "})
    assert "Bitte schreiben Sie eine Antwort." in refused.content.decode()
    values = {"erledigt": "1", f"{remark.pk}-answer": "Steht jetzt da."}
    assert client.post(url, values).status_code == 302
    remark.refresh_from_db()
    assert not remark.is_open
    shown = page(client, admin_url(item, "remarks"))
    assert "Steht jetzt da." in shown
    assert client.post(url, {"oeffnen": "1"}).status_code == 302
    assert client.get(url).status_code == 405
    assert client.post(url, {"unsinn": "1"}).status_code == 404


def test_whoever_only_reads_cannot_answer(client):
    item = rejected()
    remark = Remark.objects.get()
    client.force_login(factories.coordinator())
    Document.objects.filter(pk=item.pk).update(team=factories.team())
    assert "<textarea" not in page(client, admin_url(item, "remarks"))
    url = admin_url(item, "remark", remark.pk)
    assert client.post(url, {"erledigt": "1"}).status_code == 403


def test_the_next_approver_sees_what_became_of_the_remarks(client):
    item = rejected(2)
    editor = factories.editor()
    first, _second = Remark.objects.all()
    actions.answer_remark(first, by=editor, at=NOW, text="Ist ergänzt.")
    actions.resolve_remark(first, by=editor, at=NOW)
    factories.submitted(item, by=editor)
    client.force_login(factories.approver())
    for step in ("freigeben", "zurueckweisen"):
        shown = page(client, admin_url(item, "step", step))
        assert "Ist ergänzt." in shown
        assert "Erledigte Anmerkung" in shown
        assert "Offene Anmerkung" in shown
        assert shown.count("Quelle 1?") == 1


def test_more_remarks_need_no_more_queries(client):
    client.force_login(factories.editor())
    counts = []
    for number in (2, 9):
        item = rejected(number)
        for name in ("change", "remarks"):
            page(client, admin_url(item, name))
            with CaptureQueriesContext(connection) as queries:
                page(client, admin_url(item, name))
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
