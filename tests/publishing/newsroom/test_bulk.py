"""Several texts at once: the same rules as one by one, each on its own, with a result for each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from publishing import actions
from publishing.models import Document, Edition, Topic, Withdrawal
from publishing.moments import BERLIN
from publishing.newsroom import bulk
from tests import factories
from tests.publishing import states

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LIST = "/admin/news/newsitem/"


def ticked(*items, **changes):
    """Return what a browser sends of the list for these texts."""
    values = {"_selected_action": [str(item.pk) for item in items]}
    for item in items:
        values[f"version-{item.pk}"] = str(Document.objects.get(pk=item.pk).version)
    return {**values, **changes}


def asked(client, code, *items, **changes):
    """Choose a step in the list's menu, and return the page that asks."""
    response = client.post(LIST, {"action": code, "index": "0", **ticked(*items, **changes)})
    assert response.status_code == 200
    return response.content.decode()


def taken(client, code, *items, **values):
    """Confirm the step, and return the page with the results."""
    response = client.post(f"{LIST}mehrere/{code}/", ticked(*items, **values))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def waiting(**fields):
    item = factories.news_item(**fields)
    factories.submitted(item, at=NOW)
    return item


@pytest.fixture
def approver(client):
    account = factories.approver()
    client.force_login(account)
    return account


def test_the_list_names_its_boxes_and_sends_the_versions_along(client, approver):
    item = waiting(title="Neue <Sprechzeiten>")
    page = client.get(LIST).content.decode()
    assert 'aria-label="„Neue &lt;Sprechzeiten&gt;“ auswählen"' in page
    assert f'<input type="hidden" name="version-{item.pk}" value="1">' in page
    assert "Jetzt veröffentlichen" in page


def test_an_editor_is_offered_topics_and_handing_in_and_a_reader_nothing(client):
    client.force_login(factories.editor())
    item = waiting()
    page = client.get(LIST).content.decode()
    assert "Themen ergänzen oder entfernen" in page
    assert "Zur Freigabe einreichen" in page
    assert "Jetzt veröffentlichen" not in page
    assert client.post(f"{LIST}mehrere/freigeben/", ticked(item)).status_code == 403
    factories.page()
    client.force_login(factories.coordinator())
    assert "action-select" not in client.get("/admin/news/page/").content.decode()


def test_the_page_says_beforehand_what_will_be_refused_and_changes_nothing(client, approver):
    good, own, draft = waiting(), waiting(), factories.news_item()
    Document.objects.filter(pk=own.pk).update(last_edited_by=approver)
    page = asked(client, "freigeben", good, own, draft)
    assert "davon voraussichtlich möglich: 1" in page
    assert "Vier Augen" in page
    assert "Stand „Entwurf“" in page
    assert not Edition.objects.exists()
    assert not AuditEntry.objects.filter(action="approve").exists()


def test_texts_are_published_one_by_one_and_a_refusal_stops_none(client, approver):
    good, broken, other = waiting(), waiting(), waiting()
    Document.objects.filter(pk=broken.pk).update(summary="")
    page = taken(client, "freigeben", good, broken, other)
    assert "2 von 3 erledigt." in page
    assert "Der Vorspann fehlt" in page
    assert reverse("admin:publishing_open", args=[broken.pk]) in page
    assert set(Edition.objects.values_list("document", flat=True)) == {good.pk, other.pk}


def test_what_is_to_be_handed_in_is_asked_for_its_note_before_anything_happens(client):
    client.force_login(factories.editor())
    draft, public = factories.news_item(), factories.news_item(title="Sprechzeiten")
    factories.published(public, at=NOW - timedelta(days=1))
    Document.objects.filter(pk=states.renamed(public, "Neue Zeiten", NOW).pk).update(change_note="")
    page = taken(client, "einreichen", draft, public, message="Bitte bis Freitag")
    assert "Bitte füllen Sie das aus. Es fehlt bei: „Neue Zeiten“." in page
    assert "Bitte bis Freitag</textarea>" in page
    assert not Document.objects.waiting().exists()
    page = taken(client, "einreichen", draft, public, change_note="Neue Zeiten seit Mai")
    assert "2 von 2 erledigt." in page


def test_whoever_chose_from_a_narrowed_list_comes_back_to_it(client, approver):
    narrowed = f"{LIST}?state__exact=submitted&amp;q=Zeiten"
    item = waiting(title="Neue Zeiten")
    chosen = {"action": "freigeben", "index": "0", **ticked(item)}
    page = client.post(narrowed.replace("&amp;", "&"), chosen).text
    assert f'href="{narrowed}">Abbrechen</a>' in page
    assert f'action="{narrowed.replace("?", "mehrere/freigeben/?")}"' in page
    confirmed = narrowed.replace("?", "mehrere/freigeben/?").replace("&amp;", "&")
    assert f'href="{narrowed}">Zurück zur Liste</a>' in client.post(confirmed, ticked(item)).text


def test_a_text_that_changed_since_the_list_was_shown_is_left_alone(client, approver):
    item = waiting()
    seen = ticked(item)
    document = states.renamed(item, "Inzwischen anders", NOW)
    factories.submitted(document)
    response = client.post(f"{LIST}mehrere/freigeben/", seen)
    assert "inzwischen geändert" in response.content.decode()
    # Without any version nothing is done either
    response = client.post(f"{LIST}mehrere/freigeben/", {"_selected_action": [str(item.pk)]})
    assert "0 von 1 erledigt." in " ".join(response.content.decode().split())
    assert not Edition.objects.exists()


