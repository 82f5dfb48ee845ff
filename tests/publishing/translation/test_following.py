"""A translation is behind its source once that has a major edition more, until somebody looked at what changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from publishing import actions
from publishing.errors import Conflict, NotReady
from publishing.models import Document, Edition
from publishing.reading import at_path
from tests import factories
from tests.publishing.states import renamed

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


def changed(item, title, *, at, minor=False, **when):
    """Publish the next edition of the source."""
    copy = renamed(item, title, at)
    Document.objects.filter(pk=copy.pk).update(minor_change=minor)
    return factories.published(copy, at=at, **when)


def behind(at):
    return list(Document.objects.behind(at).values_list("title", flat=True))


@pytest.fixture
def pair(now):
    """A live announcement with a live English translation."""
    item = factories.news_item()
    factories.published(item, at=now - 9 * HOUR)
    english = factories.translation(item, title="What happens")
    factories.published(english, at=now - 8 * HOUR)
    return item, english


def test_a_correction_leaves_the_translation_as_it_is_and_a_change_does_not(pair, now):
    item, english = pair
    changed(item, "Mit Komma", at=now - 7 * HOUR, minor=True)
    assert behind(now) == []
    changed(item, "Ganz anders", at=now - 6 * HOUR)
    assert behind(now) == [english.title]
    assert behind(now - 7 * HOUR) == []


def test_a_planned_change_puts_it_behind_by_the_clock_alone(pair, now):
    item, english = pair
    changed(item, "Ab morgen", at=now, live_from=now + HOUR)
    assert behind(now) == []
    assert behind(now + HOUR) == [english.title]


def test_a_plan_that_is_taken_back_leaves_its_follower_without_an_edition(pair, now):
    item, english = pair
    plan = changed(item, "Ab morgen", at=now, live_from=now + HOUR)
    copy = Document.objects.get(pk=english.pk)
    actions.follow(copy, by=factories.editor(), at=now, version=copy.version, edition=plan.number)
    actions.unschedule(plan, by=factories.approver(), at=now)
    assert Document.objects.get(pk=english.pk).follows_edition is None
    assert behind(now) == [english.title]


def test_who_has_looked_states_that_it_says_the_same_and_the_next_edition_carries_it(pair, now):
    item, english = pair
    second = changed(item, "Ganz anders", at=now - 6 * HOUR)
    copy = Document.objects.get(pk=english.pk)
    with pytest.raises(Conflict, match="andere Fassung"):
        actions.follow(copy, by=factories.editor(), at=now, version=copy.version, edition=1)
    actions.follow(copy, by=factories.editor(), at=now, version=copy.version, edition=2)
    assert behind(now) == []
    # What the public reads has not been approved again yet
    assert at_path(english.public_path(), now).edition.is_behind
    edition = factories.published(renamed(english, "What now happens", now - HOUR), at=now - HOUR)
    assert (edition.follows, edition.translation_of_id) == (second, item.pk)
    assert edition.data["translation"] == {"follows": 2, "machine_made": False}
    assert not at_path(english.public_path(), now).edition.is_behind


def test_a_translation_is_not_public_before_its_source(now):
    item = factories.news_item()
    english = factories.translation(item)
    with pytest.raises(NotReady, match="Vorlage ist noch nicht freigegeben"):
        factories.submitted(english)
    plan = factories.published(item, live_from=now + HOUR)
    with pytest.raises(NotReady, match="Stand der Vorlage"):
        factories.submitted(english)
    copy = Document.objects.get(pk=english.pk)
    actions.follow(copy, by=factories.editor(), at=now, version=copy.version, edition=plan.number)
    with pytest.raises(Conflict, match="Vorlage wird erst öffentlich"):
        factories.published(english)
    waiting = Document.objects.get(pk=english.pk)
    by, version = factories.approver(), waiting.version
    start = now + HOUR
    assert actions.approve(waiting, by=by, at=now, version=version, live_from=start)


def test_asking_who_is_behind_takes_one_query(pair, now, django_assert_num_queries):
    item, english = pair
    changed(item, "Ganz anders", at=now)
    with django_assert_num_queries(1):
        assert behind(now) == [english.title]
    assert Edition.objects.filter(translation_of=item.pk).count() == 1
