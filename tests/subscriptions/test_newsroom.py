"""Administration sees how many follow what, and helps people with what is known of them; nobody reads addresses."""

import json

import pytest

from accounts import audit
from accounts.models import AuditEntry
from subscriptions.models import Rhythm, Subscriber
from tests import factories

from .conftest import subscriber

pytestmark = pytest.mark.django_db
PAGE = "/admin/subscriptions/subscriber/"


@pytest.fixture
def client(client):
    client.force_login(factories.administrator())
    return client


def test_it_counts_by_subject_and_rhythm_and_shows_no_address(client):
    program = factories.published(factories.program(title="Vielfalt fördern"))
    for _ in range(6):
        subscriber()
    subscriber(f"d{program.document_id}", rhythm=Rhythm.WEEKLY)
    page = client.get(PAGE).text
    assert "7 Adressen mit Abonnement" in page
    assert "Vielfalt fördern" in page
    # One person could be known by an exact number
    assert "unter 5" in page
    assert "leserin" not in page


@pytest.mark.parametrize("path", ["", "1/change/", "add/", "?q=leserin"])
def test_there_is_no_list_of_people(client, path):
    subscriber()
    assert "leserin" not in client.get(PAGE + path, follow=True).text


def test_what_is_known_of_an_address_is_handed_out_and_noted_without_it(client):
    subscriber(email="leserin@example.org")
    told = client.post(PAGE, {"email": "Leserin@Example.org", "data": "1"}).json()
    assert told["Abonnement"]["E-Mail-Adresse"] == "leserin@example.org"
    nothing = client.post(PAGE, {"email": "fremd@example.org", "data": "1"}).json()
    assert nothing["Abonnement"] is None
    entries = AuditEntry.objects.filter(action="export_subscriber")
    assert entries.count() == 2
    assert "example.org" not in json.dumps([[e.object_label, e.kept_details] for e in entries])
    assert audit.first_broken() is None


def test_an_address_is_deleted_on_demand(client):
    subscriber(email="leserin@example.org")
    page = client.post(PAGE, {"email": "leserin@example.org", "erase": "1"}, follow=True)
    assert "kein Abonnement mehr" in page.text
    assert not Subscriber.objects.exists()
    assert AuditEntry.objects.filter(action="erase_subscriber").exists()


@pytest.mark.parametrize("role", ["editor", "approver", "coordinator"])
def test_others_do_not_get_there(client, role):
    client.force_login(getattr(factories, role)())
    assert client.get(PAGE).status_code == 403
