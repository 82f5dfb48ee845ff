"""Generated announcements are like approved ones: public, linked, deterministic, and valid under every rule."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import audit
from news.models import NewsItem
from programs.measures.overview import counts_by_program
from programs.models import Indicator, Measure, Program, ProgressUpdate
from publishing.models import Document, Edition, EditionLink
from publishing.moments import day_of
from publishing.readiness import errors_in, problems_of
from tests import factories
from wir_portal.generator import programmes
from wir_portal.generator.announcements import announcement
from wir_portal.generator.bulk import Surroundings, insert, topics_by_name
from wir_portal.generator.people import People


@pytest.fixture
def around():
    return Surroundings(
        programs=[factories.published(factories.program(code=code)) for code in ("AAA", "BBB")],
        departments=[factories.published(factories.department())],
        images=[factories.image(), factories.image(title="Noch ein Beispielbild")],
        topics=topics_by_name(),
        editor=factories.editor(),
        approver=factories.approver(),
    )


def test_the_same_seed_and_number_give_the_same_words():
    assert announcement(7, 1, "WIR") == announcement(7, 1, "WIR")
    assert announcement(7, 1, "WIR") != announcement(7, 2, "WIR")


def test_a_text_is_as_long_as_a_real_one_and_has_two_headings():
    texts = [announcement(number, 1, "WIR") for number in range(50)]
    lengths = [len("".join(text.sections)) for text in texts]
    assert 2200 < sum(lengths) / len(lengths) < 3800
    assert all("".join(text.sections).count("<h2>") == 2 for text in texts)
    assert {text.day.year for text in texts} <= set(range(2014, 2027))


@pytest.mark.django_db
def test_generated_announcements_are_public_and_refer_to_programme_department_and_topic(around):
    insert(0, 40, seed=1, around=around, at=timezone.now())
    live = Edition.objects.live(timezone.now()).of_kind("news")
    assert live.count() == NewsItem.objects.count() == 40
    first = around.programs[0]
    linked = live.filter(links__target=first.document_id, links__rel="program")
    assert linked.count() == 20
    assert EditionLink.objects.filter(edition__in=live, rel="topic").exists()
    assert all(edition.files.count() == 2 for edition in live)
    assert Edition.objects.of_kind("news").count() > 40, "some have several editions"


@pytest.mark.django_db
def test_generated_announcements_could_be_approved_by_hand(around):
    insert(0, 5, seed=1, around=around, at=timezone.now())
    for item in NewsItem.objects.filter(editions__number=1).exclude(editions__number=2):
        problems = problems_of(Document.objects.get(pk=item.pk), timezone.now())
        # A second approval asks for a change note; everything else is in order
        assert [problem for problem in problems if problem.anchor != "id_change_note"] == []


@pytest.mark.django_db
def test_a_generated_announcement_is_read_like_any_other(around, client):
    insert(0, 3, seed=1, around=around, at=timezone.now())
    edition = Edition.objects.live(timezone.now()).of_kind("news").first()
    response = client.get(edition.path)
    assert response.status_code == 200
    assert edition.title in response.content.decode()
    assert audit.first_broken() is None


@pytest.mark.django_db
def test_a_second_run_goes_on_where_the_first_ended(around):
    insert(0, 3, seed=1, around=around, at=timezone.now())
    insert(3, 3, seed=1, around=around, at=timezone.now())
    assert NewsItem.objects.values("slug").distinct().count() == 6


@pytest.mark.django_db
def test_a_number_below_one_is_refused():
    with pytest.raises(CommandError, match="mindestens 1"):
        call_command("generate_content", news=0)


@pytest.mark.django_db
def test_programmes_come_with_measures_that_stand_as_their_reports_say(client):
    now = timezone.now()
    people = People(factories.editor(), factories.approver())
    department = factories.published(factories.department())
    programmes.insert(programmes.Extent(2, 7, 12), people=people, department=department, at=now)
    live = Edition.objects.live(now).of_kind("measure")
    assert live.count() == 14
    for edition in live.select_related("standing"):
        assert edition.standing.status == edition.data["updates"][0]["status"]
        assert len(edition.data["updates"]) == 12
    assert not ProgressUpdate.objects.open().exists()
    ids = list(Edition.objects.live(now).of_kind("program").values_list("document", flat=True))
    counts = counts_by_program(ids, now)
    assert [sum(counts[pk].values()) for pk in ids] == [7, 7]
    assert counts_by_program(ids, now - timedelta(days=100)) != counts
    assert client.get(live.first().path).status_code == 200
    for measure in Measure.objects.all():
        measure.change_note = "Neuer Sachstand."
        assert not errors_in(problems_of(measure, now))


@pytest.mark.django_db
def test_what_the_editions_of_a_programme_hold_is_marked_by_one_statement_for_each():
    people = People(factories.editor(), factories.approver())
    department = factories.published(factories.department())
    with CaptureQueriesContext(connection) as asked:
        programmes.insert(
            programmes.Extent(1, 5, 12), people=people, department=department, at=timezone.now()
        )
    marks = [one for one in asked if one["sql"].startswith('UPDATE "programs_progressupdate"')]
    assert len(marks) == 2, "one of half a year ago, one of yesterday"
    held = [
        (update.shown_in.document_id, update.shown_in.number, update.measure_id)
        for update in ProgressUpdate.objects.select_related("shown_in")
    ]
    assert all(document == measure for document, _, measure in held)
    assert {number for _, number, _ in held} == {1, 2}
    for edition in Edition.objects.of_kind("measure").filter(number=1):
        first = ProgressUpdate.objects.filter(shown_in=edition)
        assert {one.pk for one in first} == {one["id"] for one in edition.data["updates"]}


@pytest.mark.django_db
def test_programmes_come_with_figures_money_and_promises_as_of_their_days(client):
    now = timezone.now()
    people = People(factories.editor(), factories.approver())
    department = factories.published(factories.department())
    extent = programmes.Extent(1, 1, 2, 6, 40)
    programmes.insert(extent, people=people, department=department, at=now)
    for model in (Indicator, Program):
        for document in model.objects.all():
            document.change_note = "Neue Werte."
            assert not errors_in(problems_of(document, now))
    live, earlier = (Edition.objects.live(at) for at in (now, now - timedelta(days=100)))
    figures = {one.title: one.data["observations"] for one in live.of_kind("indicator")}
    assert {len(found) for found in figures.values()} == {40}
    assert {one["state"] for found in figures.values() for one in found} == {"final", "provisional"}
    assert any(one["suppressed"] for found in figures.values() for one in found)
    first = earlier.of_kind("indicator").by_title().first()
    assert 0 < len(first.data["observations"]) < 40
    then, present = (found.get(kind="program").data for found in (earlier, live))
    assert [len(data["awards"]) for data in (then, present)] == [5, 7]
    assert max(len(one["dates"]) for one in then["milestones"]) == 1
    moved = [one for one in present["milestones"] if len(one["dates"]) > 1]
    assert [date["announced_on"] for date in moved[0]["dates"]] == [
        f"{day_of(at):%Y-%m-%d}" for at in (now - timedelta(days=180), now - timedelta(days=1))
    ]
    assert client.get(live.of_kind("indicator").first().path).status_code == 200
    assert client.get(live.of_kind("program").get().path).status_code == 200


@pytest.mark.django_db
def test_the_same_number_gives_the_same_figures(around):
    now, people = timezone.now(), People(around.editor, around.approver)
    found = []
    for _ in range(2):
        with transaction.atomic():
            programmes.insert(
                programmes.Extent(1, 1, 3, 3, 20), people=people, department=around.departments[0], at=now
            )  # fmt: skip
            live = Edition.objects.live(now).of_kind("indicator")
            found.append([(one.title, one.data["observations"]) for one in live])
            transaction.set_rollback(True)
    assert found[0] == found[1] != []
