"""Measures as documents: what was reported of them, how they stand, and what pages and lists say of it."""

import json
import re
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from programs.measures import overview as measures
from programs.measures.pages import outlook_in_words
from programs.measures.status import STEPS, MeasureStatus, may_follow
from programs.models import Goal, Measure, MeasureStanding, ProgressUpdate
from publishing import actions
from publishing.content import draft_edition
from publishing.models import Document, Edition
from publishing.moments import BERLIN
from publishing.readiness import problems_of
from tests import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOW = datetime(2026, 11, 18, 12, tzinfo=BERLIN)


def again(measure):
    return Measure.objects.get(pk=measure.pk)


def republished(measure, *, at):
    """Publish the next edition of the measure, as it stands."""
    Document.objects.filter(pk=measure.pk).update(state="draft", change_note="Sachstand ergänzt")
    return factories.published(measure, at=at)


def messages_of(measure, at=NOW):
    return [problem.message for problem in problems_of(measure, at)]


# How a measure stands


def test_the_latest_report_says_how_a_measure_stands():
    measure = factories.measure(planned_end="2027-06-30")
    factories.report(measure, date="2026-03-01", status="active", text="Begonnen.")
    factories.report(
        measure, date="2026-10-01", status="suspended", outlook="blocked", text="Pause.", next_step="Fragen"
    )  # fmt: skip
    factories.report(measure, date="2026-02-01", status="planned", text="Geplant.")
    data = draft_edition(measure, NOW).data
    assert (data["status"], data["status_on"], data["outlook"]) == ("suspended", "2026-10-01", "blocked")  # fmt: skip
    assert [update["date"] for update in data["updates"]] == ["2026-10-01", "2026-03-01", "2026-02-01"]  # fmt: skip
    assert data["latest"] == data["updates"][0]
    assert data["latest"]["next_step"] == "Fragen"
    assert data["program"] == measure.program_id


def test_a_measure_without_a_report_is_planned():
    data = draft_edition(factories.measure(), NOW).data
    assert (data["status"], data["status_on"], data["latest"]) == ("planned", None, None)
    assert data["updates"] == []


def test_a_second_report_of_a_day_corrects_the_first(client):
    measure = factories.measure()
    factories.report(measure, date="2026-10-01", status="closed", text="Fertig?")
    factories.report(measure, date="2026-10-01", status="active", text="Doch nicht fertig.")
    factories.report(measure, date="2026-09-01", status="active", text="Es läuft.")
    edition = factories.published(measure)
    assert edition.data["status"] == "active"
    page = client.get(edition.path)
    assert [report.corrected for report in page.context["reports"]] == [False, True, False]
    assert "berichtigt" in page.text


@pytest.mark.parametrize("before", MeasureStatus)
@pytest.mark.parametrize("after", MeasureStatus)
def test_only_some_steps_are_possible(before, after):
    allowed = {
        ("planned", "active"), ("active", "finalisation"), ("finalisation", "closed"), ("active", "suspended"),
        ("suspended", "active"), ("planned", "cancelled"), ("active", "cancelled"), ("suspended", "cancelled"),
    }  # fmt: skip
    assert may_follow(before, after) is (before == after or (before.value, after.value) in allowed)
    assert set(STEPS) == set(MeasureStatus)


@pytest.mark.parametrize(
    ("status", "outlook", "end", "sentence"),
    [
        (
            "active", "on_track", date(2027, 6, 30),
            "Es geht nach Plan voran. Das Ende ist für den 30. Juni 2027 vorgesehen.",
        ),
        ("active", "on_track", None, "Es geht nach Plan voran."),
        (
            "active", "at_risk", date(2027, 6, 30),
            "Es ist nicht sicher, dass alles bis zum 30. Juni 2027 gelingt wie geplant.",
        ),
        ("suspended", "blocked", None, "Zurzeit geht es nicht voran."),
        ("closed", "on_track", None, "Die Maßnahme ist abgeschlossen."),
        ("cancelled", "", None, "Die Maßnahme wird nicht fortgesetzt."),
        ("planned", "", date(2027, 6, 30), ""),
    ],
)  # fmt: skip
def test_the_outlook_is_said_in_plain_words(status, outlook, end, sentence):
    assert outlook_in_words(status, outlook, end).replace("\xa0", " ") == sentence


# What the checks ask for


