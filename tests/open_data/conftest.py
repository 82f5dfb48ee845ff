"""What the tests of open data share: a small county, and no limit on requests but where it is tested."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone

from open_data.throttling import throttle
from organization.models import Appointment, Organization, Post
from programs.models import Award, FundingPeriod, Milestone, MilestoneDate
from tests import factories, kept


@pytest.fixture(autouse=True)
def requests_are_counted_anew(settings):
    settings.OPEN_DATA_REQUESTS_PER_MINUTE = 10_000
    throttle.forget()


@pytest.fixture(scope="module")
def kept_county(django_db_setup, django_db_blocker):
    """The same for all tests of a module; each that uses the database must want it."""
    with kept.for_the_module(django_db_blocker):
        yield published()


@pytest.fixture
def county(request, db):
    """Return the county of the module, or one of this test's own."""
    if "kept_county" in request.fixturenames:
        return deepcopy(request.getfixturevalue("kept_county"))
    return published()


@pytest.fixture
def published_county(transactional_db):
    """The same for a server of its own."""
    return published()


def published():
    """Return, all live, a programme with all that belongs to it, an announcement and an event, by short names."""
    at = timezone.now() - timedelta(days=1)
    top = factories.department(title="Dezernat Beispiel", unit_kind="dezernat", slug="dezernat")
    unit = factories.department(title="Fachdienst Beispiel", parent=top, slug="fachdienst")
    funder = Organization.objects.create(name="Beispielministerium", kind="ministry")
    program = factories.program(lead_department=unit, funder=funder, slug="beispiel")
    FundingPeriod.objects.create(
        program=program, start="2014-03-01", end="2020-12-31", volume="120000.50"
    )
    FundingPeriod.objects.create(program=program, start="2021-01-01")
    post = Post.objects.create(title="Koordination", department=unit, program=program)
    person = factories.person(email="erika@example.org", telephone="06031 83-1")
    Appointment.objects.create(person=person, post=post, term_from="2014-03-01")
    measure = factories.measure(program=program, department=unit)
    for days in (40, 10):
        factories.report(measure, date=at.date() - timedelta(days=days))
    Award.objects.create(
        program=program, award_id="bsp-1", title="Personalkosten", amount_awarded="120000.50",
        award_date="2024-01-15", funder=funder,
    )  # fmt: skip
    milestone = Milestone.objects.create(program=program, title="Anlaufstelle eröffnet")
    MilestoneDate.objects.create(milestone=milestone, date="2024-06-30", precision="quarter")
    item, event = factories.news_item(title="Erste Meldung"), factories.event()
    for document in (item, event):
        document.tags.add("Vielfalt")
        document.programs.add(program.pk)
        document.departments.add(unit.pk)
    documents = {
        "top": top, "unit": unit, "program": program, "person": person, "news": item, "event": event,
        "measure": measure,
        "indicator": factories.indicator(program=program),
    }  # fmt: skip
    return {name: factories.published(one, at=at) for name, one in documents.items()}
