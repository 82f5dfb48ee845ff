"""Two people press the same button at the same moment: one wins, the other is told so."""

from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from publishing import actions, autosaving, working_copy
from publishing.errors import ActionRefused
from publishing.models import Autosave, Edition
from tests.factories import approver, editor, news_item, published, submitted
from tests.simultaneous import at_once


@pytest.mark.django_db(transaction=True)
def test_of_two_simultaneous_approvals_exactly_one_wins():
    item = submitted(news_item())
    people = approver(), approver()
    now = timezone.now()
    outcomes = at_once(
        *(lambda by=by: actions.approve(item, by=by, at=now, version=item.version) for by in people)
    )
    refusals = [outcome for outcome in outcomes if isinstance(outcome, ActionRefused)]
    assert len(refusals) == 1, outcomes
    assert "Stand" in str(refusals[0])
    assert Edition.objects.filter(document=item).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_documents_that_want_one_address_at_once_exactly_one_gets_it():
    first, second = (submitted(news_item(slug="gleich")) for _ in range(2))
    people = approver(), approver()
    now = timezone.now()
    outcomes = at_once(
        lambda: actions.approve(first, by=people[0], at=now, version=1),
        lambda: actions.approve(second, by=people[1], at=now, version=1),
    )
    refusals = [outcome for outcome in outcomes if isinstance(outcome, ActionRefused)]
    assert len(refusals) == 1, outcomes
    assert Edition.objects.live(now).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_simultaneous_withdrawals_exactly_one_wins():
    document = published(news_item()).document
    people = approver(), approver()
    now = timezone.now()
    outcomes = at_once(*(lambda by=by: actions.remove(document, by=by, at=now) for by in people))
    assert sum(isinstance(outcome, ActionRefused) for outcome in outcomes) == 1, outcomes


@pytest.mark.django_db(transaction=True)
def test_a_form_is_saved_while_the_page_still_sends_what_was_typed():
    """The request of the page is stored before the form is, and afterwards there is nothing left of it."""
    item, by, key, at = news_item(), editor(), uuid4(), timezone.now()
    saving, kept = Event(), Event()

    def save():
        with transaction.atomic():
            working_copy.lock(item.pk)
            saving.set()
            # SQLite lets nobody write meanwhile
            kept.wait(timeout=1)
            autosaving.close(by=by, at=at, key=key, document=item)

    def keep():
        saving.wait(timeout=10)
        form = {"by": by, "at": at, "key": key, "document": item, "kind": item.KIND}
        autosaving.keep(**form, base=1, fields={"title": ["Sprachcafé"]})
        kept.set()

    outcomes = at_once(save, keep)
    assert [str(outcome) for outcome in outcomes if outcome] == []
    assert [(row.data, row.is_closed) for row in Autosave.objects.all()] == [({}, True)]


def test_a_locked_row_can_be_named_by_others():
    """PostgreSQL's plain lock stops them until it is let go, and two requests then wait for one another."""
    ours = [Path(app.path) for app in apps.get_app_configs() if "site-packages" not in app.path]
    sources = [path for folder in ours for path in folder.rglob("*.py")]
    locking = {path: path.read_text().count("select_for_update(") for path in sources}
    assert sum(locking.values()) > 20
    assert {
        path: count
        for path, count in locking.items()
        if count != path.read_text().count("select_for_update(no_key=True)")
    } == {}
