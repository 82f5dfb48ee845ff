"""The inbox: who may read it, what is done with a message, and what becomes of what somebody said."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from duties import actions, deadlines
from duties.models import Kind, Message, MessageNote
from publishing.errors import ActionRefused, NotPermitted
from tests import factories
from tests.publishing import states
from wir_portal.purge import purge

from .letters import message

pytestmark = pytest.mark.django_db
LIST = "/admin/duties/message/"
NOW = timezone.now()
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def lists_of_erasures(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def page_of(one):
    return reverse("admin:duties_message_change", args=[one.pk])


@pytest.fixture
def desk(client):
    """Return a client that is signed in as somebody who answers messages."""
    client.force_login(factories.editor(name="Rita Redaktion"))
    return client


def step(desk, one, name, **said):
    """Press a button on the message's page, and return the page that follows."""
    return desk.post(page_of(one), {"schritt": name, **said}, follow=True).text


# Reading


def test_the_list_has_what_is_due_first_and_says_how_long_it_may_wait(desk):
    message(at=NOW, kind="mistake", text="Fehler")
    message(at=NOW, text="frisch")
    message(at=NOW - 7 * WEEK, text="alt")
    done = message(at=NOW - 8 * WEEK)
    actions.close(done, by=factories.editor(), at=NOW, text="doppelt")
    text = desk.get(LIST).text
    order = ["seit 7 Tagen überfällig", "noch 42 Tage", "ohne Frist", "erledigt"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert text.count('class="urgent"') == 1
    assert "erledigt" not in desk.get(f"{LIST}?frist=offen").text
    soon = desk.get(f"{LIST}?frist=bald").text
    assert "überfällig" in soon
    assert "noch 42 Tage" not in soon


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(), "noch 42 Tage"), (41 * WEEK / 7, "noch ein Tag"), (6 * WEEK, "heute"),
        (6 * WEEK + timedelta(days=1), "seit einem Tag überfällig"), (8 * WEEK, "seit 14 Tagen überfällig"),
    ],
)  # fmt: skip
def test_the_clock_counts_whole_days(after, words):
    noon = NOW.replace(month=6, day=1, hour=10)
    due = deadlines.due_at(noon, Kind.BARRIER)
    assert deadlines.in_words(due, noon + after) == words


def test_four_weeks_make_a_message_urgent_until_it_is_answered():
    fresh, waiting = message(at=NOW - 4 * WEEK + WEEK / 7), message(at=NOW - 4 * WEEK)
    message(at=NOW - 9 * WEEK, kind="mistake")
    assert list(Message.objects.urgent(NOW)) == [waiting]
    actions.answer(waiting, by=factories.editor(), at=NOW, text="Behoben.", way="telephone")
    assert not Message.objects.urgent(NOW).exists()
    assert fresh.is_open


def test_the_page_tells_which_edition_was_seen_and_that_there_is_a_newer_one(desk):
    item = factories.page()
    first = states.edition(item, 1, NOW - timedelta(hours=2))
    one = message(path=first.path, edition=first.pk)
    assert "Fassung 1.</dd>" in desk.get(page_of(one)).text
    states.edition(item, 2, NOW - timedelta(hours=1))
    assert "Seitdem gibt es Fassung 2" in desk.get(page_of(one)).text
    states.actions.remove(states.base(item), by=factories.approver(), at=timezone.now())
    assert "nicht mehr öffentlich" in desk.get(page_of(one)).text


def test_what_somebody_wrote_stays_text(desk):
    one = message(text="<script>alert(1)</script>", name="<b>Anna</b>")
    text = desk.get(page_of(one)).text
    assert "&lt;script&gt;" in text
    assert "<b>Anna" not in text


@pytest.mark.parametrize(
    ("make", "may"),
    [
        (factories.editor, True), (factories.approver, True), (factories.coordinator, False),
        (factories.administrator, False), (factories.user, False),
    ],
)  # fmt: skip
def test_messages_are_read_and_answered_by_those_who_may(client, make, may):
    one, person = message(), make()
    client.force_login(person)
    for address in (LIST, page_of(one), f"{LIST}{one.pk}/auskunft/"):
        assert (client.get(address).status_code == 200) is may, address
    if not may:
        with pytest.raises(NotPermitted):
            actions.take(one, by=person, at=NOW)
    assert client.get(f"{LIST}{one.pk}/delete/").status_code in (302, 403)
    assert Message.objects.filter(pk=one.pk).exists()


# Doing


