"""The page that shows what changed, and the steps that show it to whoever judges."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publishing import actions
from publishing.models import Edition, TextBlock
from tests import factories
from tests.admin_forms import admin_url
from tests.publishing import states

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def reader(client):
    client.force_login(factories.approver())
    return client


def waiting(item=None):
    """Return an announcement with an edition and a changed text that waits for approval."""
    item = item or factories.news_item()
    factories.published(item, at=NOW - timedelta(days=2))
    TextBlock.objects.filter(parent=item.pk).update(text="<p>Ein Absatz mit anderem Text.</p>")
    factories.submitted(states.renamed(item, "Anderer Titel", NOW))
    return item


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_marks_are_elements_with_words_and_not_colours_alone(reader):
    shown = page(reader, admin_url(waiting(), "changes"))
    assert '<ins><span class="visually-hidden">[neu: </span>' in shown
    assert '<del><span class="visually-hidden">[gestrichen: </span>' in shown
    assert "Fassung 1 und Entwurf" in shown
    assert " style=" not in shown


@pytest.mark.parametrize("step", ["freigeben", "planen", "zurueckweisen"])
def test_whoever_judges_sees_the_changes(reader, step):
    assert "Anderer" in page(reader, admin_url(waiting(), "step", step))
    assert "<ins>" in page(reader, admin_url(waiting(), "step", step))


def test_a_first_submission_is_shown_whole_and_unmarked(reader):
    item = factories.news_item()
    factories.submitted(item)
    shown = page(reader, admin_url(item, "step", "freigeben"))
    assert "Ein Absatz mit Beispieltext." in shown
    assert "<ins>" not in shown


def test_two_editions_can_be_chosen(reader):
    item = factories.news_item()
    states.superseded(item, NOW)
    shown = page(reader, admin_url(item, "changes") + "?von=1&bis=2")
    assert "Fassung 1 und Fassung 2" in shown
    backwards = page(reader, admin_url(item, "changes") + "?von=2&bis=1")
    assert "Fassung 2 und Fassung 1" in backwards
    for nonsense in ("?von=7", "?von=x", "?bis=-1", "?von=&bis="):
        assert "gibt es nicht" in page(reader, admin_url(item, "changes") + nonsense)
    editions = page(reader, admin_url(item, "editions"))
    assert f"{admin_url(item, 'changes')}?von=1&amp;bis=2" in editions


def test_a_redacted_edition_is_not_offered(reader):
    item = factories.news_item()
    states.redacted(item, NOW)
    shown = page(reader, admin_url(item, "changes"))
    assert '<option value="1"' not in shown
    assert "gibt es nicht" in page(reader, admin_url(item, "changes") + "?von=1")


def test_without_any_edition_the_draft_stands_alone(reader):
    shown = page(reader, admin_url(factories.page(), "changes"))
    assert "noch keine Fassung" in shown


def test_a_confirmation_shows_what_was_approved_alone(reader):
    item = waiting()
    document = states.base(item)
    edition = actions.approve(
        document, by=factories.approver(), at=NOW, version=document.version, forced_reason="Eilt."
    )
    shown = page(reader, admin_url(item, "edition_step", edition.number, "nachfreigeben"))
    assert "Fassung 1 und Fassung 2" in shown


def test_the_panel_leads_to_the_changes(reader):
    item = waiting()
    assert admin_url(item, "changes") in page(reader, admin_url(item, "change"))


def test_an_archived_edition_is_restored_through_its_step(client):
    editor = factories.editor()
    client.force_login(editor)
    item = factories.news_item(title="Erster Titel")
    first = factories.published(item, at=NOW - timedelta(days=2))
    states.renamed(item, "Zweiter Titel", NOW)
    url = admin_url(item, "edition_step", first.number, "wiederherstellen")
    assert url in page(client, admin_url(item, "editions"))
    assert url not in page(client, admin_url(item, "change"))
    client.post(url, {"version": states.base(item).version})
    assert states.base(item).title == "Erster Titel"
    assert "alte Fassung wiederhergestellt" in page(client, admin_url(item, "editions"))
    assert Edition.objects.filter(document=item.pk).count() == 1


def test_the_history_needs_no_more_queries_for_more_editions(reader):
    counts = []
    for number in (2, 5):
        item = factories.news_item()
        for day in range(number):
            states.edition(item, day, NOW - timedelta(days=9 - day))
        with CaptureQueriesContext(connection) as queries:
            page(reader, admin_url(item, "editions"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_one_person_approved_alone_is_listed_until_a_second_confirms(client):
    alone, second = factories.approver(), factories.approver()
    item = factories.news_item(title="Hochwasser: Brücke gesperrt")
    client.force_login(alone)
    forced = {"version": 1, "forced_reason": "Es eilt."}
    url = admin_url(item, "step", "allein-freigeben")
    assert "Eine zweite Person muss" in page(client, url)
    assert client.post(url, {"version": 1}).status_code == 200
    assert client.post(url, forced).status_code == 302
    edition = Edition.objects.get(document=item.pk)
    listed = "/admin/publishing/edition/?nachfreigabe=offen"
    confirm = admin_url(item, "edition_step", edition.number, "nachfreigeben")
    assert "Hochwasser" in page(client, listed)
    # Not the same person, whatever they send
    assert confirm not in page(client, admin_url(item, "change"))
    assert client.post(confirm, {"version": 1}).status_code == 403
    client.force_login(second)
    assert "Es eilt." in page(client, admin_url(item, "change"))
    assert confirm in page(client, admin_url(item, "change"))
    assert client.post(confirm, {"version": 1}).status_code == 302
    assert "Hochwasser" not in page(client, listed)
    history = page(client, admin_url(item, "editions"))
    assert f"bestätigt von {second}" in history
    assert "nachträglich bestätigt" in history


def test_a_recalled_submission_takes_its_message_with_it(client):
    author = factories.editor()
    item = factories.news_item()
    document = states.base(item)
    actions.submit(document, by=author, at=NOW, version=1, message="Bitte heute.")
    client.force_login(author)
    assert "Bitte heute." in page(client, admin_url(item, "change"))
    client.post(admin_url(item, "step", "zurueckholen"), {"version": 1})
    assert states.base(item).state == "draft"
    assert "Nachricht an die Freigabe</h3>" not in page(client, admin_url(item, "change"))
