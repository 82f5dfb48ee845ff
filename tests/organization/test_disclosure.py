"""A person whom citizens may turn to gets everything that is known of them."""

import json
from datetime import date

import pytest

from accounts.models import AuditEntry
from organization.models import Appointment, Post
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_file_has_contact_terms_and_all_editions(client):
    person = factories.person(title="Erika Beispiel", telephone="06031 83-0")
    post = Post.objects.create(title="Koordination", department=factories.department())
    Appointment.objects.create(post=post, person=person, term_from=date(2025, 1, 1))
    factories.published(person)
    coordinator = factories.coordinator()
    client.force_login(coordinator)
    url = f"/admin/organization/person/{person.pk}/auskunft/"
    assert url in client.get(f"/admin/organization/person/{person.pk}/change/").text
    response = client.get(url)
    assert response["Content-Disposition"].startswith('attachment; filename="person-')
    told = json.loads(response.content)
    assert told["Person"]["Telefon"] == "06031 83-0"
    assert told["Besetzungen"][0]["Stelle"] == "Koordination"
    assert told["Fassungen"][0]["Angaben"]["telephone"] == "06031 83-0"
    assert [line["Vorgang"] for line in told["Protokoll"]]
    assert AuditEntry.objects.get(action="export_person").actor == coordinator
    client.force_login(factories.editor())
    assert client.get(url).status_code == 403
    assert url not in client.get(f"/admin/organization/person/{person.pk}/change/").text
