"""Who else has the form open, and who saved meanwhile."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry
from publishing.models import Presence
from tests import factories
from tests.admin_forms import admin_url, save

pytestmark = pytest.mark.django_db


def signed_in(name):
    client = Client()
    client.force_login(factories.editor(name=name))
    return client


@pytest.fixture
def erika():
    return signed_in("Erika Beispiel")


@pytest.fixture
def toni():
    return signed_in("Toni Beispiel")


def tell(client, document, **values):
    """Say that the form is open and return what the server answers."""
    response = client.post(admin_url(document, "presence"), values)
    assert response.status_code == 200
    return response.json()


def test_both_see_each_other_and_nobody_sees_themselves(erika, toni):
    item = factories.news_item()
    assert tell(erika, item)["others"] == []
    assert tell(toni, item)["others"][0].startswith(
        "Erika Beispiel hat diesen Text gerade geöffnet (seit"
    )
    assert "Toni Beispiel" in tell(erika, item)["others"][0]
    assert "Erika Beispiel hat diesen Text" in toni.get(admin_url(item, "change")).content.decode()


def test_another_text_has_other_readers(erika, toni):
    tell(erika, factories.news_item())
    assert tell(toni, factories.news_item())["others"] == []


def test_whoever_leaves_is_gone_at_once_and_whoever_vanishes_after_a_minute(erika, toni, clock):
    item, now = factories.news_item(), timezone.now()
    clock(now)
    tell(erika, item)
    tell(erika, item, leave="1")
    assert tell(toni, item)["others"] == []
    tell(erika, item)
    clock(now + timedelta(seconds=50))
    assert len(tell(toni, item)["others"]) == 1
    clock(now + timedelta(seconds=70))
    assert tell(toni, item)["others"] == []


def test_whoever_stays_is_there_since_they_came_and_whoever_comes_back_since_then(erika, clock):
    item, now = factories.news_item(), timezone.now()
    for seconds, since in ((0, 0), (20, 0), (40, 0), (400, 400)):
        clock(now + timedelta(seconds=seconds))
        tell(erika, item)
        assert Presence.objects.get().since == now + timedelta(seconds=since)


def test_the_answer_tells_who_saved_meanwhile(erika, toni):
    item = factories.news_item()
    tell(erika, item)
    save(toni, admin_url(item, "change"), title="Neu von Toni")
    answer = tell(erika, item)
    assert answer["version"] == 2
    assert answer["saved"].startswith("Toni Beispiel hat um ")


def test_being_there_is_one_write_and_leaves_no_trace_in_the_log(erika):
    item = factories.news_item()
    tell(erika, item)
    entries = AuditEntry.objects.count()
    with CaptureQueriesContext(connection) as queries:
        tell(erika, item)
    writes = [
        query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")
    ]
    assert len(writes) == 1
    assert len(queries) <= 8
    assert AuditEntry.objects.count() == entries


def test_an_open_form_alone_does_not_prolong_the_sign_in(erika, time_machine):
    item, now = factories.news_item(), timezone.now()
    time_machine.move_to(now, tick=False)
    erika.get(admin_url(item, "change"))
    for minutes in (20, 40, 59):
        time_machine.move_to(now + timedelta(minutes=minutes), tick=False)
        response = erika.post(admin_url(item, "presence"), headers={"X-Automatic": "1"})
        assert response.status_code == 200
    time_machine.move_to(now + timedelta(minutes=61), tick=False)
    response = erika.post(admin_url(item, "presence"), headers={"X-Automatic": "1"})
    assert response.status_code == 302
