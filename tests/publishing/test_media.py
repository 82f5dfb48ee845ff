"""Whom a picture or document is served to."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from media_library import storing
from media_library.addresses import public_url
from publishing import actions, clock
from publishing.models import DownloadBlock, ImageBlock
from tests import factories
from tests.media_library import uploads

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image():
    return factories.image()


def address(image):
    return public_url(image.content_hash, "60.webp")


def with_image(image):
    item = factories.news_item()
    ImageBlock.objects.create(parent=item.document_ptr, region="main", ordering=30, image=image)
    return item


def test_addresses_in_frozen_pages_lead_to_the_view(image):
    name = "60.webp"
    assert reverse("media", args=[image.content_hash, name]) == public_url(image.content_hash, name)


def test_a_picture_of_a_draft_is_not_served_to_visitors(client, image):
    with_image(image)
    assert client.get(address(image)).status_code == 404


def test_a_published_picture_is_served_for_ever(client, image, django_assert_num_queries):
    factories.published(with_image(image))
    with django_assert_num_queries(1):
        response = client.get(address(image))
    assert response.status_code == 200
    assert response.content[:4] == b"RIFF"
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Length"] == str(len(response.content))
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert not response.cookies


def test_the_lead_image_is_served_too(client, image):
    factories.published(factories.news_item(lead_image=image))
    assert client.get(public_url(image.content_hash, "60-3x2-50-50.jpg")).status_code == 200


def test_the_original_is_served_to_nobody(client, image):
    factories.published(with_image(image))
    client.force_login(factories.superuser())
    assert client.get(public_url(image.content_hash, "original.png")).status_code == 404


def test_a_scheduled_picture_appears_with_its_text_and_goes_with_it(client, image):
    with time_machine.travel(NOW, tick=False):
        factories.published(
            with_image(image), at=NOW, live_from=NOW + DAY, live_until=NOW + 2 * DAY
        )
    for moment, status in [(NOW, 404), (NOW + DAY, 200), (NOW + 2 * DAY, 404)]:
        with time_machine.travel(moment, tick=False):
            assert client.get(address(image)).status_code == status, moment


def test_a_picture_goes_with_a_removed_page_and_stays_with_a_withdrawn_one(client, image):
    item = with_image(image)
    edition = factories.published(item)
    at, boss = edition.live_from, factories.approver()
    actions.withdraw(edition.document, by=boss, at=at, explanation="Überholt.")
    assert client.get(address(image)).status_code == 200
    actions.lift_withdrawal(edition.document, by=boss, at=at + timedelta(microseconds=1))
    actions.remove(edition.document, by=boss, at=at + timedelta(microseconds=2))
    assert client.get(address(image)).status_code == 404


def test_staff_see_the_pictures_of_drafts_and_nothing_is_kept(client, image):
    client.force_login(factories.editor())
    response = client.get(address(image))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_accounts_that_may_not_see_the_library_are_visitors(client, image):
    client.force_login(factories.user())
    assert client.get(address(image)).status_code == 404
    client.force_login(factories.administrator())
    assert client.get(address(image)).status_code == 404


def test_staff_who_look_at_another_day_see_its_pictures_uncached(client, image):
    factories.published(with_image(image))
    client.force_login(factories.approver())
    session = client.session
    session[clock.SESSION_KEY] = (datetime.now(UTC) + DAY).isoformat()
    session.save()
    response = client.get(address(image))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_a_browser_that_has_the_picture_is_told_so(client, image):
    factories.published(with_image(image))
    etag = client.get(address(image))["ETag"]
    again = client.get(address(image), headers={"if-none-match": etag})
    assert again.status_code == 304
    assert "immutable" in again["Cache-Control"]


def test_a_head_request_gets_the_headers_alone(client, image):
    factories.published(with_image(image))
    full, head = client.get(address(image)), client.head(address(image))
    assert head.content == b""
    assert head["Content-Length"] == full["Content-Length"]
    assert head["Content-Type"] == "image/webp"


def test_nothing_is_changed_by_posting(client, image):
    assert client.post(address(image)).status_code == 405


def test_a_document_is_saved_under_its_name(client):
    upload = uploads.io.BytesIO(b"%PDF-1.7\nBeispiel\n%%EOF\n")
    download = storing.store_download(
        upload, "Richtlinie Förderung.pdf", title="Richtlinie", accessibility="accessible"
    )
    item = factories.news_item()
    DownloadBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, file=download
    )
    assert client.get(download.url).status_code == 404
    edition = factories.published(item)
    assert f'href="{download.url}"' in edition.body_html
    assert "(PDF, 24\N{NO-BREAK SPACE}Byte)" in edition.body_html
    response = client.get(download.url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="richtlinie-foerderung.pdf"'
    assert b"".join(response.streaming_content) == upload.getvalue()


def test_a_document_in_another_language_says_so_beside_its_link():
    item = factories.news_item()
    DownloadBlock.objects.create(
        parent=item.document_ptr,
        region="main",
        ordering=30,
        file=factories.download(title="Ratgeber", language="uk"),
    )
    html = factories.published(item).body_html
    assert 'hreflang="uk"' in html
    assert "Byte, Ukrainisch)" in html


@pytest.mark.parametrize(
    "path",
    [
        "/medien/abc/60.webp",
        f"/medien/{'0' * 64}/60.webp",
        f"/medien/{'0' * 64}/..%2f..%2fportal.sqlite3",
        f"/medien/{'G' * 64}/60.webp",
        f"/medien/{'0' * 64}/60.svg",
        f"/medien/{'0' * 64}/60.webp%0a",
    ],
)
def test_other_addresses_are_not_found_even_for_staff(client, path):
    client.force_login(factories.superuser())
    assert client.get(path).status_code == 404


def test_a_rendition_that_does_not_exist_is_not_found(client, image):
    factories.published(with_image(image))
    assert client.get(public_url(image.content_hash, "1920.webp")).status_code == 404
