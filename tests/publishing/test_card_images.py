"""The image that other sites show beside a link: drawn at approval, public as long as its text."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from media_library import folders
from publishing import card_drawing, card_images
from publishing.models import EditionFile
from publishing.searching import indexed
from tests import factories

from . import states

pytestmark = pytest.mark.django_db


def test_approval_draws_the_card_once_it_is_certain(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edition = factories.published(factories.news_item())
    response = client.get(card_images.address_of(edition))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "immutable" in response.headers["Cache-Control"]
    with Image.open(io.BytesIO(response.content)) as card:
        assert card.size == (1200, 630)


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_a_card_is_public_as_long_as_its_text(client, state):
    document = factories.news_item()
    state(document, timezone.now())
    editions = list(states.Edition.objects.filter(document=document.pk))
    card_images.draw_missing(editions)
    for edition in editions:
        status = client.get(card_images.address_of(edition) or "/nichts/").status_code
        readable = states.Edition.objects.readable(timezone.now()).filter(pk=edition.pk).exists()
        assert status == (200 if readable else 404)


def test_a_redacted_edition_forgets_its_card():
    document = factories.news_item()
    states.redacted(document, timezone.now())
    first = states.Edition.objects.get(document=document.pk, number=1)
    assert card_images.address_of(first) == ""
    assert not EditionFile.objects.filter(edition=first).exists()


def test_the_same_words_have_the_same_card_and_others_another(monkeypatch):
    now = timezone.now()
    item = factories.news_item()
    first = states.edition(item, 1, now - timedelta(hours=2))
    again = states.edition(item, 1, now - timedelta(hours=1))
    other = states.edition(item, 2, now)
    assert first.data["card"] == again.data["card"] != other.data["card"]


def test_the_search_takes_no_card_for_a_word():
    edition = factories.published(factories.news_item())
    assert edition.data["card"] not in indexed.words_of(edition)


def test_a_card_that_is_missing_is_drawn_by_the_command(capsys):
    edition = factories.published(factories.news_item())
    assert not folders.sizes(edition.data["card"])
    call_command("draw_cards")
    assert card_images.NAME in folders.sizes(edition.data["card"])
    call_command("draw_cards")
    assert capsys.readouterr().out.splitlines() == ["1 Bild gezeichnet.", "0 Bilder gezeichnet."]


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Kurz", "de"),
        ("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung " * 2, "de"),
        ("ein Wort " * 40, "de"),
        ("Консультації WIR поруч", "uk"),
        ("أحد عشر مكانًا مع WIR 2026", "ar"),
        ("Yakınınızda danışmanlık: ğşıİ", "tr"),
        ("", "de"),
        ("\u200b 🎉 漢字", "en"),
    ],
)
def test_any_headline_fits(headline, language):
    drawn = card_drawing.draw(headline, "Portal", "Kreis", "17. Januar 2017", language)
    with Image.open(io.BytesIO(drawn)) as card:
        assert card.size == (1200, 630)
        # Nothing reaches the edges
        ground = card.getpixel((2, 2))
        assert card.crop((0, 0, 40, 600)).getextrema() == tuple((one, one) for one in ground)
        assert card.crop((1160, 0, 1200, 600)).getextrema() == tuple((one, one) for one in ground)
