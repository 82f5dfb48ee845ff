"""A new text begins with what another one says, or with a template; nothing that belongs to the other comes along."""

from datetime import UTC, datetime

import pytest

from accounts.models import AuditEntry
from news.models import NewsItem
from news.shipped_templates import SHIPPED, add_missing
from publishing import actions, content
from publishing.errors import ActionRefused, NotPermitted
from publishing.models import (
    BLOCKS,
    Document,
    DocumentTemplate,
    Edition,
    GalleryBlock,
    GalleryPicture,
)
from publishing.readiness import errors_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, fields_of, save

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def item():
    made = factories.news_item(
        slug="fest", lead_image=factories.image(), date="2026-01-01", team=factories.team()
    )
    made.programs.add(factories.program())
    made.tags.add("Vielfalt")
    gallery = GalleryBlock.objects.create(
        parent=made.document_ptr, region="main", ordering=5, heading="Bilder"
    )
    GalleryPicture.objects.create(block=gallery, image=factories.image(), caption="Das Zelt")
    return made


def says(document):
    made = content.content_of(Document.objects.get(pk=document.pk), NOW)
    return made.title, made.summary, made.body_html, made.links, made.content_hashes


def test_a_copy_says_the_same_under_an_address_of_its_own(item):
    factories.published(item, at=NOW)
    item.refresh_from_db()
    item.change_note = "Neuer Ort"
    item.save()
    by = factories.editor()
    copy = actions.copy(item, by=by, at=NOW)
    assert says(copy) == says(item)
    assert (copy.slug, copy.state, copy.version) == ("fest-2", "draft", 1)
    assert (copy.change_note, copy.date.isoformat()) == ("", "2026-06-01")
    assert copy.last_edited_by == by
    assert not Edition.objects.filter(document=copy.pk).exists()
    assert actions.copy(copy, by=by, at=NOW).slug == "fest-3"
    assert AuditEntry.objects.filter(action="copy", actor=by).count() == 2


def test_a_copy_shares_nothing_that_can_be_changed(item):
    copy = actions.copy(item, by=factories.editor(), at=NOW)
    before = says(copy)
    for model in BLOCKS:
        model.objects.filter(parent=item.pk).delete()
    item.programs.clear()
    assert says(copy) == before


def test_a_copy_belongs_to_a_team_of_the_person(item):
    member, other = factories.editor(), factories.editor()
    member.teams.add(item.team)
    assert actions.copy(item, by=member, at=NOW).team == item.team
    assert actions.copy(item, by=other, at=NOW).team is None


def test_only_who_may_write_such_texts_copies_them(item):
    with pytest.raises(NotPermitted):
        actions.copy(item, by=factories.approver(), at=NOW)
    with pytest.raises(NotPermitted):
        actions.copy(item, by=factories.editor(is_active=False), at=NOW)


def test_a_person_is_not_copied():
    with pytest.raises(ActionRefused, match="lässt sich nicht kopieren"):
        actions.copy(factories.person(), by=factories.superuser(), at=NOW)


def test_the_shipped_templates_are_added_once_and_changes_are_kept():
    assert add_missing(NOW) == [name for name, _, _ in SHIPPED]
    DocumentTemplate.objects.filter(name="Förderaufruf").update(description="Unsere Fassung")
    assert add_missing(NOW) == []
    assert DocumentTemplate.objects.get(name="Förderaufruf").description == "Unsere Fassung"


@pytest.mark.parametrize("name", [name for name, _, _ in SHIPPED])
def test_a_text_begun_from_a_template_cannot_be_submitted_before_it_is_filled_in(client, name):
    add_missing(NOW)
    editor = factories.editor()
    client.force_login(editor)
    page = client.get("/admin/news/newsitem/add/").content.decode()
    template = DocumentTemplate.objects.get(name=name)
    url = f"/admin/news/newsitem/aus-vorlage/{template.pk}/"
    assert f'action="{url}"' in page
    assert "Noch einmal verwenden" not in page
    assert client.get(url).status_code == 405
    response = client.post(url)
    made = NewsItem.objects.get()
    assert response.headers["Location"] == admin_url(made, "change")

    problems = errors_in(problems_of(made, NOW))
    left = [problem.anchor for problem in problems if "Platzhalter" in problem.message]
    assert "id_title" in left
    assert "id_summary" in left
    form = client.get(admin_url(made, "change")).content.decode()
    assert all(f'id="{problem.anchor}"' in form for problem in problems)
    # Half filled in it can be saved, and the address waits for the title
    save(client, admin_url(made, "change"), summary="Ein Vorspann.")
    made.refresh_from_db()
    assert (made.summary, made.slug) == ("Ein Vorspann.", "")
    save(client, admin_url(made, "change"), title="Wir feiern")
    made.refresh_from_db()
    assert made.slug == "wir-feiern"


def test_a_text_becomes_a_template_for_all_and_replaces_the_one_of_that_name(client, item):
    client.force_login(factories.editor())
    url = admin_url(item, "keep_as_template")
    assert client.get(url).status_code == 200
    client.post(url, {"name": "Fest", "description": "Für Feste"})
    item.title = "Anderes Fest"
    item.save()
    client.post(url, {"name": "Fest", "description": "Für Feste"})
    template = DocumentTemplate.objects.get()
    made, missing = actions.begin(template, by=factories.editor(), at=NOW)
    assert (made.title, missing) == ("Anderes Fest", [])
    assert made.tags.get().name == "Vielfalt"


def test_what_a_template_names_and_the_portal_lost_is_told(item):
    by = factories.editor()
    kept = actions.keep_as_template(item, by=by, at=NOW, name="Fest", description="")
    image = item.lead_image
    NewsItem.objects.update(lead_image=None)
    image.delete()
    _, missing = actions.begin(kept, by=by, at=NOW)
    assert missing == [f"Titelbild: „{image}“ gibt es nicht mehr."]


def test_templates_are_kept_by_those_who_write(client, item):
    client.force_login(factories.coordinator())
    assert client.get(admin_url(item, "keep_as_template")).status_code == 403
    page = client.get(admin_url(item, "change")).content.decode()
    assert "Als Vorlage für einen neuen Text kopieren" in page
    assert "Als Vorlage für alle behalten" not in page


def test_the_button_copies_and_leads_to_the_new_draft(client, item):
    client.force_login(factories.editor())
    response = client.post(admin_url(item, "copy"))
    copy = NewsItem.objects.exclude(pk=item.pk).get()
    assert response.headers["Location"] == admin_url(copy, "change")
    assert fields_of(client.get(admin_url(copy, "change")))["slug"] == "fest-2"
