"""A gallery: its pictures in order, their words, their rights, their files."""

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from publishing import actions, usage
from publishing.models import Document, EditionFile, GalleryBlock, GalleryPicture
from publishing.readiness import errors_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.publishing.readiness.test_rules import NOW, image

pytestmark = pytest.mark.django_db
SET = "publishing_galleryblock_set-0"


@pytest.fixture
def block():
    item = factories.news_item()
    made = GalleryBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, heading="Vom Fest"
    )
    for number in (1, 2):
        GalleryPicture.objects.create(
            block=made, image=image(number), caption=f"Bild {number}", position=number
        )
    return made


@pytest.fixture
def newsroom(client):
    client.force_login(factories.editor())
    return client


def saved(newsroom, block, **changes):
    fields = {f"{SET}-{name}": value for name, value in changes.items()}
    return save(newsroom, admin_url(block.parent.newsitem, "change"), **fields)


def captions(block):
    return [picture.caption for picture in GalleryBlock.objects.get(pk=block.pk).pictures.all()]


def test_pictures_are_added_ordered_and_taken_out_in_the_form(newsroom, block):
    third = image(3)
    saved(newsroom, block, pictures_2_image=third.pk, pictures_2_caption="Bild 3")
    assert captions(block) == ["Bild 1", "Bild 2", "Bild 3"]
    saved(newsroom, block, pictures_0_image="", pictures_0_caption="")
    assert captions(block) == ["Bild 2", "Bild 3"]


def test_a_row_without_a_picture_is_refused_and_kept(newsroom, block):
    response = saved(newsroom, block, pictures_2_caption="Ohne Bild")
    page = response.content.decode()
    assert "3. Bild, Bild:" in page
    assert 'value="Ohne Bild"' in page
    assert captions(block) == ["Bild 1", "Bild 2"]


def test_nonsense_for_a_picture_is_no_error_of_the_server(newsroom, block):
    assert saved(newsroom, block, pictures_0_image="kein Bild").status_code == 200


def test_saving_without_changes_changes_nothing(newsroom, block):
    keys = list(block.pictures.values_list("pk"))
    factories.submitted(block.parent)
    saved(newsroom, block)
    block.parent.refresh_from_db()
    assert block.parent.state == "submitted"
    assert list(block.pictures.values_list("pk")) == keys


def test_every_picture_needs_words_and_rights(newsroom, block):
    first, second = block.pictures.all()
    type(first.image).objects.filter(pk=first.image_id).update(alternative_text="")
    type(first.image).objects.filter(pk=second.image_id).update(credit="")
    GalleryPicture.objects.filter(pk=second.pk).update(caption="TODO")
    problems = errors_in(problems_of(block.parent, NOW))
    anchors = [problem.anchor for problem in problems]
    assert anchors == [
        f"id_{SET}-pictures_0_alternative_text",
        f"id_{SET}-pictures_1_image",
        f"id_{SET}-pictures_1_caption",
    ]
    form = newsroom.get(admin_url(block.parent.newsitem, "change")).content.decode()
    assert all(f'id="{anchor}"' in form for anchor in anchors)


def test_an_edition_lists_the_files_so_that_they_are_served(block):
    edition = factories.published(block.parent.newsitem)
    hashes = set(EditionFile.objects.filter(edition=edition).values_list("content_hash", flat=True))
    assert hashes - {edition.data["card"]} == {
        picture.image.content_hash for picture in block.pictures.all()
    }
    assert edition.body_html.count("<figure") == 3


def test_a_picture_of_a_gallery_is_in_use_and_cannot_be_deleted(block):
    used = block.pictures.first().image
    assert [use.title for use in usage.uses(used, timezone.now(), 5)] == [block.parent.title]
    assert usage.annotate(type(used).objects.filter(pk=used.pk)).get().is_used
    with pytest.raises(ProtectedError):
        used.delete()


def test_an_old_edition_brings_its_gallery_back(block):
    edition = factories.published(block.parent.newsitem)
    GalleryPicture.objects.filter(block=block, position=1).delete()
    document = Document.objects.get(pk=block.parent_id)
    actions.restore(edition, by=factories.editor(), at=edition.live_from, version=document.version)
    assert captions(block) == ["Bild 1", "Bild 2"]


def test_the_form_asks_once_for_all_pictures(newsroom, block, django_assert_max_num_queries):
    url = admin_url(block.parent.newsitem, "change")
    fields_of(newsroom.get(url))
    with django_assert_max_num_queries(40):
        newsroom.get(url)
    for number in range(3, 12):
        GalleryPicture.objects.create(block=block, image=image(number), position=number)
    with django_assert_max_num_queries(40):
        newsroom.get(url)
