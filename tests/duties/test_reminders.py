"""People are reminded in time, and once: of statements to review, of messages to answer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from duties import actions
from duties.reminders import remind
from publishing import actions as publishing
from publishing.models import Document
from tests import factories

from .letters import message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def at(django_capture_on_commit_callbacks):
    """Return a function that reminds at a moment and carries out what is enqueued."""

    def remind_at(moment):
        with django_capture_on_commit_callbacks(execute=True):
            return remind(moment)

    return remind_at


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.MESSAGES_MAILBOX = ["stelle@example.org"]


def imprint(**fields):
    fields = {"reviewed_on": date(2026, 1, 1), "review_due": date(2026, 12, 16), **fields}
    made = factories.imprint(**fields)
    factories.published(made, at=NOW - 200 * DAY)
    return made


def test_a_review_is_reminded_of_four_weeks_before_and_on_its_day(at, mailoutbox):
    made = imprint()
    sent = [at(NOW + days * DAY) for days in (-1, 0, 0, 5, 27, 28, 28, 60)]
    assert sent == [0, 1, 0, 0, 0, 1, 0, 0]
    assert {mail.subject for mail in mailoutbox} == {f"Bitte prüfen: {made.title}"}
    assert mailoutbox[0].to == ["stelle@example.org"]
    assert "16. Dezember 2026" in mailoutbox[0].body
    assert f"/{made.pk}/" in mailoutbox[0].body


def test_a_new_date_of_review_is_reminded_of_anew(at, mailoutbox):
    made = imprint(review_due=date(2026, 11, 18))
    assert at(NOW) == 1
    Document.objects.filter(pk=made.pk).update(review_due=date(2026, 11, 30))
    assert at(NOW) == 1
    assert len(mailoutbox) == 2


def test_the_team_is_told_before_others(at, mailoutbox):
    team = factories.team(mailbox="team@example.org")
    imprint(team=team)
    at(NOW)
    assert [mail.to for mail in mailoutbox] == [["team@example.org"]]


def test_without_a_mailbox_whoever_last_worked_on_it_is_told(at, mailoutbox, settings):
    settings.MESSAGES_MAILBOX = []
    made, person = imprint(), factories.editor()
    Document.objects.filter(pk=made.pk).update(last_edited_by=person)
    at(NOW)
    assert [mail.to for mail in mailoutbox] == [[person.email]]


def test_what_is_not_public_and_what_is_no_statement_is_nobodys_hurry(at):
    factories.imprint(review_due=date(2026, 11, 1))
    gone = imprint()
    publishing.remove(
        Document.objects.get(pk=gone.pk), by=factories.approver(), at=NOW - DAY, explanation="x"
    )
    factories.published(factories.page(review_due=date(2026, 11, 1)), at=NOW - DAY)
    assert at(NOW) == 0


def test_after_four_weeks_whoever_has_to_answer_is_warned_once(at, mailoutbox):
    one, person = message(at=NOW), factories.editor()
    message(at=NOW, kind="mistake")
    actions.take(one, by=person, at=NOW)
    sent = [at(NOW + days * DAY) for days in (27, 28, 28, 40, 50)]
    assert sent == [0, 1, 0, 0, 0]
    assert [mail.to for mail in mailoutbox] == [["stelle@example.org"], [person.email]]
    assert one.number in mailoutbox[0].subject
    assert "30. Dezember 2026" in mailoutbox[0].body
    assert one.text not in mailoutbox[0].body


def test_nobody_is_warned_of_what_is_answered(at, mailoutbox):
    one = message(at=NOW)
    actions.answer(one, by=factories.editor(), at=NOW, text="Behoben.", way="telephone")
    assert at(NOW + 30 * DAY) == 0