def test_what_cannot_be_reported_is_named():
    measure = factories.measure()
    assert any("noch keinen Sachstand" in message for message in messages_of(measure))
    factories.report(measure, date="2026-10-01", status="planned")
    factories.report(measure, date="2026-11-01", status="closed")
    factories.report(measure, date="2026-11-19", status="closed")
    found = " ".join(messages_of(measure)).replace("\xa0", " ")
    assert "Der Sachstand vom 19. November 2026 liegt in der Zukunft." in found
    assert (
        "Auf „geplant“ (vom 1. Oktober 2026) kann nicht „abgeschlossen“ folgen. Möglich ist: „in Umsetzung“ oder"
        " „abgebrochen“." in found
    )


def test_a_report_may_be_of_the_day_of_publication():
    measure = factories.measure()
    factories.report(measure, date="2026-11-20", status="active")
    assert any("Zukunft" in message for message in messages_of(measure))
    planned = problems_of(measure, NOW, NOW + 3 * DAY)
    assert not any("Zukunft" in problem.message for problem in planned)


def test_a_step_between_public_reports_is_not_asked_about_again():
    measure = factories.measure()
    factories.report(measure, date="2026-10-01", status="planned")
    closed = factories.report(measure, date="2026-10-01", status="planned")
    edition = factories.published(measure, at=NOW - DAY)
    assert ProgressUpdate.objects.filter(shown_in=edition).count() == 2
    # Such a history can only come from elsewhere
    ProgressUpdate.objects.create(
        measure=measure, date="2026-11-01", status="closed", text="x", shown_in=edition
    )
    assert not any("kann nicht" in message for message in messages_of(measure))
    assert closed.pk


def test_a_cancellation_needs_its_reason_in_the_database_too():
    measure = factories.measure()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.report(measure, status="cancelled")
    factories.report(measure, date="2026-10-01", status="cancelled", reason=" ")
    assert any("Grund des Abbruchs" in message for message in messages_of(measure))


def test_days_that_cannot_be_are_named():
    measure = factories.measure(actual_start="2026-05-01", actual_end="2026-04-01")
    assert "Die Maßnahme endet vor ihrem Beginn." in messages_of(again(measure))
    other = again(factories.measure(actual_end="2026-04-01"))
    assert any("ein Ende, aber keinen Beginn" in message for message in messages_of(other))
    assert any("wann bis wann" in message for message in messages_of(factories.measure()))


# What is public stays


