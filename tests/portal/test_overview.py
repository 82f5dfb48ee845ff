"""The newsroom's first page and menu: each person sees what concerns them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from wir_portal.overview import overview_of

pytestmark = pytest.mark.django_db


def test_an_approver_sees_what_waits_the_oldest_first():
    now = timezone.now()
    newer, older = factories.news_item(), factories.news_item()
    factories.submitted(older, at=now - timedelta(days=2))
    factories.submitted(newer, at=now - timedelta(days=1))
    shown = overview_of(factories.approver(), now)
    assert [document.pk for document in shown.waiting] == [older.pk, newer.pk]


def test_who_writes_sees_their_own_unfinished_texts_and_nothing_that_waits_for_others():
    writer = factories.editor()
    mine = factories.news_item(last_edited_by=writer)
    waiting = factories.news_item()
    factories.submitted(waiting)
    shown = overview_of(writer, timezone.now())
    assert [document.pk for document in shown.mine] == [mine.pk]
    assert shown.waiting == []


def test_planned_editions_are_shown_until_they_start():
    now = timezone.now()
    item = factories.news_item(title="Erst nächste Woche")
    factories.published(item, live_from=now + timedelta(days=7))
    editor = factories.editor()
    assert [edition.title for edition in overview_of(editor, now).planned] == ["Erst nächste Woche"]
    assert overview_of(editor, now + timedelta(days=8)).planned == []


def test_the_first_page_needs_few_queries_whatever_waits(client, django_assert_max_num_queries):
    for _ in range(12):
        factories.submitted(factories.news_item())
    client.force_login(factories.approver())
    client.get(reverse("admin:index"))
    with django_assert_max_num_queries(12):
        page = client.get(reverse("admin:index")).content.decode()
    assert page.count("eingereicht von") == 8


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
