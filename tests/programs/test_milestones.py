"""Milestones: what was announced stays, and a move says why."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.html import strip_tags

from programs.models import Measure, Milestone, MilestoneDate, Program
from programs.precision import in_words, span_of
from publishing import actions
from publishing.models import Document
from tests import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def milestone():
    made = Milestone.objects.create(program=factories.program(), title="Leitbild beschlossen")
    made.dates.create(date="2026-09-15", precision="quarter")
    return made


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


def test_what_a_planned_edition_shows_is_announced_on_the_day_on_which_it_becomes_public(
    milestone, client, clock
):
    """Nobody was told on the day of the approval."""
    begins = NOW + timedelta(days=30)
    edition = announced(milestone, live_from=begins)
    assert milestone.dates.get().announced_on == date(2026, 7, 1)
    (found,) = edition.data["milestones"]
    assert found["dates"][0]["announced_on"] == "2026-07-01"
    clock(begins + timedelta(days=1))
    page = strip_tags(client.get(edition.path).text).replace("\xa0", " ")
    assert "angekündigt am 1. Juli 2026" in page


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


# Milestones that belong to a measure


def of_measure(**fields):
    """Return a milestone of a measure of its programme, with a date."""
    measure = factories.measure(**fields)
    made = Milestone.objects.create(
        program=measure.program, measure=measure, title="Leitbild beschlossen"
    )
    made.dates.create(date="2026-09-15", precision="quarter")
    return made


def test_a_milestone_names_only_measures_of_its_own_programme(milestone):
    foreign, own = factories.measure(), factories.measure(program=milestone.program)
    named = Milestone.objects.filter(pk=milestone.pk)
    assert refused(lambda: named.update(measure=foreign.pk))
    assert not refused(lambda: named.update(measure=own.pk))
    assert refused(lambda: named.update(program=foreign.program_id))
    # Nor does the measure go over to another programme while it is named
    assert refused(lambda: Measure.objects.filter(pk=own.pk).update(program=foreign.program_id))
    named.update(measure=None)
    assert not refused(lambda: Measure.objects.filter(pk=own.pk).update(program=foreign.program_id))


def test_a_milestone_of_a_translation_names_the_measure_of_the_german_programme():
    milestone = of_measure()
    announced(milestone)
    copy = factories.translation(milestone.program).milestones.get()
    assert copy.measure_id == milestone.measure_id
    foreign = factories.measure()
    assert refused(lambda: Milestone.objects.filter(pk=copy.pk).update(measure=foreign.pk))


def test_a_measure_that_a_milestone_names_is_not_deleted():
    milestone = of_measure()
    with pytest.raises(ProtectedError):
        milestone.measure.delete()


def test_an_edition_keeps_which_measure_it_is_and_not_what_that_is_called():
    milestone = of_measure(title="Ein Titel, der sich ändert")
    edition = announced(milestone)
    assert edition.data["milestones"][0]["measure"] == milestone.measure_id
    assert "Ein Titel" not in json.dumps(edition.data)


def test_programme_and_measure_tell_of_each_other_once_both_are_public(client):
    milestone = of_measure(title="Leitbild")
    other = Milestone.objects.create(program=milestone.program, title="Gilt für alles")
    other.dates.create(date="2026-12-01")
    program = announced(milestone)
    later = Program.objects.get(pk=milestone.program_id)
    milestone.dates.create(position=1, date="2027-02-01", note="Der Ausschuss tagt erst dann.")
    assert "Maßnahme: " not in client.get(program.path).text
    said = client.get("/api/v1/milestones").json()["items"]
    assert [one["measure"] for one in said] == [None, None]
    measure = factories.published(milestone.measure, at=NOW)
    later.state, later.change_note = "draft", "Termin verschoben."
    later.save()
    factories.published(later, at=NOW + timedelta(hours=1))
    page = client.get(program.path).text
    assert f'Maßnahme: <a href="{measure.path}">Leitbild</a>' in page
    said = {
        one["title"]: one["measure"] for one in client.get("/api/v1/milestones").json()["items"]
    }
    assert said["Gilt für alles"] is None
    assert said["Leitbild beschlossen"]["title"] == "Leitbild"
    assert said["Leitbild beschlossen"]["url"].endswith(measure.path)
    own = client.get(measure.path).text
    for words in ("Leitbild beschlossen", "verschoben auf", "Der Ausschuss tagt erst dann."):
        assert words in own
    assert "Gilt für alles" not in own
    assert "funding.css" in own
    # On the day before, the date had not been moved
    assert [one.note for one in client.get(measure.path).context["promises"][0].dates] == [
        "", "Der Ausschuss tagt erst dann.",
    ]  # fmt: skip


def test_what_becomes_of_the_measure_is_told_as_of_the_moment_looked_at(client):
    milestone = of_measure(title="Früher hieß sie so")
    program = announced(milestone, at=NOW - timedelta(days=20))
    factories.published(milestone.measure, at=NOW - timedelta(days=19))
    measure = Measure.objects.get(pk=milestone.measure_id)
    measure.title, measure.change_note = "Heute heißt sie so", "Neuer Titel."
    measure.state = "draft"
    measure.save()
    factories.published(measure, at=NOW - timedelta(days=5))
    assert "Heute heißt sie so" in client.get(program.path).text
    before = client.get(f"{program.path}?stand=2026-05-20").text
    assert f'<a href="{measure.own_path()}?stand=2026-05-20">Früher hieß sie so</a>' in before
    assert "Heute heißt sie so" not in before
    actions.remove(Document.objects.get(pk=measure.pk), by=factories.approver(), at=NOW)
    for address in (program.path, f"{program.path}?stand=2026-05-20"):
        page = client.get(address).text
        assert "Leitbild beschlossen" in page
        assert "heißt sie so" not in page
        assert "hieß sie so" not in page
    said = client.get("/api/v1/milestones").json()["items"]
    assert [one["measure"] for one in said] == [None]


def test_the_promises_of_a_measure_disappear_with_the_programme(client):
    milestone = of_measure()
    announced(milestone)
    measure = factories.published(milestone.measure, at=NOW)
    assert "Leitbild beschlossen" in client.get(measure.path).text
    document = Document.objects.get(pk=milestone.program_id)
    actions.hide(document, by=factories.approver(), at=NOW)
    assert "Leitbild beschlossen" not in client.get(measure.path).text


def test_a_translated_page_names_the_measure_in_its_language(client):
    milestone = of_measure(title="Leitbild")
    announced(milestone)
    factories.published(milestone.measure, at=NOW)
    spoken = factories.translation(milestone.program, title="Programme")
    path = factories.published(spoken, at=NOW).path
    assert '<a href="/en/massnahmen/' in client.get(path).text
    assert ' lang="de" dir="ltr">Leitbild</a>' in client.get(path).text
    measure = factories.translation(milestone.measure, title="Mission statement")
    translated = factories.published(measure, at=NOW)
    assert f'<a href="{translated.path}">Mission statement</a>' in client.get(path).text
    assert "Leitbild beschlossen" in client.get(translated.path).text
