"""Pages of long lists: complete, in order, exact to the second, and without reading what lies before them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from news.cards import newest
from publishing import actions, paging, reading
from publishing.models import ContentGeneration, Document, Edition
from publishing.paging import Listing, page_of
from tests import factories

from .crowd import crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def first(now):
    """A published announcement, the newest of all."""
    return factories.published(factories.news_item(), at=now - timedelta(days=1))


def page(number, at, *, editions=None, size=5, name="test", **query):
    request = RequestFactory().get("/aktuelles/", {"seite": number, **query})
    request.at = at
    return page_of(request, Listing(name, editions or newest(at), size))


def walk(at, **kwargs):
    """Return the titles on all pages, page by page."""
    first_page = page(1, at, **kwargs)
    pages = [page(number, at, **kwargs) for number in range(1, first_page.pages + 1)]
    return [[edition.pk for edition in shown.items] for shown in pages]


def flat(pages):
    return [pk for shown in pages for pk in shown]


def test_all_pages_together_are_the_list_in_its_order(first, now):
    crowd(first, 22)
    pages = walk(now)
    assert [len(shown) for shown in pages] == [5, 5, 5, 5, 3]
    assert flat(pages) == list(newest(now).values_list("pk", flat=True))


@pytest.mark.parametrize("count", [0, 3, 4, 5, 9, 10])
def test_full_and_begun_last_pages_are_counted(first, now, count):
    crowd(first, count)
    shown = page(1, now)
    assert shown.total == count + 1
    assert shown.pages == (count + 5) // 5


def test_announcements_of_one_day_are_neither_lost_nor_doubled_between_pages(first, now):
    crowd(first, 23, sort_at=lambda number: first.sort_at)
    pages = walk(now)
    assert flat(pages) == list(newest(now).values_list("pk", flat=True))
    assert len(set(flat(pages))) == 24


def test_alphabetical_lists_are_paged_too(now):
    person = factories.published(factories.person(title="Änne Aal"), at=now)
    crowd(person, 12)
    everybody = Edition.objects.live(now).of_kind("person").in_language("de").by_title().for_card()
    pages = walk(now, editions=everybody, name="person")
    assert pages[0][0] == person.pk
    assert flat(pages) == list(everybody.values_list("pk", flat=True))


def test_the_announcements_of_one_programme_are_paged_by_their_links(now):
    program = factories.published(factories.program(), at=now - timedelta(days=2))
    item = factories.news_item()
    item.programs.add(program.document_id)
    crowd(factories.published(item, at=now - timedelta(days=1)), 12)
    factories.published(factories.news_item(), at=now - timedelta(days=1))
    about = reading.referring(program.document_id, rel="program", kind="news", at=now)
    pages = walk(now, editions=about, name="about")
    assert flat(pages) == list(about.values_list("pk", flat=True))
    assert len(flat(pages)) == 13


def test_an_empty_list_has_one_empty_page(now):
    shown = page(1, now)
    assert (shown.items, shown.pages, shown.total, shown.first, shown.last) == ([], 1, 0, 0, 0)
    assert shown.is_single


def test_a_page_says_what_it_shows(first, now):
    crowd(first, 22)
    shown = page(5, now)
    assert (shown.first, shown.last, shown.total, shown.number, shown.pages) == (21, 23, 23, 5, 5)
    assert shown.previous_url == "/aktuelles/?seite=4"
    assert shown.next_url == ""


def test_page_links_leave_out_the_far_ones_and_keep_the_selection(first, now):
    crowd(first, 60)
    shown = page(7, now, programm="wir")
    words = ["…" if link.is_gap else str(link.number) for link in shown.links]
    assert words == ["1", "…", "5", "6", "7", "8", "9", "…", "13"]
    assert [link.number for link in shown.links if link.is_current] == [7]
    assert shown.links[0].url == "/aktuelles/?programm=wir"
    assert shown.links[-1].url == "/aktuelles/?programm=wir&seite=13"


@pytest.mark.parametrize(
    "asked", ["0", "-1", "abc", "1.5", "", " 1", "01", "3", "9" * 30, "²", "\x00"]
)
def test_there_is_no_page_for_what_is_no_number_of_a_page(first, now, asked):
    crowd(first, 8)
    with pytest.raises(Http404):
        page(asked, now)


def test_a_planned_start_is_on_the_list_from_its_moment_on_though_the_list_was_counted_before(now):
    start = now + timedelta(days=2)
    factories.published(factories.news_item(), at=now - timedelta(days=1), live_until=start)
    factories.published(factories.news_item(), at=now, live_from=start)
    before, at_last = start - timedelta(microseconds=1), start + timedelta(days=1)
    # One goes and one comes at the same moment; each state is counted on its own
    old, new = walk(before)[0], walk(start)[0]
    assert len(old) == len(new) == 1
    assert old != new
    assert walk(at_last)[0] == new


def test_a_planned_end_takes_the_page_away_at_its_moment(first, now):
    end = now + timedelta(days=1)
    for _ in range(5):
        factories.published(factories.news_item(), at=now, live_until=end)
    assert page(2, now).pages == 2
    assert page(1, end - timedelta(microseconds=1)).pages == 2
    assert page(1, end).pages == 1


@pytest.mark.parametrize("act", [actions.remove, actions.hide])
def test_a_withdrawn_announcement_is_neither_shown_nor_counted(first, now, act):
    crowd(first, 5)
    assert page(1, now).total == 6
    act(Document.objects.get(pk=first.document_id), by=factories.approver(), at=now)
    assert page(1, now).total == 5
    assert walk(now) == [list(newest(now).values_list("pk", flat=True))]


def test_the_list_of_a_past_moment_is_counted_for_that_moment(first, now):
    crowd(first, 7)
    long_ago = first.live_from - timedelta(seconds=1)
    assert page(1, now).total == 8
    assert page(1, long_ago).total == 0
    assert page(1, now).total == 8


def test_a_list_is_counted_once_per_state_of_the_site(first, now, django_assert_num_queries):
    crowd(first, 22)
    with django_assert_num_queries(3):
        list(page(3, now).items)
    with django_assert_num_queries(2):
        list(page(4, now + timedelta(seconds=1)).items)
    ContentGeneration.bump()
    with django_assert_num_queries(3):
        list(page(4, now).items)


def plan_of(editions):
    """Return the plan of the query; tables are too small here to be worth an index, so other ways are made dear."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in (
                "seqscan",
                "bitmapscan",
                "hashjoin",
                "mergejoin",
                "sort",
                "incremental_sort",
            ):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return editions.explain()


