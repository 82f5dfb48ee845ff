"""The newsroom's first page and menu: each person sees what concerns them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organization.models import Appointment, Post
from programs.models import FundingPeriod
from publishing import actions
from publishing.models import Document
from tests import factories
from wir_portal.start_page import start_page
from wir_portal.start_page.calendar import weeks

pytestmark = pytest.mark.django_db


def tasks(user, at=None):
    """Return the titles of each worklist on the first page, by its code."""
    shown = start_page(user, at or timezone.now())
    return {task.worklist.code: [line.title for line in task.lines] for task in shown.tasks}


def watched(user, at=None):
    """Return number and titles of each sort of things to watch, by its code."""
    shown = start_page(user, at or timezone.now())
    return {one.sort.code: (one.total, [line.title for line in one.lines]) for one in shown.watched}


def test_an_approver_sees_what_waits_the_oldest_first():
    now = timezone.now()
    newer, older = factories.news_item(title="Neuer"), factories.news_item(title="Älter")
    factories.submitted(older, at=now - timedelta(days=2))
    factories.submitted(newer, at=now - timedelta(days=1))
    assert tasks(factories.approver())["freigeben"] == ["Älter", "Neuer"]


def test_nobody_is_asked_to_approve_their_own_text_or_that_of_another_team():
    team, other = factories.team(), factories.team()
    approver = factories.approver(teams=[team])
    factories.submitted(factories.news_item(title="Selbst eingereicht"), by=approver)
    factories.submitted(factories.news_item(title="Selbst geschrieben", last_edited_by=approver))
    factories.submitted(factories.news_item(title="Anderes Team", team=other))
    factories.submitted(factories.news_item(title="Unser Team", team=team))
    assert tasks(approver)["freigeben"] == ["Unser Team"]


def test_a_rejected_text_waits_for_whoever_submitted_it():
    author, at = factories.editor(), timezone.now()
    document = factories.submitted(factories.news_item(title="Zurück"), by=author, at=at)
    actions.reject(document, by=factories.approver(), at=at, version=1, remark="Kürzer.")
    assert tasks(author)["zurueckgewiesen"] == ["Zurück"]
    assert tasks(factories.editor())["zurueckgewiesen"] == []


def test_a_forced_approval_waits_for_a_second_person():
    first, second = factories.approver(), factories.approver()
    item = factories.news_item(title="Hochwasser")
    actions.approve(item, by=first, at=timezone.now(), version=1, forced_reason="Es eilt.")
    assert tasks(first)["nachfreigeben"] == []
    assert tasks(second)["nachfreigeben"] == ["Hochwasser"]


def test_who_writes_sees_their_own_drafts_and_nothing_that_waits_for_others():
    writer = factories.editor()
    factories.news_item(title="Meiner", last_edited_by=writer)
    factories.news_item(title="Fremder", last_edited_by=factories.editor())
    found = tasks(writer)
    assert found["entwuerfe"] == ["Meiner"]
    assert "freigeben" not in found


def test_a_live_text_whose_review_is_due_is_named_until_a_new_date_is_set():
    now, today = timezone.now(), timezone.localdate()
    for title, due in (
        ("Längst fällig", today - timedelta(days=30)),
        ("Heute fällig", today),
        ("Morgen fällig", today + timedelta(days=1)),
        ("Nie fällig", None),
    ):
        factories.published(factories.news_item(title=title, review_due=due), at=now)
    factories.news_item(title="Nie veröffentlicht", review_due=today)
    assert tasks(factories.editor())["wiedervorlage"] == ["Längst fällig", "Heute fällig"]


def test_a_translation_whose_source_has_changed_is_named():
    now = timezone.now()
    source = factories.news_item(title="Vorlage")
    first = factories.published(source, at=now - timedelta(days=2))
    translation = factories.translation(source, title="Translation", follows_edition=first)
    factories.published(translation, at=now - timedelta(days=2))
    assert tasks(factories.editor())["uebersetzungen"] == []
    Document.objects.filter(pk=source.pk).update(state="draft", change_note="Neuer Termin.")
    factories.published(source, at=now - timedelta(days=1))
    assert tasks(factories.editor())["uebersetzungen"] == ["Translation"]


def test_every_list_leads_to_the_change_list_with_the_same_texts(client):
    now = timezone.now()
    for number in range(7):
        factories.submitted(factories.news_item(title=f"Text {number}"), at=now)
    approver = factories.approver()
    client.force_login(approver)
    [task] = [one for one in start_page(approver, now).tasks if one.worklist.code == "freigeben"]
    assert (task.total, len(task.lines)) == (7, 5)
    listed = client.get(task.url).context["cl"].result_list
    assert {document.title for document in listed} == {f"Text {number}" for number in range(7)}


@pytest.mark.parametrize("code", ["freigeben", "erfunden"])
def test_a_worklist_of_another_role_is_empty(client, code):
    factories.submitted(factories.news_item())
    client.force_login(factories.editor())
    page = client.get(reverse("admin:publishing_document_changelist"), {"aufgabe": code})
    assert list(page.context["cl"].result_list) == []


def test_the_calendar_shows_what_appears_and_what_ends_on_its_day():
    now = timezone.now()
    starts, ends = now + timedelta(days=3), now + timedelta(days=9)
    factories.published(factories.news_item(title="Kommt"), at=now, live_from=starts)
    factories.published(factories.news_item(title="Geht"), at=now, live_until=ends)
    factories.published(
        factories.news_item(title="Später"), at=now, live_from=now + timedelta(days=60)
    )
    entries = [entry for week in weeks(now) for day in week.days for entry in day.entries]
    assert [(entry.title, entry.what, entry.at) for entry in entries] == [
        ("Kommt", "erscheint", starts),
        ("Geht", "endet", ends),
    ]


def test_a_planned_replacement_is_no_end_and_a_withdrawn_text_is_not_in_the_calendar():
    now = timezone.now()
    item = factories.news_item(title="Erste")
    factories.published(item, at=now)
    Document.objects.filter(pk=item.pk).update(state="draft", title="Zweite", minor_change=True)
    factories.published(item, at=now, live_from=now + timedelta(days=2))
    gone = factories.news_item(title="Zurückgezogen")
    factories.published(gone, at=now, live_until=now + timedelta(days=2))
    actions.withdraw(gone, by=factories.approver(), at=now, explanation="Falsch.")
    later = now + timedelta(seconds=1)
    entries = [entry for week in weeks(later) for day in week.days for entry in day.entries]
    assert [(entry.title, entry.what) for entry in entries] == [("Zweite", "erscheint")]


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 12, 28, tzinfo=UTC)]
)
def test_the_calendar_covers_four_weeks_from_monday_on(day):
    shown = weeks(day)
    days = [one.date for week in shown for one in week.days]
    assert days[0].weekday() == 0
    assert day.date() + timedelta(days=27) in days
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]


def test_posts_without_anybody_are_named_and_those_of_former_departments_are_not():
    today = timezone.localdate()
    unit, former = (
        factories.department(),
        factories.department(valid_until=today - timedelta(days=1)),
    )
    empty = Post.objects.create(title="Leere Stelle", department=unit)
    held = Post.objects.create(title="Besetzte Stelle", department=unit)
    Post.objects.create(title="Halb besetzte Stelle", department=unit, seats=2)
    Post.objects.create(title="Frühere Stelle", department=former)
    person = factories.person()
    Appointment.objects.create(post=held, person=person, term_from=today)
    Appointment.objects.create(
        post=empty,
        person=person,
        term_from=today - timedelta(days=9),
        term_until=today - timedelta(days=1),
    )
    assert watched(factories.coordinator())["vacancies"] == (
        2,
        ["Halb besetzte Stelle", "Leere Stelle"],
    )


def test_terms_and_periods_that_end_within_nine_months_without_a_successor_are_named():
    today = timezone.localdate()
    soon, far = today + timedelta(days=100), today + timedelta(days=300)
    unit = factories.department()
    for name, until, followed in (
        ("Endet bald", soon, False), ("Hat Nachfolge", soon, True), ("Endet spät", far, False),
    ):  # fmt: skip
        post = Post.objects.create(title=f"Stelle {name}", department=unit)
        Appointment.objects.create(
            post=post, person=factories.person(title=name), term_from=today, term_until=until
        )
        if followed:
            next_one = factories.person(title="Nachfolgende Person")
            Appointment.objects.create(
                post=post, person=next_one, term_from=until + timedelta(days=1)
            )
        program = factories.program(title=f"Programm {name}")
        FundingPeriod.objects.create(program=program, start=today, end=until)
        if followed:
            FundingPeriod.objects.create(program=program, start=until + timedelta(days=1))
    found = watched(factories.coordinator())
    assert found["terms"] == (1, ["Endet bald"])
    assert found["periods"] == (1, ["Programm Endet bald"])


@pytest.mark.parametrize(
    ("sort", "make"),
    [
        ("vacancies", lambda: Post.objects.create(title="Leer", department=factories.department())),
        ("images", lambda: factories.image(alternative_text="")),
    ],
)
def test_what_needs_an_eye_leads_to_a_list_with_just_that(client, sort, make):
    make()
    user = factories.superuser()
    client.force_login(user)
    [one] = [one for one in start_page(user, timezone.now()).watched if one.sort.code == sort]
    assert client.get(one.sort.url).context["cl"].result_count == one.total == 1


def test_an_editor_is_not_shown_what_only_coordination_can_mend():
    Post.objects.create(title="Leer", department=factories.department())
    assert "vacancies" not in watched(factories.editor())


def test_the_first_page_needs_few_queries_whatever_waits(client, django_assert_max_num_queries):
    now, today = timezone.now(), timezone.localdate()
    user = factories.superuser()
    unit = factories.department()
    for number in range(7):
        factories.submitted(factories.news_item())
        factories.news_item(last_edited_by=user)
        factories.published(factories.news_item(review_due=today), at=now)
        factories.published(factories.news_item(), live_from=now + timedelta(days=number + 1))
        Post.objects.create(title=f"Stelle {number}", department=unit)
        FundingPeriod.objects.create(
            program=factories.program(), start=today, end=today + timedelta(days=9)
        )
        factories.image(alternative_text="")
    client.force_login(user)
    client.get(reverse("admin:index"))
    with django_assert_max_num_queries(17):
        page = client.get(reverse("admin:index")).content.decode()
    assert page.count("eingereicht von") == 5


def test_each_number_is_that_of_the_whole_list_and_five_begin_it():
    user, now = factories.superuser(), timezone.now()
    unit = factories.department()
    for number in range(7):
        factories.submitted(factories.news_item())
        factories.image(alternative_text="")
        post = Post.objects.create(title=f"Stelle {number}", department=unit)
        for year in (2001, 2003):
            Appointment.objects.create(
                post=post, person=factories.person(),
                term_from=date(year, 1, 1), term_until=date(year, 12, 31),
            )  # fmt: skip
    page = start_page(user, now)
    for task in page.tasks:
        found = task.worklist.find(user, now)
        assert (task.total, len(task.lines)) == (len(set(found)), min(len(set(found)), 5))
    watched = {one.sort.code: one for one in page.watched}
    for one in watched.values():
        assert one.total == len(set(one.sort.rows))
    assert [len(watched[code].lines) for code in ("vacancies", "images")] == [5, 0]
    assert (watched["vacancies"].total, watched["images"].total) == (7, 7)


def test_administration_sees_accounts_and_no_texts(client):
    factories.submitted(factories.news_item(title="Wartet schon lange"))
    client.force_login(factories.administrator())
    page = client.get(reverse("admin:index")).content.decode()
    assert "Wartet schon lange" not in page
    assert reverse("admin:accounts_user_changelist") in page


def test_the_menu_marks_the_place_where_one_is(client):
    client.force_login(factories.editor())
    page = client.get(reverse("admin:news_newsitem_changelist"))
    menu = page.context["menu"]
    assert [place.name for place in menu.first if place.current] == ["Meldungen"]
    assert not menu.rest_is_current


def test_tables_of_add_ons_have_no_place_in_the_newsroom(client):
    client.force_login(factories.superuser())
    page = client.get(reverse("admin:index")).content.decode()
    assert "Taggit" not in page
    assert "Tasks" not in page


def test_the_text_editor_speaks_german(client):
    client.force_login(factories.editor())
    words = client.get(reverse("admin:jsi18n")).content.decode()
    assert "Link bearbeiten" in words


def test_no_list_stands_there_twice():
    writer = factories.editor()
    codes = [one.worklist.code for one in start_page(writer, timezone.now()).tasks]
    assert len(codes) == len(set(codes)) > 3
