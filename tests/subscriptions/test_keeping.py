"""How long wishes, e-mails and proofs stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from subscriptions import actions
from subscriptions.models import Consent, FanOut, Mail, SignUp, Subscriber
from wir_portal.purge import purge

from .conftest import announcement, subscriber

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


def test_a_wish_without_a_yes_goes_after_two_days():
    for age in (1, 3):
        actions.request(
            email=f"alt{age}@example.org", subjects=["all"], rhythm="daily", at=NOW - age * DAY
        )
    purge(NOW)
    assert [wish.email for wish in SignUp.objects.all()] == ["alt1@example.org"]


def test_e_mails_go_after_ninety_days_and_what_was_told_is_not_told_again(sent):
    reader = subscriber(since=NOW - 200 * DAY)
    announcement(at=NOW - DAY)
    assert len(sent(NOW)) == 1
    Mail.objects.update(due_at=NOW - 91 * DAY)
    purge(NOW)
    assert not reader.mails.exists()
    assert FanOut.objects.exists()
    assert sent(NOW) == []


def test_a_mailbox_that_stays_unreachable_is_forgotten():
    subscriber(deactivated_at=NOW - 91 * DAY)
    kept = subscriber(deactivated_at=NOW - 89 * DAY, email="neu@example.org")
    purge(NOW)
    assert list(Subscriber.objects.all()) == [kept]


def test_the_proof_goes_three_years_after_the_end():
    wish = actions.request(email="a@example.org", subjects=["all"], rhythm="daily", at=NOW)
    for years in (1, 4):
        Consent.objects.create(
            address_hash="x", text=wish.text, rhythm="daily", way="mailbox", asked_at=NOW - 2000 * DAY,
            confirmed_at=NOW - 2000 * DAY, ended_at=NOW - years * 365 * DAY,
        )  # fmt: skip
    purge(NOW)
    assert Consent.objects.count() == 1
