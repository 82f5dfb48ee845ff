"""Milestones: what was announced stays, and a move says why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from programs.models import Milestone, MilestoneDate, Program
from programs.precision import in_words, span_of
from publishing import actions
from publishing.models import Document
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def milestone():
    made = Milestone.objects.create(program=factories.program(), title="Leitbild beschlossen")
    made.dates.create(date="2026-09-15", precision="quarter")
    return made


def refused(change):
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def announced(milestone, **when):
    """Publish the programme of the milestone and return the edition."""
    return factories.published(Program.objects.get(pk=milestone.program_id), **{"at": NOW, **when})


def test_a_moved_date_needs_a_note(milestone):
    assert refused(lambda: milestone.dates.create(position=1, date="2026-12-01"))
    assert not refused(
        lambda: milestone.dates.create(position=1, date="2026-12-01", note="Der Ausschuss tagt erst dann.")
    )  # fmt: skip


def test_what_an_approved_edition_shows_can_neither_be_changed_nor_deleted(milestone):
    one = milestone.dates.get()
    assert not refused(lambda: milestone.dates.update(date="2026-10-01"))
    edition = announced(milestone)
    one.refresh_from_db()
    assert (one.shown_in, one.announced_on) == (edition, date(2026, 6, 1))
    assert refused(lambda: milestone.dates.update(date="2026-11-01"))
    assert refused(lambda: milestone.dates.update(precision="day"))
    assert refused(lambda: milestone.dates.update(note="anders"))
    assert refused(lambda: milestone.dates.all().delete())
    assert refused(milestone.delete)


def test_a_planned_edition_that_is_taken_back_announces_nothing(milestone):
    now = timezone.now()
    edition = announced(milestone, at=now, live_from=now + timedelta(days=9))
    actions.unschedule(edition, by=factories.approver(), at=now)
    assert MilestoneDate.objects.get().shown_in is None
    assert not refused(milestone.delete)


def test_an_edition_holds_every_date_with_the_day_on_which_it_was_announced(milestone):
    announced(milestone)
    milestone.dates.create(position=1, date="2026-12-01", note="Der Ausschuss tagt erst dann.")
    later = Program.objects.get(pk=milestone.program_id)
    (found,) = later.edition_data(NOW + timedelta(days=30))["milestones"]
    assert (found["date"], found["precision"]) == (date(2026, 12, 1), "day")
    assert found["dates"] == [
        {"date": date(2026, 9, 15), "precision": "quarter", "announced_on": date(2026, 6, 1), "note": ""},
        {
            "date": date(2026, 12, 1), "precision": "day", "announced_on": date(2026, 7, 1),
            "note": "Der Ausschuss tagt erst dann.",
        },
    ]  # fmt: skip


def test_restoring_does_not_take_back_what_was_announced(milestone):
    first = announced(milestone)
    milestone.dates.create(position=1, date="2026-12-01", note="Der Ausschuss tagt erst dann.")
    program = Program.objects.get(pk=milestone.program_id)
    program.change_note, program.state = "Termin verschoben.", "draft"
    program.save()
    factories.published(program, at=NOW + timedelta(hours=1))
    unannounced = Milestone.objects.create(program=program, title="Noch nicht öffentlich")
    unannounced.dates.create(date="2027-01-01")
    document = Document.objects.get(pk=program.pk)
    actions.restore(
        first, by=factories.coordinator(), at=NOW + timedelta(hours=2), version=document.version
    )
    assert [str(one) for one in program.milestones.all()] == ["Leitbild beschlossen"]
    assert milestone.dates.count() == 2


def test_a_translation_repeats_when_a_date_was_announced(milestone):
    announced(milestone)
    translated = factories.translation(Program.objects.get(pk=milestone.program_id))
    copy = translated.milestones.get().dates.get()
    assert (copy.shown_in, copy.announced_on) == (None, date(2026, 6, 1))
    edition = factories.published(translated, at=NOW + timedelta(days=40))
    (found,) = edition.data["milestones"]
    assert found["dates"][0]["announced_on"] == "2026-06-01"
    copy.refresh_from_db()
    assert (copy.shown_in, copy.announced_on) == (edition, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("day", "precision", "first", "last", "words"),
    [
        ("2027-05-17", "day", "2027-05-17", "2027-05-17", "17. Mai 2027"),
        ("2024-02-03", "month", "2024-02-01", "2024-02-29", "Februar 2024"),
        ("2027-01-01", "quarter", "2027-01-01", "2027-03-31", "1. Quartal 2027"),
        ("2027-05-17", "quarter", "2027-04-01", "2027-06-30", "2. Quartal 2027"),
        ("2027-12-31", "quarter", "2027-10-01", "2027-12-31", "4. Quartal 2027"),
        ("2027-05-17", "year", "2027-01-01", "2027-12-31", "2027"),
    ],
)
def test_a_date_is_as_long_as_it_is_precise(day, precision, first, last, words):
    day = date.fromisoformat(day)
    assert span_of(day, precision) == (date.fromisoformat(first), date.fromisoformat(last))
    assert in_words(day, precision).replace("\xa0", " ") == words
