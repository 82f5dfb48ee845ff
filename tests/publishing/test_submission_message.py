"""Whoever approves reads the message of whoever submitted, beside the text and in an e-mail of a job."""

import pytest
from django.core import mail
from django.utils import timezone

from publishing import actions
from publishing.models import Document
from publishing.tasks import announce_submission
from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def submit(django_capture_on_commit_callbacks):
    def submit(item, by=None, message="Eilt: morgen ist die Sitzung."):
        document = Document.objects.get(pk=item.pk)
        by = by or factories.editor(teams=[document.team] if document.team else [])
        with django_capture_on_commit_callbacks(execute=True):
            return actions.submit(document, by=by, at=NOW, version=1, message=message)

    return submit


def recipients():
    return sorted(address for message in mail.outbox for address in message.to)


def test_the_approvers_of_the_team_get_the_message(submit):
    team = factories.team()
    mine = [factories.approver(teams=[team]) for _ in range(2)]
    factories.approver()
    factories.editor(teams=[team])
    factories.approver(teams=[team], is_active=False)
    factories.superuser(teams=[team])
    submit(factories.news_item(team=team, title="Neue Sprechzeiten"))
    assert recipients() == sorted(user.email for user in mine)
    assert {message.subject for message in mail.outbox} == {"Zur Freigabe: Neue Sprechzeiten"}
    assert "Eilt: morgen ist die Sitzung." in mail.outbox[0].body
    # Nobody reads who else was asked
    assert all(len(message.to) == 1 for message in mail.outbox)


def test_a_team_with_a_mailbox_is_told_there(submit):
    team = factories.team(mailbox="presse@example.org")
    factories.approver(teams=[team])
    submit(factories.news_item(team=team))
    assert recipients() == ["presse@example.org"]


def test_whoever_cannot_approve_it_because_it_is_their_own_is_not_asked(submit):
    own, other = factories.user("redaktion", "freigabe"), factories.approver()
    submit(factories.news_item(last_edited_by=factories.approver()), by=own)
    assert other.email in recipients()
    assert own.email not in recipients()


def test_nothing_is_sent_about_a_text_that_was_recalled(submit):
    factories.approver()
    author = factories.editor()
    document = submit(factories.news_item(), by=author)
    mail.outbox.clear()
    actions.recall(document, by=author, at=NOW, version=1)
    announce_submission.call(document.pk, 1)
    assert mail.outbox == []


def test_the_message_stands_beside_the_text_until_it_is_decided(client, submit):
    approver = factories.approver()
    item = factories.news_item()
    document = submit(item)
    client.force_login(approver)
    words = "Eilt: morgen ist die Sitzung."
    listed = "/admin/news/newsitem/"
    pages = [admin_url(item, "change"), admin_url(item, "step", "freigeben"), listed]
    for page in pages:
        assert words in client.get(page).content.decode(), page
    actions.approve(document, by=approver, at=NOW, version=1)
    assert words not in client.get(admin_url(item, "change")).content.decode()
    assert words not in client.get(listed).content.decode()


def test_the_form_asks_for_a_message_and_hands_it_on(client):
    client.force_login(factories.editor())
    item = factories.news_item()
    page = client.get(admin_url(item, "step", "einreichen")).content.decode()
    assert "Nachricht an die Freigabe" in page
    values = {"version": 1, "message": "Bitte bis Freitag."}
    assert client.post(admin_url(item, "step", "einreichen"), values).status_code == 302
    assert Document.objects.get(pk=item.pk).submission_message == "Bitte bis Freitag."
