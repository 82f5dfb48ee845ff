"""The way of a text through the newsroom's pages, from draft to archive."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from news.models import NewsItem
from publishing import moments
from publishing.models import Document, Edition, ImageBlock, State, Withdrawal
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.database.test_keys import TOO_LONG

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return factories.editor(name="Erika Beispiel")


@pytest.fixture
def approver():
    return factories.approver(name="Anton Beispiel")


def take(client, document, code, number=None, **values):
    """Open a step's page, fill it in and send it."""
    args = [code] if number is None else [number, code]
    url = admin_url(document, "step" if number is None else "edition_step", *args)
    opened = client.get(url)
    assert opened.status_code == 200, (url, opened.status_code)
    return client.post(url, {**fields_of(opened), **values})


def wall_clock(moment, name):
    """Return what a person types into the two inputs for a moment."""
    local = moment.astimezone(moments.BERLIN)
    return {f"{name}_day": f"{local:%Y-%m-%d}", f"{name}_time": f"{local:%H:%M}"}


def shown(response):
    return " ".join(response.content.decode().split())


def state_of(document):
    return Document.objects.get(pk=document.pk).state


def test_a_text_goes_from_draft_to_the_public(editor, approver):
    item = factories.news_item(last_edited_by=editor)
    response = take(signed_in(editor), item, "einreichen")
    assert response.headers["Location"] == admin_url(item, "change")
    assert state_of(item) == State.SUBMITTED
    response = take(signed_in(approver), item, "freigeben")
    assert response.status_code == 302
    assert Edition.objects.live(timezone.now()).get(document=item.pk).approved_by == approver
    assert Client().get(item.public_path()).status_code == 200


def test_handing_in_saves_first_what_was_typed(editor):
    item = factories.news_item()
    client = signed_in(editor)
    opened = client.get(admin_url(item, "change"))
    values = {**fields_of(opened), "title": "Neuer Titel", "_step": "einreichen"}
    response = client.post(admin_url(item, "change"), values)
    item.refresh_from_db()
    assert item.title == "Neuer Titel"
    assert response.headers["Location"] == admin_url(item, "step", "einreichen") + "?version=2"


def test_what_is_missing_is_listed_with_a_way_to_its_field(editor):
    item = factories.news_item(summary="")
    client = signed_in(editor)
    response = take(client, item, "einreichen")
    assert response.status_code == 200
    assert f'href="{admin_url(item, "change")}#id_summary"' in response.content.decode()
    assert state_of(item) == State.DRAFT
    assert 'href="#id_summary"' in client.get(admin_url(item, "change")).content.decode()


def test_a_picture_without_words_stops_the_way_and_the_page_points_at_its_field(editor):
    item = factories.news_item()
    picture = factories.image(alternative_text="")
    block = ImageBlock.objects.create(parent_id=item.pk, region="main", ordering=30, image=picture)
    client = signed_in(editor)
    response = take(client, item, "einreichen")
    assert state_of(item) == State.DRAFT
    page = client.get(admin_url(item, "change")).content.decode()
    anchors = re.findall(r'href="#(id_publishing_imageblock[^"]+)"', page)
    assert anchors
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    assert f"{admin_url(item, 'change')}#{anchors[0]}" in response.content.decode()
    block.alternative_text = "Menschen an einem Tisch"
    block.save()
    assert take(client, item, "einreichen").status_code == 302


def test_a_problem_that_can_be_solved_on_the_step_itself_points_there(editor):
    item = factories.news_item()
    factories.published(item)
    client = signed_in(editor)
    save(client, admin_url(item, "change"), title="Anders")
    assert 'href="#id_change_note"' in take(client, item, "einreichen").content.decode()


def test_whoever_handed_a_text_in_is_not_offered_its_approval_and_cannot_force_it_through(approver):
    item = factories.news_item(last_edited_by=approver)
    client = signed_in(approver)
    take(client, item, "einreichen")
    page = shown(client.get(admin_url(item, "change")))
    assert "Jetzt veröffentlichen" not in page
    response = take(client, item, "freigeben")
    assert response.status_code == 403
    assert "Vier Augen" in shown(response)
    assert not Edition.objects.exists()


def test_a_text_that_changed_meanwhile_is_not_approved(editor, approver):
    item = factories.news_item(last_edited_by=editor)
    take(signed_in(editor), item, "einreichen")
    url = admin_url(item, "step", "freigeben")
    opened = signed_in(approver).get(url)
    save(signed_in(editor), admin_url(item, "change"), title="Nachträglich geändert")
    take(signed_in(editor), item, "einreichen")
    response = signed_in(approver).post(url, fields_of(opened))
    assert response.status_code == 200
    assert "inzwischen geändert" in shown(response)
    assert not Edition.objects.exists()


