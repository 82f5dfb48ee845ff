"""The preview shows exactly what the public will read."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db

MAKERS = [
    factories.news_item,
    factories.page,
    factories.program,
    factories.department,
    factories.person,
]


def without_bar_and_day(html):
    """Leave out the bar above the page, and what a draft has not yet: days of being live, number, card image."""
    html = re.sub(r'<section class="staffbar".*?</section>', "", html, flags=re.DOTALL)
    html = re.sub(
        r'<meta (property="og:image[^"]*"|name="twitter:card") content="[^"]*">', "", html
    )
    # A draft has no earlier days yet
    html = re.sub(r'<section class="section days".*?</section>', "", html, flags=re.DOTALL)
    html = html.replace("&amp;fassung=1", "")
    return re.sub(r'<time datetime="[^"]*">', "<time>", " ".join(html.split()))


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_the_preview_equals_the_public_page_of_the_later_edition(client, clock, make):
    document, at = make(), timezone.now()
    # What machines read of a page names the second since when it has been public
    clock(at)
    client.force_login(factories.superuser())
    preview = client.get(admin_url(document, "preview"))
    assert "Vorschau" in preview.content.decode()
    factories.published(document, at=at)
    public = Client().get(document.public_path())
    assert without_bar_and_day(preview.content.decode()) == without_bar_and_day(
        public.content.decode()
    )


def test_the_preview_is_neither_kept_nor_indexed_nor_public(client):
    item = factories.news_item()
    assert Client().get(admin_url(item, "preview")).status_code == 302
    client.force_login(factories.editor())
    response = client.get(admin_url(item, "preview"))
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_preview_of_an_unfinished_text_does_not_fail(client):
    item = factories.news_item(summary="")
    client.force_login(factories.editor())
    assert client.get(admin_url(item, "preview")).status_code == 200
