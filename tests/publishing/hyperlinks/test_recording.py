"""What an edition links to is noted when it is written, and forgotten when it is redacted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from publishing import actions
from publishing.hyperlinks.broken import broken_links_of
from publishing.models import Document, Hyperlink, HyperlinkUse
from publishing.newsroom.situation import situation_of
from tests import factories

pytestmark = pytest.mark.django_db


def linking(*addresses, **fields):
    """Return an announcement whose text links to the addresses."""
    links = "".join(f'<p><a href="{one}">Ziel {one[-8:]}</a></p>' for one in addresses)
    return factories.with_text(factories.news_item(**fields), links, ordering=30)


def addresses():
    return set(Hyperlink.objects.values_list("address", flat=True))


def test_an_edition_notes_its_links_without_fragments_and_each_once():
    item = linking(
        "https://www.bund.example/seite#anker",
        "https://www.bund.example/seite",
        "/aktuelles/",
        "mailto:amt@kreis.example",
        "tel:+49603183",
    )
    factories.published(item)
    assert addresses() == {"https://www.bund.example/seite", "/aktuelles/"}
    assert HyperlinkUse.objects.count() == 2


def test_two_texts_that_link_to_one_address_share_it():
    for _ in range(2):
        factories.published(linking("https://www.bund.example/"))
    assert Hyperlink.objects.count() == 1
    assert HyperlinkUse.objects.count() == 2


def test_web_addresses_among_the_frozen_data_count_as_links():
    program = factories.program(website="https://foerderung.example/wir/")
    factories.published(program)
    assert "https://foerderung.example/wir/" in addresses()


def test_an_address_too_long_to_be_kept_does_not_keep_a_text_from_being_approved():
    factories.published(linking("https://www.bund.example/?" + "a" * 1000))
    assert addresses() == set()


def test_a_redacted_edition_links_to_nothing():
    now = timezone.now()
    item = linking("https://www.bund.example/")
    edition = factories.published(item, at=now, live_until=now + timedelta(hours=1))
    actions.redact(edition, by=factories.approver(), at=now + timedelta(days=1), reason="Daten.")
    assert not HyperlinkUse.objects.exists()


def test_the_panel_names_broken_links_of_the_live_text_only():
    now = timezone.now()
    item = linking("https://www.bund.example/alt")
    factories.published(item, at=now)
    Hyperlink.objects.update(gone=True, reason="Die Seite gibt es nicht mehr (Antwort 404).")
    assert situation_of(item, now).has_broken_links
    assert [str(link) for link in broken_links_of(item, now)] == ["https://www.bund.example/alt"]
    actions.withdraw(item, by=factories.approver(), at=now, explanation="Veraltet.")
    later = now + timedelta(seconds=1)
    assert not situation_of(item, later).has_broken_links
    assert broken_links_of(item, later) == []


def test_sound_links_of_the_live_text_are_not_asked_for():
    now = timezone.now()
    item = linking("https://www.bund.example/neu")
    factories.published(item, at=now)
    factories.published(linking("https://www.bund.example/alt"), at=now)
    Hyperlink.objects.filter(address__endswith="alt").update(gone=True)
    assert not situation_of(item, now).has_broken_links


def test_texts_with_broken_links_are_a_worklist(client):
    now = timezone.now()
    factories.published(linking("https://www.bund.example/alt", title="Mit totem Link"), at=now)
    factories.published(linking("https://www.bund.example/neu", title="In Ordnung"), at=now)
    draft = linking("https://www.bund.example/alt", title="Nur ein Entwurf")
    Hyperlink.objects.filter(address__endswith="alt").update(gone=True)
    client.force_login(factories.editor())
    page = client.get("/admin/publishing/document/?aufgabe=links")
    assert [one.title for one in page.context["cl"].result_list] == ["Mit totem Link"]
    assert Document.objects.filter(pk=draft.pk).exists()
