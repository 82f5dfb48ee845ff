"""Who is told of what, and when: each edition once, only what is public, in the rhythm that was chosen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from publishing import actions as publishing_actions
from publishing.models import Document
from subscriptions.distribution import next_moment
from subscriptions.models import FanOut, Mail, Notice, Rhythm
from tests import factories
from tests.publishing import states

from .conftest import announcement, subscriber

pytestmark = pytest.mark.django_db


def recipients(messages):
    return sorted(address for message in messages for address in message.to)


def test_an_announcement_reaches_those_who_follow_it_and_nobody_else(sent):
    program = factories.published(factories.program())
    unit = factories.published(factories.department())
    item = factories.news_item(title="Neue Sprechzeiten")
    item.programs.add(program.document_id)
    item.departments.add(unit.document_id)
    item.tags.add("Ehrenamt")
    topic = item.tags.get()
    everything, by_program, by_unit, by_topic = (
        subscriber(), subscriber(f"d{program.document_id}"), subscriber(f"d{unit.document_id}"),
        subscriber(f"t{topic.pk}"),
    )  # fmt: skip
    subscriber(f"d{factories.published(factories.program()).document_id}")
    sent()
    factories.published(item)
    following = [everything, by_program, by_unit, by_topic]
    assert recipients(sent()) == sorted(one.email for one in following)
    assert sent() == []


def test_whoever_follows_it_for_three_reasons_is_told_once(sent):
    program = factories.published(factories.program())
    sent()
    subscriber("all", f"d{program.document_id}")
    item = factories.news_item()
    item.programs.add(program.document_id)
    factories.published(item)
    assert len(sent()) == 1
    assert Notice.objects.count() == 1


def test_the_database_forbids_to_tell_somebody_twice():
    edition, reader = announcement(), subscriber()
    Notice.objects.create(subscriber=reader, edition=edition, due_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(subscriber=reader, edition=edition, due_at=timezone.now())


def test_what_was_public_before_somebody_subscribed_is_no_news_to_them(sent):
    announcement()
    subscriber(since=timezone.now())
    assert sent() == []


def test_a_planned_text_is_told_at_its_moment_and_not_before(sent):
    subscriber()
    start = timezone.now() + timedelta(hours=2)
    factories.published(factories.news_item(), live_from=start)
    assert sent() == []
    assert sent(start - timedelta(seconds=1)) == []
    assert len(sent(start)) == 1


def test_a_correction_is_not_told_and_a_change_is_with_its_note(sent):
    now = timezone.now()
    subscriber()
    item = factories.news_item()
    factories.published(item, at=now - timedelta(hours=3))
    sent(now - timedelta(hours=3))
    corrected = states.renamed(item, "Mit Komma", now - timedelta(hours=2))
    Document.objects.filter(pk=corrected.pk).update(minor_change=True)
    factories.published(corrected, at=now - timedelta(hours=2))
    assert sent(now - timedelta(hours=2)) == []
    changed = states.renamed(item, "Verlegt", now - timedelta(hours=1))
    Document.objects.filter(pk=changed.pk).update(change_note="Der Saal ist ein anderer.")
    factories.published(changed, at=now - timedelta(hours=1))
    (message,) = sent(now)
    assert "Geändert:" in message.body
    assert "Der Saal ist ein anderer." in message.body


def test_what_is_withdrawn_before_it_is_sent_is_not_told(sent):
    subscriber(rhythm=Rhythm.DAILY)
    edition = announcement()
    assert sent() == []
    document = Document.objects.get(pk=edition.document_id)
    publishing_actions.withdraw(
        document, by=factories.approver(), at=timezone.now(), explanation="Ausgefallen."
    )
    assert sent(timezone.now() + timedelta(days=2)) == []
    assert Mail.objects.get().state == Mail.State.DROPPED


def test_a_daily_and_a_weekly_e_mail_hold_all_that_came_together(sent):
    daily, weekly = subscriber(rhythm=Rhythm.DAILY), subscriber(rhythm=Rhythm.WEEKLY)
    now = timezone.now()
    announcement(title="Die erste Meldung", at=now - timedelta(minutes=2))
    announcement(title="Die zweite Meldung", at=now - timedelta(minutes=1))
    assert sent(now) == []
    tomorrow = next_moment(Rhythm.DAILY, now)
    monday = next_moment(Rhythm.WEEKLY, now)
    messages = sent(max(tomorrow, monday))
    assert recipients(messages) == sorted([daily.email, weekly.email])
    for message in messages:
        assert "Die erste Meldung" in message.body
        assert "Die zweite Meldung" in message.body
        assert message.subject == "2 Neuigkeiten, darunter: Die zweite Meldung"


@pytest.mark.parametrize(
    ("rhythm", "at", "due"),
    [
        ("at_once", datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 4, 9, tzinfo=UTC)),
        ("daily", datetime(2026, 3, 4, 5, tzinfo=UTC), datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("daily", datetime(2026, 3, 4, 6, tzinfo=UTC), datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("daily", datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 5, 6, tzinfo=UTC)),
        # The night in which clocks go forward
        ("daily", datetime(2026, 3, 28, 9, tzinfo=UTC), datetime(2026, 3, 29, 5, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 9, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 9, 5, tzinfo=UTC), datetime(2026, 3, 9, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 9, 9, tzinfo=UTC), datetime(2026, 3, 16, 6, tzinfo=UTC)),
    ],
)
def test_when_each_rhythm_is_due_by_german_time(rhythm, at, due):
    assert next_moment(rhythm, at) == due


def test_of_two_rhythms_that_match_the_quicker_counts(sent):
    program = factories.published(factories.program())
    sent()
    reader = subscriber("all", rhythm=Rhythm.WEEKLY)
    reader.subscriptions.create(
        target_id=program.document_id, rhythm=Rhythm.AT_ONCE, since=reader.confirmed_at
    )
    item = factories.news_item()
    item.programs.add(program.document_id)
    factories.published(item)
    announcement()
    assert len(sent()) == 1
    assert len(sent(timezone.now() + timedelta(days=8))) == 1


def test_a_reader_of_another_language_gets_the_translation_where_there_is_one(sent):
    subscriber(language="en", rhythm=Rhythm.DAILY)
    subscriber(rhythm=Rhythm.DAILY)
    german = announcement(title="Neue Sprechzeiten", at=timezone.now() - timedelta(minutes=5))
    factories.published(
        factories.translation(Document.objects.get(pk=german.document_id), title="New hours")
    )
    messages = sent(timezone.now() + timedelta(days=2))
    assert {message.subject for message in messages} == {"New hours", "Neue Sprechzeiten"}
    english = next(message for message in messages if message.subject == "New hours")
    assert "/en/" in english.body
    assert '<html lang="en"' in english.alternatives[0][0]


def test_of_what_nobody_follows_nobody_is_told_and_it_is_not_looked_at_again(sent):
    announcement()
    assert sent() == []
    assert FanOut.objects.get().subscribers == 0
