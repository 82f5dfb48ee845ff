"""What belongs to a document is told by one query, and what has no rows is not asked for."""

import pytest
from django.contrib import admin
from django.db import connection
from django.forms import inlineformset_factory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.models import FundingPeriod, Goal, Measure, Paper
from publishing import actions, presence
from publishing.models import Document, Edition, Presence, TextBlock, Withdrawal
from publishing.newsroom.document_admin import BESIDE_THE_FORM, DocumentAdmin
from publishing.related_rows import models_with_rows
from tests import factories
from tests.admin_forms import admin_url

KINDS = [one for one in admin.site._registry.values() if isinstance(one, DocumentAdmin)]


def test_models_are_told_apart_by_one_query(db, django_assert_num_queries):
    program, other = factories.program(), factories.program()
    Goal.objects.create(program=program, title="Sprache")
    FundingPeriod.objects.create(program=other, start="2026-01-01")
    TextBlock.objects.create(parent=program, region="main", ordering=1)
    factories.measure(program=other)
    factories.translation(other)
    asked = (Goal, FundingPeriod, TextBlock, Measure, Document, Edition)
    with django_assert_num_queries(1):
        assert models_with_rows(program, asked) == {Goal, TextBlock}
    assert models_with_rows(other, asked) == {FundingPeriod, Measure, Document}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.opts.model_name)
def test_rows_are_looked_for_where_the_form_finds_them(kind, db):
    """Whatever a form shows of a document has one column by which it belongs to it."""
    document = kind.model(pk=4711)
    with CaptureQueriesContext(connection) as done:
        inlines = kind.get_inlines(None, None)
        assert not models_with_rows(
            document, [*BESIDE_THE_FORM, *(inline.model for inline in inlines)]
        )
    for inline in inlines:
        rows = inlineformset_factory(
            kind.model, inline.model, fk_name=inline.fk_name, fields="__all__"
        )
        place = f"{inline.model._meta.db_table} WHERE {rows.fk.column} = 4711"
        assert place in done.captured_queries[0]["sql"]


def asked(client, address):
    """Return how many queries an opened form needs."""
    client.get(address)
    with CaptureQueriesContext(connection) as done:
        assert client.get(address).status_code == 200
    return len(done)


def test_a_form_asks_for_what_there_is_and_for_nothing_else(client, db):
    client.force_login(factories.coordinator())
    program = factories.program()
    factories.published(program)
    address = admin_url(program, "change")
    bare = asked(client, address)
    Paper.objects.create(program=program, title="Richtlinie", url="https://land.example/richtlinie")
    assert asked(client, address) == bare + 1
    presence.seen(program, by=factories.approver(), at=timezone.now())
    assert Presence.objects.count() == 1
    assert asked(client, address) == bare + 2
    actions.withdraw(
        program, by=factories.approver(), at=timezone.now(), explanation="Wird geprüft."
    )
    assert Withdrawal.objects.count() == 1
    assert asked(client, address) == bare + 3
    factories.translation(program)
    assert asked(client, address) == bare + 4