def test_a_publication_is_planned_for_all_at_one_moment(client, approver):
    items = [waiting(), waiting()]
    start = (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    local = start.astimezone(BERLIN)
    page = asked(client, "planen", *items)
    assert "live_from_day" in page
    refused = taken(client, "planen", *items)
    assert "Bitte geben Sie Tag und Uhrzeit an" in refused
    moment = {"live_from_day": f"{local:%Y-%m-%d}", "live_from_time": f"{local:%H:%M}"}
    assert "2 von 2 erledigt." in taken(client, "planen", *items, **moment)
    assert {edition.live_from for edition in Edition.objects.all()} == {start}


def test_texts_are_withdrawn_with_one_explanation(client, approver):
    item, never = factories.news_item(), factories.news_item()
    factories.published(item, at=NOW - timedelta(days=1))
    page = taken(client, "zurueckziehen", item, never, explanation="Angaben waren falsch.")
    assert "1 von 2 erledigt." in page
    assert "noch nie öffentlich" in page
    assert Withdrawal.objects.get().explanation == "Angaben waren falsch."
    assert "Dieses Feld ist zwingend erforderlich" in taken(client, "zurueckziehen", item)


def test_topics_are_added_and_removed(client):
    client.force_login(factories.editor())
    old, new = Topic.objects.create(name="Alt"), Topic.objects.create(name="Neu")
    with_old, without, submitted = factories.news_item(), factories.news_item(), waiting()
    with_old.tags.add("Alt")
    factories.published(with_old, at=NOW - timedelta(days=1))
    asked(client, "themen", with_old, without, submitted)
    values = {"add": [str(new.pk)], "remove": [str(old.pk)]}
    page = taken(client, "themen", with_old, without, submitted, **values)
    assert "2 von 3 erledigt." in page
    for item in (with_old, without):
        document = Document.objects.get(pk=item.pk)
        assert list(document.tags.names()) == ["Neu"]
        assert (document.state, document.version) == ("draft", 2)
    # What is public has its topics until the next approval
    assert [topic["name"] for topic in Edition.objects.get().data["topics"]] == ["Alt"]
    assert "ändert sich hier nichts" in taken(client, "themen", without, add=[str(new.pk)])
    assert "mindestens ein Thema" in taken(client, "themen", without)
    both = {"add": [str(new.pk)], "remove": [str(new.pk)]}
    assert "nicht zugleich" in taken(client, "themen", without, **both)
    assert Topic.objects.count() == 2


def test_the_team_decides_for_each_text(client):
    mine = factories.team()
    client.force_login(factories.approver(teams=[mine]))
    own, foreign = waiting(team=mine), waiting(team=factories.team())
    page = taken(client, "freigeben", own, foreign)
    assert "dem Sie nicht angehören" in page
    assert Edition.objects.get().document_id == own.pk


def test_only_a_hundred_at_once_and_only_by_post(client, approver, monkeypatch):
    monkeypatch.setattr("publishing.newsroom.bulk_views.MOST", 2)
    items = [waiting() for _ in range(3)]
    assert "höchstens 2 Texten" in asked(client, "freigeben", *items)
    assert "höchstens 2 Texten" in taken(client, "freigeben", *items)
    assert not Edition.objects.exists()
    assert client.get(f"{LIST}mehrere/freigeben/").status_code == 405
    assert client.post(f"{LIST}mehrere/unsinn/").status_code == 404
    gone = client.post(f"{LIST}mehrere/freigeben/", {"_selected_action": ["x", "999999", "-1"]})
    assert "0 von 0" in " ".join(gone.content.decode().split())


def test_texts_of_another_kind_cannot_be_slipped_in(client, approver):
    page = factories.page()
    factories.submitted(page)
    taken(client, "freigeben", page)
    assert not Edition.objects.exists()


def test_a_trial_takes_everything_back(approver):
    item = waiting()
    chosen = [bulk.Chosen(Document.objects.get(pk=item.pk), 1)]
    for step in bulk.STEPS:
        bulk.tried(step, chosen, by=approver, at=NOW)
    assert not Edition.objects.exists()
    assert not Topic.objects.exists()
    assert Document.objects.get(pk=item.pk).version == 1
    assert actions.approve(chosen[0].document, by=approver, at=NOW, version=1).number == 1


def test_the_list_needs_no_query_for_its_boxes(client, approver):
    waiting()
    client.get(LIST)
    counts = []
    for more in (0, 5):
        for _ in range(more):
            waiting()
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_texts_of_all_kinds_are_approved_from_the_list_of_what_waits(client, approver):
    items = [waiting(), factories.page()]
    factories.submitted(items[1])
    listed = "/admin/publishing/document/"
    assert "Jetzt veröffentlichen" in client.get(listed).content.decode()
    response = client.post(f"{listed}mehrere/freigeben/", ticked(*items))
    assert "2 von 2 erledigt." in " ".join(response.content.decode().split())
    assert {edition.kind for edition in Edition.objects.all()} == {"news", "page"}
