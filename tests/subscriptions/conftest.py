"""What tests of subscriptions share."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from subscriptions import actions, outbox
from subscriptions.models import Rhythm, Subscriber
from tests import factories

BEGAN = datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    settings.VAR_DIR = tmp_path
    cache.clear()


@pytest.fixture
def links():
    """Return a function that gives the links of the last e-mail, as paths."""

    def of(message=None):
        body = (message or mail.outbox[-1]).body
        return re.findall(r"http://127\.0\.0\.1:8000(/\S*)", body)

    return of


@pytest.fixture
def sent(django_capture_on_commit_callbacks, monkeypatch):
    """Return a function that does what the worker does at a moment, and gives the e-mails that this sent."""

    def at(moment=None):
        before = len(mail.outbox)
        moment = moment or timezone.now()
        monkeypatch.setattr("subscriptions.tasks.timezone", SimpleNamespace(now=lambda: moment))
        with django_capture_on_commit_callbacks(execute=True):
            outbox.fill(moment)
        return mail.outbox[before:]

    return at


def subscriber(*codes, rhythm=Rhythm.AT_ONCE, since=BEGAN, **fields):
    """Return somebody who follows these subjects (codes of choices.py), everything without any."""
    number = Subscriber.objects.count() + 1
    fields = {"email": f"leserin{number}@example.org", "confirmed_at": since, **fields}
    made = Subscriber.objects.create(**fields)
    actions.signing_up.subscribe(made, dict.fromkeys(codes or ["all"], rhythm), at=since)
    return made


def announcement(**fields):
    """Publish an announcement and return its edition."""
    at = fields.pop("at", None)
    return factories.published(factories.news_item(**fields), at=at)
