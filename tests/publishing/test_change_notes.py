"""What the public reads of changes: "Aktualisiert am … : …", newest first, without corrections."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from publishing import actions
from publishing.models import Document, Edition
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
KINDS = [
    factories.news_item,
    factories.page,
    factories.program,
    factories.department,
    factories.person,
]


def edition(document, at, note="", minor=False):
    changed = states.renamed(document, "Ein anderer Name", at)
    changed.change_note, changed.minor_change = note, minor
    changed.save()
    return factories.published(changed, at=at)


def history(document, now):
    """Publish four editions, the last of which is a mere correction, and return the last."""
    factories.published(document, at=now - 9 * DAY)
    edition(document, now - 6 * DAY, "Neue Rufnummer")
    edition(document, now - 4 * DAY, "Neuer Ort <am Marktplatz>")
    return edition(document, now - 2 * DAY, minor=True)


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_every_kind_of_page_tells_its_changes_newest_first(client, make):
    last = history(make(), timezone.now())
    page = client.get(last.path).content.decode()
    shown = page[page.index('id="aenderungen"') :]
    assert shown.index("Neuer Ort &lt;am Marktplatz&gt;") < shown.index("<details")
    assert shown.index("<details") < shown.index("Neue Rufnummer")
    assert 'Aktualisiert am <time datetime="' in shown
    assert shown.count("Aktualisiert am") == 2


def test_a_text_that_was_never_changed_tells_no_changes(client):
    first = factories.published(factories.page())
    assert "Aktualisiert am" not in client.get(first.path).content.decode()


def test_a_correction_changes_neither_feed_date_nor_sitemap_date(client):
    now = timezone.now()
    last = history(factories.news_item(), now)
    assert last.minor
    changed = (now - 4 * DAY).isoformat(timespec="seconds")[:19]
    feed = ElementTree.fromstring(client.get("/aktuelles/feed.atom").content)
    assert feed.find("{*}entry/{*}updated").text[:19] == changed
    assert f"<lastmod>{changed}" in client.get("/sitemap-1.xml").content.decode()


def test_a_first_edition_marked_as_a_correction_still_has_its_own_date(client):
    now = timezone.now()
    item = factories.news_item(minor_change=True)
    factories.published(item, at=now - DAY)
    feed = ElementTree.fromstring(client.get("/aktuelles/feed.atom").content)
    assert feed.find("{*}entry/{*}updated").text[:19] == (now - DAY).isoformat()[:19]


def test_notes_of_withdrawn_texts_and_of_redacted_editions_do_not_show(client):
    now = timezone.now()
    item = factories.page()
    last = history(item, now)
    second = Edition.objects.get(document=item.pk, number=2)
    actions.redact(second, by=factories.approver(), at=now, reason="Name einer Privatperson")
    page = client.get(last.path).content.decode()
    assert "Neuer Ort" in page
    assert page.count("Aktualisiert am") == 1
    document = Document.objects.get(pk=item.pk)
    actions.withdraw(document, by=factories.approver(), at=now, explanation="Gilt nicht mehr.")
    assert "Aktualisiert am" not in client.get(last.path).content.decode()
