"""A text that names a post shows who holds it on the day on which it is read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from organization.models import Appointment, Post
from publishing.models import ContactBlock
from publishing.pages import context_of
from tests import factories
from tests.admin_forms import admin_url, fields_of
from tests.publishing import states

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def post():
    unit = factories.department(title="Fachstelle Integration", mailbox="integration@example.org")
    return Post.objects.create(title="WIR-Koordination", department=unit)


def holder(post, name, start, until=None, **fields):
    person = factories.person(title=name, email=f"{name.split()[0].lower()}@example.org", **fields)
    Appointment.objects.create(post=post, person=person, term_from=start, term_until=until)
    factories.published(person, at=START)
    return person


def naming(post, document=None):
    document = document or factories.news_item()
    ContactBlock.objects.create(parent=document.document_ptr, region="main", ordering=50, post=post)
    return document


def body_on(edition, day):
    return context_of(edition, datetime.combine(day, START.time(), tzinfo=UTC))["body"]


def test_the_page_names_whoever_holds_the_post_on_the_day_of_reading(post):
    factories.published(post.department, at=START)
    holder(post, "Anna Alt", date(2026, 1, 1), date(2026, 6, 30))
    holder(post, "Nora Neu", date(2026, 7, 1))
    edition = factories.published(naming(post), at=START)
    before, after = body_on(edition, date(2026, 6, 30)), body_on(edition, date(2026, 7, 1))
    assert "anna@" in before
    assert "nora@" not in before
    assert "nora@" in after
    assert "anna@" not in after
    assert "WIR-Koordination" in after
    assert "<!--" not in after


def test_a_vacant_post_leads_to_the_mailbox_of_its_unit(post):
    factories.published(post.department, at=START)
    holder(post, "Anna Alt", date(2026, 1, 1), date(2026, 6, 30))
    edition = factories.published(naming(post), at=START)
    body = body_on(edition, date(2026, 7, 1))
    assert "Diese Stelle ist zurzeit nicht besetzt" in body
    assert "integration<wbr>@example.org" in body
    assert "anna@" not in body


def test_a_post_of_which_nothing_is_public_shows_nothing(post):
    edition = factories.published(naming(post), at=START)
    body = body_on(edition, date(2026, 7, 1))
    assert "WIR-Koordination" not in body
    assert "<!--" not in body


def test_the_name_of_the_post_is_that_of_today(post):
    factories.published(post.department, at=START)
    edition = factories.published(naming(post), at=START)
    Post.objects.filter(pk=post.pk).update(title="Integrationslotsin")
    later = START + timedelta(days=1)
    factories.published(states.renamed(post.department, "Fachstelle Vielfalt", later), at=later)
    assert "Integrationslotsin" in body_on(edition, date(2026, 7, 1))


def test_naming_posts_costs_no_further_query(post, django_assert_num_queries):
    factories.published(post.department, at=START)
    holder(post, "Anna Alt", date(2026, 1, 1))
    page = factories.page()
    with_post = factories.published(naming(post, page), at=START)
    other = factories.page()
    ContactBlock.objects.create(
        parent=other.document_ptr, region="main", ordering=50, contact=post.department
    )
    without = factories.published(other, at=START)
    with django_assert_num_queries(1):
        body_on(without, date(2026, 7, 1))
    with django_assert_num_queries(1):
        assert "anna@" in body_on(with_post, date(2026, 7, 1))


@pytest.mark.parametrize("both", [True, False])
def test_a_contact_is_a_post_or_a_document_and_never_both_or_neither(post, both):
    item = factories.news_item()
    fields = {"post": post, "contact": post.department} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactBlock.objects.create(parent=item.document_ptr, region="main", ordering=50, **fields)


def test_the_form_says_so_in_words(client, post):
    client.force_login(factories.editor())
    item = naming(post)
    opened = client.get(admin_url(item, "change"))
    name = "publishing_contactblock_set-0-contact"
    sent = {**fields_of(opened), name: post.department.pk, "_continue": "1"}
    response = client.post(admin_url(item, "change"), sent)
    assert response.status_code == 200
    assert "Bitte wählen Sie genau eines" in response.content.decode()
