"""The Sachbericht: its figures are those of the live editions, nothing unpublished gets in, and frozen it stays."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.template import Context, Template

from accounts.models import AuditEntry
from database.guards import install, remove
from organization.models import Appointment, Post
from programs.guards import GUARDS
from programs.models import Award, Disbursement, FunderReport
from programs.money.adding import money_of
from programs.money.contradictions import contradictions
from programs.reports import actions
from programs.reports.data import as_text, digest, report_data
from programs.reports.facts import Gap, Span, TermFacts, Update
from programs.reports.page import Heading, body_of
from programs.reports.pdf import PdfUnavailable
from programs.reports.personnel import gaps_of
from programs.reports.update_rows import rows_of
from publishing import actions as publishing_actions
from publishing import working_copy
from publishing.errors import ActionRefused, Conflict, NotPermitted
from publishing.models import Document, Edition
from tests import factories
from tests.database.test_guards import emptied_or_replaced, refused
from tests.publishing.states import renamed
from tests.simultaneous import at_once

from .reporting import NOW, PUBLIC, WORDS, YEAR, Scene, organization, seen

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 as an example"


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture
def quick(monkeypatch):
    """Stand in for WeasyPrint, which takes seconds; what it makes is tested in test_report_pdf."""
    monkeypatch.setattr(actions, "pdf_of", lambda body, **facts: PDF)


def live(document, at=NOW):
    return Edition.objects.live(at).get(document=document.pk)


def test_its_money_is_that_of_the_programmes_page(scene):
    data = report_data(scene.award, YEAR, NOW)
    public = money_of(live(scene.program).data)
    (row,) = data.money
    for name in ("granted", "called", "returned", "passed_on", "own", "total_cost"):
        assert getattr(row, name) == getattr(public.total, name)
    assert row.granted == data.award.amount == Decimal("100000.10")
    assert data.award.called == Decimal("70000.05")
    assert [(one.date, one.amount) for one in data.award.called_inside] == [
        (date(2025, 5, 2), Decimal("40000.05"))
    ]
    assert [one.id for one in data.award.notices] == ["pdb-1", "pdb-2"]
    assert [(one.recipient, one.amount) for one in data.award.passed_on] == [
        ("Verein Beispiel", Decimal("5000.00"))
    ]
    assert (data.award.funder, data.award.file_number) == ("Ministerium für Beispiele", "AZ 4711")


def test_what_was_called_after_the_period_and_who_gets_the_money_are_told_apart(scene):
    late = {"award": scene.amendment, "date": date(2026, 1, 5), "amount": Decimal("1000.00")}
    Disbursement.objects.create(**late)
    Award.objects.filter(pk=scene.award.pk).update(recipient=organization("Eigenbetrieb Beispiel"))
    at = PUBLIC + timedelta(days=1)
    factories.published(renamed(scene.program, "Programm des Berichts", at), at=at)
    data = report_data(scene.award, YEAR, NOW)
    assert (data.award.called_by_end, data.award.called) == (
        Decimal("70000.05"),
        Decimal("71000.05"),
    )
    page = body_of(data, Heading(None, None, "")).replace("\u00a0", " ")
    assert "70.000,05 € von 100.000,10 €" in page
    assert "auch danach" in page
    assert "<td>Eigenbetrieb Beispiel</td>" in page
    sums = re.findall(r'<td class="report__figure">(-?[\d.,]+) €', page)
    assert "71.000,05" in sums
    assert [one for one in sums if not re.search(r",\d\d$", one)] == []


def test_what_was_paid_back_is_taken_off_and_named(scene):
    for day, amount in ((date(2025, 9, 1), "500.10"), (date(2026, 2, 1), "7.00")):
        Disbursement.objects.create(
            award=scene.amendment, date=day, amount=Decimal(amount), kind="return"
        )
    at = PUBLIC + timedelta(days=1)
    factories.published(renamed(scene.program, "Programm des Berichts", at), at=at)
    data = report_data(scene.award, YEAR, NOW)
    told = data.award
    assert (told.called_by_end, told.called) == (Decimal("69499.95"), Decimal("69492.95"))
    assert (told.returned_by_end, told.returned) == (Decimal("500.10"), Decimal("507.10"))
    page = body_of(data, Heading(None, None, "")).replace("\u00a0", " ")
    for sentence in (
        "Schon abgezogen: zurückgezahlt bis dahin", "Schon abgezogen: insgesamt zurückgezahlt",
        "Nicht abgerufen oder zurückgezahlt", "Mittelabrufe und Rückzahlungen im Berichtszeitraum",
        "zurückgezahlt: 507,10 €", "30.507,15 €",
    ):  # fmt: skip
        assert sentence in page, sentence
    assert 'Rückzahlung</span></th><td class="report__figure">-500,10 €' in page


def test_what_contradicts_itself_is_named_as_the_newsroom_names_it(scene):
    Award.objects.filter(pk=scene.amendment.pk).update(total_cost=Decimal("150000.00"))
    at = PUBLIC + timedelta(days=1)
    factories.published(renamed(scene.program, "Programm des Berichts", at), at=at)
    data = report_data(scene.award, YEAR, NOW)
    assert data.contradictions == list(contradictions(live(scene.program).data))
    assert len(data.contradictions) == 1


def test_measures_stand_with_what_was_reported_in_the_period(scene):
    data = report_data(scene.award, YEAR, NOW)
    (measure,) = data.measures
    edition = live(scene.measure)
    assert (measure.title, measure.path) == (edition.title, edition.path)
    assert [one.text for one in measure.updates] == ["Mittendrin."]
    assert {one.text for one in measure.updates} <= {one["text"] for one in edition.data["updates"]}
    # As it stood on the last day reported on, and as it stands now
    assert (measure.status, measure.status_on) == ("active", date(2025, 3, 1))
    assert measure.status_now_on == date(2026, 1, 5)
    assert data.left_out == 1


def test_a_measure_that_begins_after_the_period_is_left_out(scene):
    early = Span(date(2024, 1, 1), date(2024, 2, 29))
    data = report_data(scene.award, early, NOW)
    assert [one.title for one in data.measures] == ["Maßnahme davor"]
    assert data.measures[0].status == "active"


def test_indicators_keep_back_what_the_site_keeps_back_and_end_with_the_period(scene):
    (indicator,) = report_data(scene.award, YEAR, NOW).indicators
    told = {one["from"][:4]: one["value"] for one in indicator.data["observations"]}
    assert told == {"2023": "41", "2024": None, "2025": "52"}
    assert [one["suppressed"] for one in indicator.data["observations"]] == [False, True, False]


def test_people_in_office_are_named_with_their_share_and_vacancies_too(scene):
    (post,) = report_data(scene.award, YEAR, NOW).posts
    assert post.title == "Koordination Beispiel"
    assert [(one.person, one.start, one.end, one.fte) for one in post.terms] == [
        ("Berta Beispiel", date(2025, 3, 1), None, Decimal("0.75"))
    ]
    assert post.gaps == [Gap(date(2025, 1, 1), date(2025, 2, 28), 1, 0)]


def test_posts_stand_in_german_order(scene):
    Post.objects.create(title="Ämterlotsin", department=scene.unit, program=scene.program)
    at = PUBLIC + timedelta(days=1)
    factories.published(renamed(scene.unit, "Fachstelle Beispiel", at), at=at)
    posts = report_data(scene.award, YEAR, NOW).posts
    assert [one.title for one in posts] == ["Ämterlotsin", "Koordination Beispiel"]


def test_who_is_not_public_is_not_named_but_the_seat_is_not_called_vacant(scene):
    hidden = factories.person(title="Nie Öffentlich")
    Appointment.objects.create(
        post=scene.post, person=hidden, term_from=date(2025, 1, 1), term_until=date(2025, 1, 31)
    )
    data = report_data(scene.award, YEAR, NOW)
    assert data.posts[0].gaps == [
        Gap(date(2025, 1, 1), date(2025, 1, 31), 0, 1),
        Gap(date(2025, 2, 1), date(2025, 2, 28), 1, 0),
    ]
    assert "Nie Öffentlich" not in as_text(data)


@pytest.mark.parametrize(
    ("terms", "held", "seats", "expected"),
    [
        ([], [], 1, [(1, 31, 1, 0)]),
        ([(1, None)], [], 1, []),
        ([(1, 10), (11, 31)], [], 1, []),
        ([(1, 10), (12, 31)], [], 1, [(11, 11, 1, 0)]),
        ([(1, 10)], [], 2, [(1, 10, 1, 0), (11, 31, 2, 0)]),
        ([(1, date.max)], [(1, date.max)], 1, []),
        ([(5, 9)], [(5, 9)], 1, [(1, 4, 1, 0), (10, 31, 1, 0)]),
        ([], [(1, None)], 1, [(1, 31, 0, 1)]),
        # More people than seats are no more than all seats
        ([(1, None), (1, None)], [], 1, []),
        ([], [(1, None), (1, None)], 1, [(1, 31, 0, 1)]),
    ],
)
def test_gaps_are_days_with_fewer_people_than_seats(terms, held, seats, expected):
    def day(number):
        return date(2025, 1, number) if isinstance(number, int) else number

    facts = [TermFacts("", day(start), day(end), False, None) for start, end in terms]
    found = gaps_of(
        facts, [(day(start), day(end)) for start, end in held], seats, Span(day(1), day(31))
    )
    assert found == [
        Gap(day(first), day(last), vacant, unnamed) for first, last, vacant, unnamed in expected
    ]


def test_nothing_unpublished_gets_in(scene):
    secret = "streng-geheime-arbeitsfassung"
    for document in (scene.program, scene.measure, scene.indicator, scene.person, scene.unit):
        renamed(document, secret, NOW)
    factories.report(scene.measure, date="2025-10-01", text=secret)
    factories.measure(program=scene.program, title=secret)
    factories.indicator(program=scene.program, title=secret)
    Award.objects.filter(pk=scene.amendment.pk).update(
        amount_awarded=Decimal("999999.00"), title=secret
    )
    before = as_text(report_data(scene.award, YEAR, NOW))
    assert secret not in before
    assert "999999" not in before
    publishing_actions.withdraw(
        scene.measure.document_ptr, by=scene.approver, at=NOW, explanation="Falsch."
    )
    assert report_data(scene.award, YEAR, NOW).measures == []


def test_its_milestones_stand_on_the_page_with_measure_date_and_day(scene):
    data = report_data(scene.award, YEAR, NOW)
    page = body_of(data, Heading(None, None, "")).replace("\u00a0", " ")
    table = page[page.index("<h2>Meilensteine</h2>") : page.index("<h2>Indikatoren</h2>")]
    assert "Drei Gruppen gegründet" in table
    assert "Maßnahme: Maßnahme im Zeitraum" in table
    assert "2. Quartal 2025" in table
    assert "erreicht am" in table
    assert "20. Juni 2025" in table
    assert "1 erreicht" in page


def test_every_edition_from_which_something_is_stands_in_the_list(scene):
    data = report_data(scene.award, YEAR, NOW)
    named = {(one.kind, one.number, one.sha256) for one in data.sources}
    documents = (scene.program, scene.measure, scene.indicator, scene.person, scene.unit)
    assert named == {(one.kind, one.number, one.sha256) for one in map(live, documents)}


def test_its_queries_do_not_grow_with_what_there_is(scene, django_assert_num_queries):
    with django_assert_num_queries(6):
        report_data(scene.award, YEAR, NOW)
    for number in range(3):
        more = factories.measure(program=scene.program, title=f"Noch eine {number}")
        factories.report(more, date="2025-05-01")
        factories.published(more, at=PUBLIC)
    last = scene.amendment
    for number in range(3):
        last = Award.objects.create(
            program=scene.program, award_id=f"pdb-4-{number}", title="Koordination", amends=last,
            award_date=date(2025, 2, 1), amount_awarded=Decimal("100000.10"), file_number=f"AZ {number}",
        )  # fmt: skip
    with django_assert_num_queries(6):
        data = report_data(scene.award, YEAR, NOW)
    assert (len(data.measures), data.award.file_number) == (4, "AZ 2")


def test_the_same_data_are_the_same_text(scene):
    first, second = (report_data(scene.award, YEAR, NOW, WORDS) for _ in range(2))
    assert as_text(first) == as_text(second)
    assert as_text(first) != as_text(replace(first, left_out=7))
    assert json.loads(as_text(first))["award"]["amount"] == "100000.10"


def test_freezing_keeps_data_page_and_file_with_their_sums(scene, quick):
    report = scene.frozen()
    report.refresh_from_db()
    assert (report.number, report.frozen_by, report.frozen_at) == (1, scene.approver, NOW)
    assert report.data == as_text(report_data(scene.award, YEAR, NOW, WORDS))
    assert report.data_sha256 == digest(report.data)
    assert report.data_sha256 in report.html
    assert "Erst langsam, dann schneller." in report.html
    assert bytes(report.pdf) == PDF
    assert actions.whole(report).is_whole
    entry = AuditEntry.objects.get(action="freeze_report")
    assert (entry.actor, entry.kept_details["data"]) == (scene.approver, report.data_sha256)


def test_frozen_it_stays_when_the_programme_changes(scene, quick):
    report = scene.frozen()
    text, html = report.data, report.html
    later = NOW + timedelta(days=30)
    factories.report(scene.measure, date="2025-12-30", text="Nachgetragen.")
    factories.published(renamed(scene.measure, "Neuer Name", later), at=later)
    factories.published(renamed(scene.program, "Anderes Programm", later), at=later)
    report.refresh_from_db()
    assert (report.data, report.html) == (text, html)
    now = report_data(scene.award, YEAR, later)
    assert [one.text for one in now.measures[0].updates] == ["Nachgetragen.", "Mittendrin."]


def test_the_database_keeps_a_frozen_report_as_it_is(scene, quick):
    report, draft = scene.frozen(), scene.draft()
    table = "programs_funderreport"
    for change in (
        "done = 'anders'",
        "pdf = NULL",
        "data = '{}'",
        "frozen_at = NULL",
        "version = 9",
    ):
        assert refused(f"UPDATE {table} SET {change} WHERE id = %s", report.pk), change
    assert refused(f"DELETE FROM {table} WHERE id = %s", report.pk)
    assert not refused(f"UPDATE {table} SET done = 'anders' WHERE id = %s", draft.pk)
    assert refused(f"UPDATE {table} SET number = 9 WHERE id = %s", draft.pk)
    assert not refused(f"DELETE FROM {table} WHERE id = %s", draft.pk)


def test_a_frozen_report_is_neither_replaced_nor_emptied(scene, quick):
    assert emptied_or_replaced("programs_funderreport", scene.frozen().pk)
    assert FunderReport.objects.frozen().exists()


def test_a_report_replaces_none_of_another_programme(scene, quick):
    foreign, own = Scene().frozen(), scene.draft()
    assert refused(
        "UPDATE programs_funderreport SET replaces_id = %s WHERE id = %s", foreign.pk, own.pk
    )


def test_a_changed_report_is_found(scene, quick):
    report = scene.frozen()
    call_command("verify_reports", verbosity=0)
    guards = [guard for guard in GUARDS if guard.table == "programs_funderreport"]
    remove(guards)
    with connection.cursor() as cursor:
        # Whoever changes the sum too still has the log against them
        cursor.execute(
            "UPDATE programs_funderreport SET data = %s, data_sha256 = %s WHERE id = %s",
            ["{}", digest("{}"), report.pk],
        )
    install(guards)
    report.refresh_from_db()
    whole = actions.whole(report)
    assert (whole.data, whole.pdf, whole.log, whole.is_whole) == (True, True, False, False)
    with pytest.raises(CommandError, match="Sachbericht 1"):
        call_command("verify_reports", verbosity=0)


def test_four_eyes_have_no_way_around(scene, quick):
    report = scene.draft(by=scene.approver)
    with pytest.raises(NotPermitted, match="Vier Augen"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    chief = factories.superuser()
    own = scene.draft(by=chief)
    with pytest.raises(NotPermitted, match="Vier Augen"):
        actions.freeze(own, by=chief, at=NOW, seen=seen(own))


def test_who_may_write_and_who_may_freeze(quick):
    team = factories.team()
    scene = Scene(team)
    report = scene.draft()
    strangers = [
        factories.editor(teams=[team]),
        factories.coordinator(),
        factories.approver(),
        factories.administrator(),
    ]
    for stranger in strangers:
        with pytest.raises(NotPermitted):
            actions.draft(scene.award, YEAR, by=stranger, at=NOW)
        with pytest.raises(NotPermitted):
            actions.freeze(report, by=stranger, at=NOW, seen=seen(report))
        with pytest.raises(NotPermitted):
            actions.discard(report, by=stranger, at=NOW)
    with pytest.raises(NotPermitted):
        actions.freeze(report, by=factories.coordinator(teams=[team]), at=NOW, seen=seen(report))
    assert actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report)).is_frozen


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        ((date(2023, 12, 31), date(2024, 6, 30)), "muss darin liegen"),
        ((date(2026, 1, 1), date(2027, 1, 1)), "muss darin liegen"),
        ((date(2025, 6, 1), date(2025, 5, 1)), "vor seinem Anfang"),
    ],
)
def test_the_period_lies_in_that_of_the_award(scene, span, sentence):
    with pytest.raises(Conflict, match=sentence):
        scene.draft(Span(*span))


def test_amendments_and_money_passed_on_have_no_report_of_their_own(scene):
    for award in (scene.amendment, scene.passed_on):
        with pytest.raises(Conflict, match="ersten Bescheid"):
            actions.draft(award, YEAR, by=scene.writer, at=NOW)


def test_what_stands_in_the_way_of_freezing_is_said(scene, quick):
    report = scene.draft(Span(date(2026, 1, 1), date(2026, 2, 3)))
    with pytest.raises(Conflict, match="endet erst am"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    report = scene.draft(words={"done": "Viel.", "reached": "  "})
    with pytest.raises(ActionRefused, match="„Was ist erreicht\\?“"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    report = scene.draft()
    previewed = seen(report)
    publishing_actions.withdraw(
        scene.program.document_ptr, by=scene.approver, at=NOW, explanation="Falsch."
    )
    with pytest.raises(Conflict, match="nicht öffentlich"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=previewed)


def test_what_was_previewed_is_frozen_or_nothing(scene, quick):
    report, later = scene.draft(), NOW + timedelta(hours=1)
    previewed = seen(report)
    factories.report(scene.measure, date=date(2025, 11, 1), text="Nachgetragen.")
    Document.objects.filter(pk=scene.measure.pk).update(state="draft", change_note="November")
    scene.measure.refresh_from_db()
    factories.published(scene.measure, at=later)
    with pytest.raises(Conflict, match="Seit Ihrer Vorschau hat sich geändert"):
        actions.freeze(report, by=scene.approver, at=later, seen=previewed)
    report.refresh_from_db()
    assert not report.is_frozen
    # Looked at once more, it says what is true now
    frozen = actions.freeze(report, by=scene.approver, at=later, seen=seen(report, later))
    assert "Nachgetragen." in frozen.html


def test_time_alone_changes_nothing_that_was_previewed(scene, quick):
    report = scene.draft()
    later = NOW + timedelta(minutes=5)
    assert actions.freeze(report, by=scene.approver, at=later, seen=seen(report)).is_frozen


def test_a_file_number_that_changes_while_the_pdf_is_made_stops_the_freezing(scene, monkeypatch):
    report = scene.draft()

    def slowly(body, **facts):
        Award.objects.filter(pk=scene.award.pk).update(file_number="AZ 9999")
        return b"%PDF-1.7 as an example"

    monkeypatch.setattr(actions, "pdf_of", slowly)
    with pytest.raises(Conflict, match="Seit Ihrer Vorschau"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    report.refresh_from_db()
    assert not report.is_frozen


def test_words_that_change_after_the_preview_stop_the_freezing(scene, quick):
    report = scene.draft()
    previewed = seen(report)
    report.outlook = "Anders."
    actions.sign(report, by=scene.writer, at=NOW)
    with pytest.raises(Conflict, match="Seit Ihrer Vorschau"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=previewed)


def test_an_award_that_no_edition_holds_cannot_be_reported_on(scene):
    new = Award.objects.create(
        program=scene.program, award_id="pdb-9", title="Neu", amount_awarded=1, award_date=PUBLIC.date()
    )  # fmt: skip
    with pytest.raises(Conflict, match="„pdb-9“ steht nicht"):
        report_data(new, YEAR, NOW)


def test_a_report_finds_its_award_after_an_old_edition_was_restored(scene, quick):
    report = scene.draft()
    edition = live(scene.program)
    document = scene.program.document_ptr
    document.refresh_from_db()
    publishing_actions.restore(edition, by=scene.writer, at=NOW, version=document.version)
    assert actions.award_of(report).award_id == "pdb-1"
    assert actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report)).is_frozen


def test_without_pango_nothing_is_frozen(scene, monkeypatch):
    def missing(name):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("programs.reports.pdf.import_module", missing)
    report = scene.draft()
    with pytest.raises(PdfUnavailable, match="libpango"):
        actions.freeze(report, by=scene.approver, at=NOW, seen=seen(report))
    report.refresh_from_db()
    assert not report.is_frozen


def test_a_correction_is_a_new_report_that_replaces_the_former(scene, quick):
    first = scene.frozen()
    second = actions.replace(first, by=scene.writer, at=NOW)
    assert (second.replaces, second.done) == (first, WORDS["done"])
    with pytest.raises(Conflict, match="schon einen Entwurf"):
        actions.replace(first, by=scene.writer, at=NOW)
    second = actions.freeze(second, by=scene.approver, at=NOW, seen=seen(second))
    assert second.number == 2
    assert "ersetzt den Sachbericht 1" in second.html
    with pytest.raises(Conflict, match="hat schon der Sachbericht 2 ersetzt"):
        actions.replace(first, by=scene.writer, at=NOW)
    with pytest.raises(Conflict, match="Entwurf wird nicht ersetzt"):
        actions.replace(scene.draft(), by=scene.writer, at=NOW)
    first.refresh_from_db()
    assert actions.whole(first).is_whole


def test_only_drafts_are_deleted(scene, quick):
    draft, frozen = scene.draft(), scene.frozen()
    actions.discard(draft, by=scene.writer, at=NOW)
    with pytest.raises(Conflict, match="bleibt, wie er ist"):
        actions.discard(frozen, by=scene.writer, at=NOW)
    with pytest.raises(Conflict, match="bleibt, wie er ist"):
        actions.sign(frozen, by=scene.writer, at=NOW)
    assert list(FunderReport.objects.all()) == [frozen]


def test_of_two_who_save_the_same_draft_the_second_is_told(scene):
    report = scene.draft()
    first, second = (FunderReport.objects.get(pk=report.pk) for _ in range(2))
    first.done, second.done = "Das Erste.", "Das Zweite."
    actions.sign(first, by=scene.writer, at=NOW)
    with pytest.raises(Conflict, match="inzwischen gespeichert"):
        actions.sign(second, by=scene.writer, at=NOW)
    report.refresh_from_db()
    assert (report.done, report.version) == ("Das Erste.", 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_freeze_or_save_at_once_one_is_told(quick):
    scene = Scene()
    report = scene.draft()
    other = factories.approver(name="Fritz Freigabe")

    previewed = seen(report)

    def freeze(by):
        return lambda: actions.freeze(report, by=by, at=NOW, seen=previewed)

    def save():
        found = FunderReport.objects.get(pk=report.pk)
        found.outlook = "Anders."
        return actions.sign(found, by=scene.writer, at=NOW)

    outcomes = at_once(freeze(scene.approver), freeze(other), save)
    report.refresh_from_db()
    told = [one for one in outcomes if isinstance(one, Conflict)]
    assert len(told) == 2, outcomes
    assert report.is_frozen or report.version == 2
    assert AuditEntry.objects.filter(action="freeze_report").count() == int(report.is_frozen)


def test_a_later_file_number_counts(scene):
    Award.objects.filter(pk=scene.amendment.pk).update(file_number="AZ 4712")
    working_copy.changed(scene.program.document_ptr, by=scene.writer, at=NOW)
    assert report_data(scene.award, YEAR, NOW).award.file_number == "AZ 4712"


ROW = Template(
    '<tr><th scope="row">{% load german %}{% day update.date %}</th><td>{{ update.status_word }}{% if update.outlook %}'
    "\n{{ update.outlook_word }}{% endif %}{% if update.corrected %}\n(später berichtigt){% endif %}</td><td>"
    "{{ update.text }}{% if update.reason %}\nGrund: {{ update.reason }}{% endif %}"
    "{% if update.next_step %}\nNächster Schritt: {{ update.next_step }}{% endif %}</td></tr>\n"
)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"outlook": "at_risk", "corrected": True},
        {"text": "Zwei & <b>drei</b>\r\nZeilen\nmit \"Anführung\" und 'Strich'"},
        {"status": "cancelled", "reason": "Kein <i>Bedarf</i>"},
        {"next_step": "Weiter & mehr", "outlook": "on_track", "reason": "Weil"},
    ],
)
def test_the_row_of_a_sachstand_says_what_a_template_would(told):
    plain = {"status": "active", "outlook": "", "text": "Es ging voran.", "next_step": "", "reason": ""}  # fmt: skip
    update = Update(**{"date": date(2025, 5, 1), "corrected": False, **plain, **told})
    row = ROW.render(Context({"update": update})).replace("\r\n", "\n")
    assert rows_of([update, update]) == row * 2