def test_a_step_remembers_the_version_that_its_link_named(editor, approver):
    item = factories.news_item()
    factories.submitted(item)
    step = admin_url(item, "step", "freigeben")
    page = signed_in(approver).get(f"{step}?version=0")
    assert fields_of(page)["version"] == "0"
    page = signed_in(approver).get(f"{step}?version={TOO_LONG}")
    assert fields_of(page)["version"] == str(Document.objects.get(pk=item.pk).version)


def test_changing_a_public_text_leaves_the_public_as_it_was(editor, approver):
    item = factories.news_item(title="Alter Titel")
    factories.published(item)
    client = signed_in(editor)
    save(client, admin_url(item, "change"), title="Neuer Titel")
    assert "Alter Titel" in shown(Client().get(item.public_path()))
    response = take(client, item, "einreichen")
    assert response.status_code == 200
    assert "Änderungsvermerk fehlt" in shown(response)
    assert take(client, item, "einreichen", change_note="Titel geändert").status_code == 302
    take(signed_in(approver), item, "freigeben")
    item.refresh_from_db()
    assert "Neuer Titel" in shown(Client().get(item.public_path()))
    assert Edition.objects.get(document=item.pk, number=2).change_note == "Titel geändert"
    assert item.change_note == ""


def test_a_rejection_needs_a_remark_and_keeps_what_was_typed(editor, approver, mailoutbox):
    item = factories.news_item()
    factories.submitted(item, by=editor)
    client = signed_in(approver)
    assert "Bitte schreiben Sie dazu, was zu ändern" in shown(take(client, item, "zurueckweisen"))
    assert take(client, item, "zurueckweisen", remark="Quelle fehlt").status_code == 302
    assert state_of(item) == State.REJECTED
    assert "Quelle fehlt" in shown(signed_in(editor).get(admin_url(item, "change")))


def test_only_the_person_who_handed_in_can_take_it_back(editor):
    item = factories.news_item()
    factories.submitted(item, by=editor)
    assert take(signed_in(factories.editor()), item, "zurueckholen").status_code == 403
    assert take(signed_in(editor), item, "zurueckholen").status_code == 302
    assert state_of(item) == State.DRAFT


