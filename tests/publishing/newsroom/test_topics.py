"""Topics in the newsroom: a new name is public at once, an address that pages lead to stays."""

import pytest
from django.urls import reverse
from django.utils import timezone

from publishing.models import Topic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    item = factories.news_item()
    item.tags.add("Ehrenamt")
    factories.published(item, at=timezone.now())
    return Topic.objects.get()


@pytest.fixture
def newsroom(client):
    client.force_login(factories.editor())
    return client


def change(newsroom, topic, **values):
    address = reverse("admin:publishing_topic_change", args=[topic.pk])
    return newsroom.post(address, {"name": topic.name, **values})


def test_lists_name_it_by_its_new_name_at_once(newsroom, topic, client):
    assert "Ehrenamt" in client.get("/aktuelles/?thema=ehrenamt").text
    assert change(newsroom, topic, name="Freiwilliges Engagement").status_code == 302
    page = client.get("/aktuelles/?thema=ehrenamt").text
    assert "<title>Freiwilliges Engagement: Meldungen" in page


def test_the_address_to_which_published_texts_lead_stays(newsroom, topic, client):
    change(newsroom, topic, slug="engagement")
    topic.refresh_from_db()
    assert topic.slug == "ehrenamt"
    unused = Topic.objects.create(name="Noch nirgends")
    change(newsroom, unused, slug="anders")
    unused.refresh_from_db()
    assert unused.slug == "anders"
    assert change(newsroom, unused, slug="").status_code == 200
    unused.refresh_from_db()
    assert unused.slug == "anders"
