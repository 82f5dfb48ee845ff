"""Two people press the same button at the same moment: one wins, the other is told so."""

import pytest
from django.utils import timezone

from publishing import actions
from publishing.errors import ActionRefused
from publishing.models import Edition
from tests.factories import approver, news_item, published, submitted
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
