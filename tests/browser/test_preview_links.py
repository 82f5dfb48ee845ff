"""A draft is passed on to somebody without an account, who reads it with its picture, until the link is revoked."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from publishing.models import ImageBlock
from tests import factories

from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_link_is_made_opened_without_a_session_and_revoked(
    new_page, page, sign_in, server, settings, axe
):
    settings.SITE_URL = server.url
    item = factories.news_item(title="Ein Entwurf zum Mitlesen")
    ImageBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, image=factories.image()
    )
    sign_in(page, factories.editor())
    page.goto(reverse("admin:news_newsitem_change", args=[item.pk]))
    page.get_by_role("link", name="Vorschau weitergeben").click()
    page.get_by_label("1 Tag").check()
    page.get_by_label("Für wen").fill("Fachbereichsleitung")
    page.get_by_role("button", name="Vorschau-Link erstellen").click()
    address = page.locator("#vorschau-adresse").input_value()
    assert axe(page) == []

    visitor = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    answer = visitor.goto(address)
    assert answer.status == 200
    expect(visitor.locator("h1")).to_have_text("Ein Entwurf zum Mitlesen")
    expect(visitor.locator(".staffbar")).to_contain_text("noch nicht veröffentlicht, gültig bis")
    picture = visitor.locator(".prose img")
    picture.scroll_into_view_if_needed()
    until(visitor, "document.querySelector('.prose img').naturalWidth > 0")
    assert visitor.context.cookies() == []
    assert axe(visitor) == []

    page.get_by_role("button", name="Widerrufen").click()
    expect(page.locator(".messagelist")).to_contain_text("widerrufen")
    assert axe(page) == []
    answer = visitor.goto(address)
    assert answer.status == 404
    expect(visitor.locator("h1")).to_have_text("Diese Vorschau gibt es nicht oder nicht mehr")
    assert axe(visitor) == []