def test_an_answer_goes_out_by_e_mail_and_stops_the_clock(
    desk, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.MESSAGES_MAILBOX = ["stelle@example.org"]
    one = message(email="anna@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        text = step(desk, one, "answer", text="Wir haben es behoben.", weg="email")
    assert "abgeschlossen" in text
    [mail] = mailoutbox
    assert (mail.to, mail.reply_to) == (["anna@example.org"], ["stelle@example.org"])
    assert "Wir haben es behoben." in mail.body
    assert one.number in mail.subject
    one.refresh_from_db()
    assert (one.state, str(one.assigned_to)) == ("answered", "Rita Redaktion")
    assert one.closed_at


def test_an_answer_on_the_telephone_is_only_written_down(
    desk, mailoutbox, django_capture_on_commit_callbacks
):
    one = message(telephone="06031 1")
    with django_capture_on_commit_callbacks(execute=True):
        step(desk, one, "answer", text="Am Telefon erklärt.", weg="telephone")
    assert mailoutbox == []
    note = one.notes.get()
    assert (note.deed, note.way, note.text) == ("answered", "telephone", "Am Telefon erklärt.")


def test_every_step_stands_in_the_history_and_in_the_log(desk):
    one = message(email="anna@example.org", name="Anna Beispiel")
    for name, said in (("take", ""), ("note", "nachgefragt"), ("close", "doppelt"), ("reopen", "")):
        step(desk, one, name, text=said)
    text = desk.get(page_of(one)).text
    for words in ("Übernommen", "Vermerk", "nachgefragt", "doppelt", "Wieder geöffnet"):
        assert words in text
    codes = ["take_message", "note_message", "close_message", "reopen_message"]
    entries = AuditEntry.objects.filter(object_type="duties.message").order_by("id")
    assert [entry.action for entry in entries] == codes
    for entry in entries:
        assert "Anna" not in entry.label + str(entry.details)


@pytest.mark.parametrize(
    ("name", "said", "refusal"),
    [
        ("answer", {"text": " ", "weg": "telephone"}, "Bitte schreiben Sie die Antwort"),
        ("answer", {"text": "x", "weg": "email"}, "keine E-Mail-Adresse"),
        ("answer", {"text": "x", "weg": "unsinn"}, "wie Sie antworten"),
        ("note", {"text": ""}, "einen Vermerk"),
        ("close", {"text": ""}, "den Grund"),
        ("reopen", {}, "noch offen"),
        ("erase", {}, "nicht rückgängig"),
        ("unsinn", {}, "einen der Schritte"),
    ],
)
def test_what_cannot_be_done_is_refused_and_what_was_typed_stays(desk, name, said, refusal):
    one = message()
    text = step(desk, one, name, **said)
    assert refusal in text
    assert "Fehler:" in text
    one.refresh_from_db()
    assert one.state == "new"


def test_a_second_answer_meets_that_somebody_has_answered(desk):
    one = message()
    actions.answer(one, by=factories.approver(), at=NOW, text="Erledigt.", way="telephone")
    assert "inzwischen abgeschlossen" in step(desk, one, "answer", text="x", weg="telephone")
    assert one.notes.filter(deed="answered").count() == 1


def test_the_start_page_counts_what_waits(desk):
    message(at=NOW - 5 * WEEK)
    message()
    text = desk.get(reverse("admin:index")).text
    assert "Offene Mitteilungen" in text
    assert "Mitteilungen, deren Antwort bald fällig" in text
    assert f"{LIST}?frist=bald" in text


# Forgetting


def test_a_person_gets_everything_that_they_wrote(desk):
    one = message(email="anna@example.org", text="Erste")
    message(email="Anna@example.org", text="Zweite")
    message(email="bert@example.org", text="Fremde")
    told = desk.get(f"{LIST}{one.pk}/auskunft/").json()
    assert [item["Nachricht"] for item in told["Mitteilungen"]] == ["Erste", "Zweite"]
    assert AuditEntry.objects.filter(action="export_person", object_id=str(one.pk)).exists()


def test_a_person_is_forgotten_in_all_that_they_wrote(desk):
    one = message(email="anna@example.org", name="Anna")
    message(email="Anna@example.org")
    other = message(email="bert@example.org")
    actions.note(one, by=factories.editor(), at=NOW, text="Anna hat angerufen")
    assert "in 2 Mitteilungen" in step(desk, one, "erase", verstanden="1")
    assert Message.objects.filter(erased_at__isnull=False, text="", email="", name="").count() == 2
    assert not MessageNote.objects.exclude(text="").exists()
    other.refresh_from_db()
    assert other.email
    text = desk.get(page_of(one)).text
    assert "sind seit" in text
    assert "Angaben löschen" not in text
    with pytest.raises(ActionRefused):
        actions.reopen(one, by=factories.editor(), at=NOW)


def test_a_restored_backup_does_not_bring_back_what_was_erased():
    one, other = message(email="anna@example.org"), message(email="bert@example.org")
    actions.erase_sender(one, by=factories.editor(), at=NOW)
    # As the backup has it
    Message.objects.filter(pk=one.pk).update(erased_at=None, text="Anna", email="anna@example.org")
    said = StringIO()
    call_command("replay_message_erasures", stdout=said)
    call_command("replay_message_erasures", stdout=said)
    assert said.getvalue().splitlines() == [
        f"In {count} Mitteilungen noch einmal gelöscht." for count in (1, 0)
    ]
    assert list(Message.objects.exclude(text="")) == [other]


@pytest.mark.parametrize("content", [None, "kein JSON", '{"key": 1}'])
def test_a_list_that_cannot_be_read_is_an_error(settings, content):
    file = Path(settings.ERASURES_FILE).with_name("messages-erased.jsonl")
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match="nicht lesbar"):
        call_command("replay_message_erasures", str(file))


def test_what_was_said_goes_half_a_year_after_the_end_and_the_rest_later():
    closed, unanswered = message(at=NOW, name="Anna"), message(at=NOW, name="Bert")
    actions.close(closed, by=factories.editor(), at=NOW, text="doppelt")
    day = timedelta(days=1)
    for days, said, left in (
        (179, 2, 2), (181, 1, 2), (3 * 365 - 1, 1, 2), (3 * 365 + 1, 0, 2), (3 * 365 + 181, 0, 0),
    ):  # fmt: skip
        purge(NOW + days * day)
        assert Message.objects.exclude(text="").count() == said, days
        assert Message.objects.count() == left, days
    assert not Message.objects.filter(pk=unanswered.pk).exists()


# What the database itself forbids


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "answered"}, {"closed_at": NOW}, {"state": "unsinn"}, {"due_at": None}, {"kind": "mistake"},
        {"erased_at": NOW},
    ],
)  # fmt: skip
def test_a_message_never_contradicts_itself(wrong):
    one = message()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=one.pk).update(**wrong)


def test_a_form_makes_one_message_in_the_database_too():
    one, two = message(), message()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=two.pk).update(submission=one.submission)
    Message.objects.filter(pk=two.pk).update(submission=uuid4())