def test_an_edition_is_planned_in_german_time_and_taken_back(editor, approver):
    item = factories.news_item()
    factories.submitted(item, by=editor)
    start = (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    end = start + timedelta(days=10)
    client = signed_in(approver)
    values = {**wall_clock(start, "live_from"), **wall_clock(end, "live_until")}
    assert take(client, item, "planen", **values).status_code == 302
    edition = Edition.objects.get(document=item.pk)
    assert (edition.live_from, edition.live_until) == (start, end)
    page = shown(client.get(admin_url(item, "change")))
    assert moments.in_words(start) in page
    assert "Planung zurücknehmen" in page
    assert Client().get(item.public_path()).status_code == 404
    assert take(client, item, "planung-zuruecknehmen", 1).status_code == 302
    assert not Edition.objects.exists()
    assert state_of(item) == State.DRAFT


def test_a_start_in_the_past_is_refused_in_german(editor, approver):
    item = factories.news_item()
    factories.submitted(item, by=editor)
    values = wall_clock(timezone.now() - timedelta(days=1), "live_from")
    response = take(signed_in(approver), item, "planen", **values)
    assert response.status_code == 200
    assert "liegt in der Vergangenheit" in shown(response)
    assert values["live_from_day"] in shown(response)


def test_approval_by_one_person_is_listed_until_a_second_one_confirms(approver):
    item = factories.news_item(last_edited_by=approver)
    client = signed_in(approver)
    response = take(client, item, "allein-freigeben", forced_reason="Unwetter am Sonntag")
    assert response.status_code == 302
    assert take(client, item, "nachfreigeben", 1).status_code == 403
    second = signed_in(factories.approver())
    assert "Nachträglich zu bestätigen" in shown(second.get("/admin/"))
    assert "Nachträglich zu bestätigen" not in shown(client.get("/admin/"))
    assert "Freigabe bestätigen" in shown(second.get(admin_url(item, "change")))
    assert take(second, item, "nachfreigeben", 1).status_code == 302
    assert Edition.objects.get().confirmed_by is not None
    assert "Nachträglich zu bestätigen" not in shown(second.get("/admin/"))


def test_a_text_is_withdrawn_with_an_explanation_and_restored(approver):
    item = factories.news_item()
    factories.published(item)
    client = signed_in(approver)
    assert take(client, item, "zurueckziehen").status_code == 200
    take(client, item, "zurueckziehen", explanation="Die Zahlen waren falsch.")
    assert "Die Zahlen waren falsch." in shown(Client().get(item.public_path()))
    page = shown(client.get(admin_url(item, "change")))
    assert "zurückgezogen" in page
    assert take(client, item, "zurueckziehen", explanation="noch einmal").status_code == 200
    assert take(client, item, "aufheben").status_code == 302
    assert Client().get(item.public_path()).status_code == 200


def test_an_address_leads_on_to_another_public_page_only(approver):
    old, new, hidden = factories.news_item(), factories.news_item(), factories.news_item()
    factories.published(old)
    factories.published(new)
    client = signed_in(approver)
    assert take(client, old, "weiterleiten", target=hidden.pk).status_code == 200
    assert take(client, old, "weiterleiten", target="kein").status_code == 200
    assert take(client, old, "weiterleiten", target=new.pk).status_code == 302
    assert Client().get(old.public_path()).headers["Location"] == new.public_path()


@pytest.mark.parametrize(("code", "status"), [("entfernen", 410), ("verbergen", 404)])
def test_a_page_is_taken_away(approver, code, status):
    item = factories.news_item()
    factories.published(item)
    assert take(signed_in(approver), item, code).status_code == 302
    assert Withdrawal.objects.get().document_id == item.pk
    history = shown(signed_in(approver).get(admin_url(item, "editions")))
    assert "state--withdrawn" in history
    assert "state--live" not in history
    assert Client().get(item.public_path()).status_code == status


def test_an_old_edition_is_redacted_and_the_history_says_so(approver):
    item = factories.news_item(title="Geheimer Name")
    factories.published(item)
    client = signed_in(approver)
    assert take(client, item, "schwaerzen", 1, reason="Datenschutz").status_code == 200
    take(client, item, "entfernen")
    response = take(client, item, "schwaerzen", 1, reason="Datenschutz")
    assert response.headers["Location"] == admin_url(item, "editions")
    edition = Edition.objects.get()
    assert (edition.title, edition.data) == ("Geschwärzte Fassung", {})
    page = shown(client.get(admin_url(item, "editions")))
    assert "Der Inhalt dieser Fassung ist gelöscht." in page
    response = client.get(admin_url(item, "edition", 1))
    assert response.headers["Location"] == admin_url(item, "editions")


def test_the_history_names_editions_standings_people_and_what_the_log_says(editor, approver):
    item = factories.news_item(title="Erste Fassung")
    factories.published(item)
    NewsItem.objects.filter(pk=item.pk).update(title="Zweite Fassung", change_note="Neu", version=2)
    client = signed_in(editor)
    Document.objects.filter(pk=item.pk).update(state=State.DRAFT)
    take(client, item, "einreichen")
    take(signed_in(approver), item, "freigeben")
    page = shown(client.get(admin_url(item, "editions")))
    for words in (
        "abgelöst",
        "veröffentlicht",
        "von Anton Beispiel",
        "Neu",
        "zur Freigabe eingereicht",
    ):
        assert words in page
    old = client.get(admin_url(item, "edition", 1))
    assert "Erste Fassung" in shown(old)
    assert "no-store" in old.headers["Cache-Control"]


def test_djangos_own_history_leads_to_ours(editor):
    item = factories.news_item()
    response = signed_in(editor).get(admin_url(item, "history"))
    assert response.headers["Location"] == admin_url(item, "editions")


def test_an_unknown_step_or_edition_is_not_found(editor):
    item = factories.news_item()
    client = signed_in(editor)
    for url in (
        admin_url(item, "step", "zaubern"),
        admin_url(item, "step", "schwaerzen"),
        admin_url(item, "edition", 7),
        admin_url(item, "edition_step", 7, "schwaerzen"),
        admin_url(item, "edition_step", 1, "einreichen"),
    ):
        assert client.get(url).status_code == 404, url


def test_the_address_in_e_mails_leads_to_the_right_form(editor):
    page = factories.page()
    response = signed_in(editor).get(f"/admin/publishing/document/{page.pk}/oeffnen/")
    assert response.headers["Location"] == admin_url(page, "change")
