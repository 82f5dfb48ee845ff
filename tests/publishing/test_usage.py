"""Where pictures and documents are used, as the library tells it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_library.models import Download, Image
from media_library.usage import shown_hashes, tallies_of, uses_of
from publishing import actions
from publishing.models import BLOCKS, DownloadBlock, ImageBlock
from publishing.usage import relations_to
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image():
    return factories.image()


def with_block(image):
    item = factories.news_item()
    ImageBlock.objects.create(parent=item.document_ptr, region="main", ordering=30, image=image)
    return item


def words(item, at=NOW):
    return str(tallies_of([item], at)[item.pk])


def test_a_picture_that_nothing_shows_is_not_used(image):
    assert words(image) == "nicht verwendet"
    assert uses_of(image, NOW) == []


def test_each_text_counts_once_under_its_most_public_standing(image):
    factories.published(factories.news_item(lead_image=image), at=NOW)
    factories.published(with_block(image), at=NOW)
    factories.published(factories.page(lead_image=image), at=NOW, live_from=NOW + 2 * DAY)
    both = with_block(image)
    type(both).objects.filter(pk=both.pk).update(lead_image=image)
    factories.published(factories.news_item(lead_image=image), at=NOW, live_until=NOW + DAY)
    assert words(image) == ("in 3 veröffentlichten Texten, in 1 geplanten Text, in 1 Entwurf")
    gone = factories.news_item(lead_image=image)
    factories.published(gone, at=NOW, live_until=NOW + DAY)
    type(gone).objects.filter(pk=gone.pk).update(lead_image=None)
    assert words(image, NOW + DAY) == (
        "in 2 veröffentlichten Texten, in 1 geplanten Text, in 2 Entwürfen, in 1 archivierten Text"
    )


def test_uses_say_where_in_which_state_and_how_public(image):
    live = factories.published(factories.news_item(title="Live", lead_image=image), at=NOW)
    with_block(image)
    first, second = uses_of(image, NOW)
    assert (first.title, first.kind, first.how) == ("Live", "Meldung", "Titelbild")
    assert (first.standing, first.state_word) == ("live", "freigegeben")
    assert (first.public_url, first.shows_former) == (live.path, False)
    assert (second.how, second.standing, second.state_word) == (
        "Baustein „Bild“", "draft", "Entwurf",
    )  # fmt: skip


def test_archived_editions_are_named(image):
    item = factories.news_item(title="Früher", lead_image=image)
    for number in range(3):
        at = NOW + number * DAY
        type(item).objects.filter(pk=item.pk).update(state="draft", minor_change=True)
        factories.published(item, at=at, live_until=at + DAY)
    type(item).objects.filter(pk=item.pk).update(lead_image=None)
    [use] = uses_of(image, NOW + 3 * DAY)
    assert (use.standing, use.how) == ("archived", "Fassung 1, 2 und 3")


def test_a_withdrawn_text_still_shows_its_pictures_and_a_removed_one_does_not(image):
    edition = factories.published(factories.news_item(lead_image=image), at=NOW)
    boss = factories.approver()
    actions.withdraw(edition.document, by=boss, at=NOW, explanation="Überholt.")
    assert words(image) == "in 1 veröffentlichten Text"
    actions.lift_withdrawal(edition.document, by=boss, at=NOW + DAY)
    actions.remove(edition.document, by=boss, at=NOW + 2 * DAY)
    assert words(image, NOW + 2 * DAY) == "in 1 Entwurf"


def test_documents_are_counted_too():
    download = factories.download()
    item = factories.news_item()
    DownloadBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, file=download
    )
    assert words(download) == "in 1 Entwurf"
    factories.published(item, at=NOW)
    assert words(download) == "in 1 veröffentlichten Text"
    assert shown_hashes([download.content_hash, "0" * 64]) == {download.content_hash}


def test_many_items_with_many_texts_take_no_more_queries():
    def queries(images):
        with CaptureQueriesContext(connection) as captured:
            tallies_of(images, NOW)
        return len(captured)

    images = [factories.image()]
    factories.published(with_block(images[0]), at=NOW)
    few = queries(images)
    for _ in range(4):
        images.append(factories.image())
        factories.published(with_block(images[-1]), at=NOW)
        factories.news_item(lead_image=images[0])
    assert queries(images) == few
    assert few == 3


def test_the_uses_of_one_item_take_no_more_queries_for_more_texts(image):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            uses_of(image, NOW)
        return len(captured)

    factories.published(with_block(image), at=NOW)
    few = queries()
    for _ in range(4):
        factories.published(with_block(image), at=NOW)
    assert queries() == few


def test_a_long_list_of_uses_is_cut(image):
    for _ in range(4):
        factories.news_item(lead_image=image)
    assert len(uses_of(image, NOW, limit=3)) == 3


@pytest.mark.parametrize("model", [Image, Download])
def test_every_block_that_refers_to_the_library_is_known(model):
    known = {relation.model for relation in relations_to(model)}
    for block in BLOCKS:
        refers = any(field.related_model is model for field in block._meta.get_fields())
        assert refers == (block in known), block