def sorts(plan):
    return "Sort" in plan or "TEMP B-TREE" in plan


def test_the_order_of_announcements_comes_from_its_index(first, now):
    crowd(first, 60)
    listing = Listing("test", newest(now))
    deep = paging._from(listing, newest(now)[30].pk)[:20]
    for editions in (newest(now)[:20], deep):
        plan = plan_of(editions)
        assert "publishing_edition_newest" in plan
        assert not sorts(plan)


@pytest.mark.parametrize("kind", ["person", "program", "department"])
def test_alphabetical_order_comes_from_its_index(now, kind):
    crowd(factories.published(getattr(factories, kind)(), at=now), 60)
    rows = Edition.objects.live(now).of_kind(kind).in_language("de").by_title().for_card()
    for editions in (rows[:20], paging._from(Listing("test", rows), rows[30].pk)[:20]):
        plan = plan_of(editions)
        assert "publishing_edition_title" in plan
        assert not sorts(plan)


@pytest.mark.parametrize("rel", ["program", "department"])
def test_the_newest_about_something_come_from_the_index_of_links(now, rel):
    subject = factories.published(getattr(factories, rel)(), at=now - timedelta(days=2))
    item = factories.news_item()
    (item.programs if rel == "program" else item.departments).add(subject.document_id)
    crowd(factories.published(item, at=now - timedelta(days=1)), 60)
    about = reading.referring(subject.document_id, rel=rel, kind="news", at=now)
    for editions in (about[:5], paging._from(Listing("test", about), about[30].pk)[:20]):
        plan = plan_of(editions)
        assert "publishing_link_target" in plan
        assert not sorts(plan)


def test_an_address_is_found_by_its_index(first, now):
    crowd(first, 60)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Without knowing how many rows there are, two indexes look alike
            cursor.execute("ANALYZE publishing_edition")
    plan = plan_of(Edition.objects.filter(path=first.path).started(now).order_by("-live_from")[:1])
    assert "publishing_edition_path" in plan
    assert not sorts(plan)
