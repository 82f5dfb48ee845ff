"""Addresses that move, merge or end: what stands at them at each moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from publishing import actions
from publishing.models import Document
from publishing.reading import at_path
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def moved(document, slug, *, at, **when):
    """Publish the document's next edition under another slug."""
    document = states.renamed(document, document.title, at)
    document.slug = slug
    document.save()
    return factories.published(document, at=at, **when)


def redirect(source, target, at):
    actions.redirect(
        states.base(source), by=factories.approver(), at=at, target=states.base(target)
    )


def test_the_old_address_leads_on_from_the_moment_at_which_the_new_edition_is_live(
    client, clock, now
):
    item = factories.news_item(slug="alt")
    old = factories.published(item, at=now - DAY)
    start = now + DAY
    new = moved(item, "neu", at=now, live_from=start)
    clock(start - INSTANT)
    assert client.get(old.path).status_code == 200
    assert client.get(new.path).status_code == 404
    clock(start)
    response = client.get(old.path)
    assert (response.status_code, response.headers["Location"]) == (301, new.path)
    assert client.get(new.path).status_code == 200


def test_a_redirect_carries_nothing_else_along_and_may_be_asked_again(client, now):
    item = factories.news_item(slug="alt")
    old = factories.published(item, at=now - DAY)
    new = moved(item, "neu", at=now)
    response = client.get(old.path, {"seite": "2", "von": "https://example.org/"})
    assert response.headers["Location"] == new.path
    assert "no-cache" in response.headers["Cache-Control"]


def test_an_address_that_moved_twice_leads_to_the_present_one_at_once(client, now):
    item = factories.news_item(slug="eins")
    paths = [factories.published(item, at=now - 3 * DAY).path]
    paths.append(moved(item, "zwei", at=now - 2 * DAY).path)
    present = moved(item, "drei", at=now - DAY).path
    for path in paths:
        assert client.get(path).headers["Location"] == present


def test_an_address_can_be_moved_back(client, now):
    item = factories.news_item(slug="eins")
    first = factories.published(item, at=now - 3 * DAY).path
    second = moved(item, "zwei", at=now - 2 * DAY).path
    moved(item, "eins", at=now - DAY)
    assert client.get(first).status_code == 200
    assert client.get(second).headers["Location"] == first


def test_an_address_taken_over_by_another_document_shows_that_one(client, now):
    item = factories.page(slug="ort")
    factories.published(item, at=now - 3 * DAY)
    moved(item, "woanders", at=now - 2 * DAY)
    heir = factories.published(factories.page(slug="ort", title="Nachfolgerin"), at=now - DAY)
    assert heir.title in client.get("/ort/").text


def test_the_old_address_of_an_expired_document_is_over_too(client, now):
    item = factories.news_item(slug="alt")
    old = factories.published(item, at=now - 3 * DAY)
    new = moved(item, "neu", at=now - 2 * DAY, live_until=now - DAY)
    assert client.get(old.path).status_code == 410
    assert client.get(new.path).status_code == 410


def test_the_old_address_of_a_withdrawn_document_leads_to_the_explanation(client, now):
    item = factories.news_item(slug="alt")
    old = factories.published(item, at=now - 3 * DAY)
    new = moved(item, "neu", at=now - 2 * DAY)
    actions.withdraw(
        states.base(item), by=factories.approver(), at=now, explanation=states.EXPLANATION
    )
    assert client.get(old.path).headers["Location"] == new.path
    assert states.EXPLANATION in client.get(new.path).text


def test_a_merged_page_leads_to_where_its_target_stands_today(client, now):
    source, target = factories.page(), factories.page(slug="ziel")
    path = factories.published(source, at=now - 3 * DAY).path
    factories.published(target, at=now - 3 * DAY)
    redirect(source, target, now - 2 * DAY)
    present = moved(target, "ziel-heute", at=now - DAY)
    assert client.get(path).headers["Location"] == present.path


def test_merged_pages_lead_on_step_by_step(client, now):
    pages = [factories.page(slug=f"schritt-{number}") for number in range(3)]
    for page in pages:
        factories.published(page, at=now - 3 * DAY)
    redirect(pages[0], pages[1], now - 2 * DAY)
    redirect(pages[1], pages[2], now - DAY)
    response = client.get("/schritt-0/", follow=True)
    assert [step for step, _ in response.redirect_chain] == ["/schritt-1/", "/schritt-2/"]
    assert response.status_code == 200


@pytest.mark.parametrize("end", [actions.remove, actions.hide])
def test_a_merged_page_whose_target_is_taken_away_is_over(client, now, end):
    source, target = factories.page(), factories.page()
    path = factories.published(source, at=now - 3 * DAY).path
    factories.published(target, at=now - 3 * DAY)
    redirect(source, target, now - 2 * DAY)
    end(states.base(target), by=factories.approver(), at=now)
    assert client.get(path).status_code == 410


def test_what_stands_at_an_address_takes_two_queries_at_most(now, django_assert_max_num_queries):
    for state in states.EVERY_STATE:
        if state is states.redirected:
            Document.objects.filter(slug="ziel").update(slug="frei")
        document = factories.news_item()
        state(document, now)
        with django_assert_max_num_queries(2):
            at_path(document.public_path(), now)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client, now):
    path = factories.published(factories.news_item(), at=now).path
    assert client.get(path.rstrip("/")).headers["Location"] == path