def test_a_public_report_is_never_changed_or_deleted():
    measure = factories.measure()
    update = factories.report(measure)
    edition = factories.published(measure)
    update.refresh_from_db()
    assert update.shown_in == edition
    public = ProgressUpdate.objects.filter(pk=update.pk)
    for change in (
        lambda: public.update(text="Schöner."),
        lambda: public.update(date="2020-01-01"),
        lambda: public.update(shown_in=None),
        public.delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    draft = factories.report(measure, text="Neu.")
    ProgressUpdate.objects.filter(pk=draft.pk).update(text="Anders.")
    draft.delete()


def test_a_plan_that_is_taken_back_frees_its_reports():
    measure = factories.measure()
    update = factories.report(measure)
    now = timezone.now()
    edition = factories.published(measure, at=now, live_from=now + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressUpdate.objects.update(text="Schöner.")
    actions.unschedule(edition, by=factories.approver(), at=now)
    update.refresh_from_db()
    assert update.shown_in is None
    ProgressUpdate.objects.update(text="Schöner.")
    assert not MeasureStanding.objects.exists()


def test_how_it_stands_by_an_edition_is_never_changed_either():
    factories.published(factories.measure())
    for change in (
        lambda: MeasureStanding.objects.update(status="closed"),
        MeasureStanding.objects.all().delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_redaction_erases_how_it_stood_too():
    measure = factories.measure()
    factories.report(measure, date="2026-11-01", text="Frau Muster ist krank.")
    first = factories.published(measure, at=NOW - 2 * DAY)
    second = republished(measure, at=NOW - DAY)
    actions.redact(first, by=factories.approver(), at=NOW, reason="Name einer Privatperson")
    assert [one.edition for one in MeasureStanding.objects.all()] == [second]


def test_restoring_an_old_edition_leaves_the_reports_alone():
    measure = factories.measure(title="Alter Titel", planned_end="2027-01-31")
    factories.report(measure, date="2026-10-01")
    first = factories.published(measure, at=NOW - 2 * DAY)
    measure = again(measure)
    measure.title, measure.planned_end = "Neuer Titel", None
    measure.save()
    factories.report(measure, date="2026-11-01")
    document = Document.objects.get(pk=measure.pk)
    actions.restore(first, by=factories.coordinator(), at=NOW, version=document.version)
    measure = again(measure)
    assert (measure.title, measure.planned_end) == ("Alter Titel", date(2027, 1, 31))
    assert measure.updates.count() == 2


def test_a_copy_begins_without_history():
    measure = factories.measure(planned_start="2026-01-01", actual_start="2026-01-15")
    measure.goals.add(goal := Goal.objects.create(program=measure.program, title="Teilhabe"))
    factories.report(measure)
    made = actions.copy(measure.document_ptr, by=factories.coordinator(), at=NOW)
    assert made.program == measure.program
    assert (made.planned_start, made.actual_start) == (date(2026, 1, 1), None)
    assert list(made.goals.all()) == [goal]
    assert not made.updates.exists()


# What pages and lists say


def test_measures_are_counted_for_all_programmes_at_once(django_assert_num_queries):
    first, second, bare = factories.program(), factories.program(), factories.program()
    for program, status in [
        (first, "active"),
        (first, "active"),
        (first, "closed"),
        (second, "planned"),
    ]:
        measure = factories.measure(program=program)
        factories.report(measure, date="2026-10-01", status=status)
        factories.published(measure, at=NOW - 2 * DAY)
    factories.report(measure, date="2026-11-01", status="active")
    republished(measure, at=NOW - DAY)
    with django_assert_num_queries(1):
        found = measures.counts_by_program([first.pk, second.pk, bare.pk], NOW)
    assert found == {first.pk: {"active": 2, "closed": 1}, second.pk: {"active": 1}}
    before = measures.counts_by_program([second.pk], NOW - 2 * DAY)
    assert before == {second.pk: {"planned": 1}}


def test_a_withdrawn_measure_counts_no_more():
    measure = factories.measure()
    factories.published(measure, at=NOW - DAY)
    actions.withdraw(
        Document.objects.get(pk=measure.pk), by=factories.approver(), at=NOW, explanation="Irrtum."
    )
    assert measures.counts_by_program([measure.program_id], NOW) == {}
    before = measures.counts_by_program([measure.program_id], NOW - DAY)
    assert before == {measure.program_id: {"planned": 1}}


def test_what_a_programme_froze_earlier_is_still_shown_until_a_page_takes_its_place():
    """Editions from before measures were documents hold them in their data."""
    program = factories.program()
    frozen = {
        "text": "Was getan wird.", "goals": [], "status": "active", "status_on": "2017-01-17", "status_reason": "",
        "planned_start": None, "planned_end": None, "actual_start": None, "actual_end": None,
    }  # fmt: skip
    edition = draft_edition(program, NOW)
    edition.data["measures"] = [{"title": "Leitbild", **frozen}, {"title": "Heft", **frozen}]
    factories.published(factories.measure(program=program, title="Leitbild"), at=NOW - DAY)
    found = {
        measure.title: (group.code, measure.path)
        for group in measures.groups_of(edition, NOW)
        for measure in group.measures
    }
    assert found["Heft"] == ("active", "")
    assert found["Leitbild"][0] == "planned"
    assert found["Leitbild"][1].startswith("/massnahmen/")
    (earlier,) = measures.groups_of(edition, NOW - 2 * DAY)
    assert [measure.path for measure in earlier.measures] == ["", ""]


def test_the_page_of_a_measure_tells_everything_and_so_does_what_machines_read(client):
    unit = factories.department(title="Fachdienst Beispiele")
    factories.published(unit)
    program = factories.program(title="Programm der Beispiele")
    factories.published(program)
    measure = factories.measure(
        title="Sprachkurs", program=program, department=unit, planned_start="2026-01-01", planned_end="2027-12-31",
        actual_start="2026-02-01",
    )  # fmt: skip
    measure.goals.add(Goal.objects.create(program=program, title="Teilhabe"))
    factories.report(
        measure,
        date="2026-03-01",
        outlook="at_risk",
        text="Der Kurs läuft.",
        next_step="Zweiter Raum",
    )
    edition = factories.published(measure)
    page = client.get(edition.path)
    for words in (
        "in Umsetzung", "Der Kurs läuft.", "Zweiter Raum", "Teilhabe", "Programm der Beispiele", "Fachdienst Beispiele",
        "gelingt wie geplant", 'datetime="2026-03-01', 'datetime="2027-12-31', 'datetime="2026-02-01',
    ):  # fmt: skip
        assert words in page.text, words
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    items = json.loads(block)["@graph"]
    action = next(item for item in items if item["@type"] == "Action")
    assert action["actionStatus"] == "https://schema.org/ActiveActionStatus"
    assert action["startTime"].startswith("2026-02-01")
    assert action["agent"]["name"] == "Fachdienst Beispiele"
    assert action["object"]["name"] == "Programm der Beispiele"
    told = " ".join(re.sub(r"<[^>]+>", "", page.text).split())
    assert "in Umsetzung Stand vom 1. März 2026" in told
    listed = client.get(f"/programme/{program.slug}/").text
    assert f'href="{edition.path}"' in listed
    assert "Der Kurs läuft." in listed


def test_the_page_of_a_programme_says_of_what_it_gives_the_number(client):
    program = factories.program()
    for _number in range(2):
        factories.published(factories.measure(program=program))
    page = client.get(factories.published(program).path).text
    assert '<span class="measures__number">2 Maßnahmen</span>' in page


def test_a_list_names_a_plan_once_and_what_has_come_by_itself(client):
    program = factories.program()
    plan = {"planned_start": "2099-01-01", "planned_end": "2099-07-31"}
    factories.published(factories.measure(program=program, **plan))
    factories.published(factories.measure(program=program, actual_start="2020-02-01", **plan))
    page = client.get(factories.published(program).path).text
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert told.count("Geplant: 1. Januar 2099 bis 31. Juli 2099") == 1
    assert told.count("geplant bis 31. Juli 2099") == 1
    assert "geplant ab" not in told
    assert "begonnen 1. Februar 2020" in told


def test_a_plan_without_an_end_begins_and_has_not_begun(client):
    edition = factories.published(factories.measure(planned_start="2099-03-01"))
    told = re.sub(r"<[^>]+>", "", client.get(edition.path).text).replace("\xa0", " ")
    assert "Geplantab 1. März 2099" in told


def test_a_translation_shows_what_is_reported_of_its_source_now(client, settings):
    measure = factories.measure(title="Sprachkurs")
    goal = Goal.objects.create(program=measure.program, title="Teilhabe")
    measure.goals.add(goal)
    factories.report(measure, date="2026-10-01", status="active", text="Der erste Stand.")
    factories.published(measure.program)
    factories.published(measure)
    spoken = factories.translation(measure.program, title="Programme")
    spoken.goals.update(title="Participation")
    translated = factories.translation(measure, title="Language course")
    edition = factories.published(translated)
    assert edition.data["goals"] == ["Participation"]
    factories.report(measure, date="2026-11-01", status="finalisation", text="Der neue Stand.")
    republished(measure, at=timezone.now())
    page = client.get(edition.path).text
    assert "Language course" in page
    assert "Der neue Stand." in page
    assert not MeasureStanding.objects.filter(edition=edition).exists()
    listed = client.get(f"/en/programme/{measure.program.slug}/").text
    assert "Sprachkurs" in listed or "Language course" in listed


def test_a_translation_names_the_days_that_its_source_names_now(client):
    """Its sentence on the end and the day beside it contradicted each other, once the German plan had changed."""
    measure = factories.measure(planned_start=date(2026, 3, 1), planned_end=date(2027, 3, 31))
    factories.report(measure, date="2026-10-01", status="active", outlook="on_track")
    factories.published(measure)
    edition = factories.published(factories.translation(measure, title="Language course"))
    changed = {"planned_end": date(2027, 9, 30), "actual_start": date(2026, 4, 15)}
    Measure.objects.filter(pk=measure.pk).update(**changed)
    republished(Measure.objects.get(pk=measure.pk), at=timezone.now())
    page = client.get(edition.path).text.replace("\xa0", " ")
    assert "March 2027" not in page
    assert page.count("September 2027") == 2
    assert '"startTime":"2026-04-15' in page.replace(": ", ":")
    (said,) = client.get("/api/v1/measures?language=en").json()["items"]
    assert (said["planned_end"], said["actual_start"]) == ("2027-09-30", "2026-04-15")


def test_deleting_a_draft_takes_its_reports_along_and_spares_what_is_public():
    measure = factories.measure()
    factories.report(measure)
    measure.delete()
    assert not ProgressUpdate.objects.exists()
    assert not Edition.objects.exists()


def test_on_a_past_day_everybody_sees_what_was_reported_then(client):
    now = timezone.now()
    program = factories.program()
    factories.published(program, at=now - 9 * DAY)
    measure = factories.measure(program=program)
    factories.report(measure, date="2020-03-01", text="Der alte Stand.")
    path = factories.published(measure, at=now - 8 * DAY).path
    factories.report(measure, date="2020-04-01", status="suspended", text="Der neue Stand.")
    republished(measure, at=now - 2 * DAY)
    stand = f"?stand={timezone.localdate(now - 5 * DAY):%Y-%m-%d}"
    for address in (path, f"/programme/{program.slug}/"):
        earlier, today = client.get(address + stand).text, client.get(address).text
        assert "Der alte Stand." in earlier
        assert "Der neue Stand." not in earlier
        assert "Der neue Stand." in today
    assert f'href="{path}{stand}"' in client.get(f"/programme/{program.slug}/{stand}").text
