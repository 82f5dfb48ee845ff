"""The newsroom's form of a person."""

from datetime import date
from decimal import Decimal

import pytest

from organization.models import Appointment, Post
from tests import factories
from tests.admin_forms import admin_url, fields_of, save

pytestmark = pytest.mark.django_db


def test_the_share_of_a_post_is_read_and_written_with_a_comma(client):
    person = factories.person()
    post = Post.objects.create(title="Koordination", department=factories.department())
    term = Appointment.objects.create(post=post, person=person, term_from=date(2025, 1, 1))
    client.force_login(factories.coordinator())
    url, field = admin_url(person, "change"), "appointments-0-full_time_equivalent"
    assert fields_of(client.get(url))[field] == "1,00"
    for typed, stored in (("0,5", "0.50"), ("0.75", "0.75")):
        assert save(client, url, **{field: typed}).status_code == 302
        term.refresh_from_db()
        assert term.full_time_equivalent == Decimal(stored)
