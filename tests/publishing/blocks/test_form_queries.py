"""The form of a long announcement stays within its bars: 40 queries to open it, 60 to save it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_library.models import Download
from organization.models import Post
from publishing.models import (
    BLOCKS,
    ContactBlock,
    DownloadBlock,
    EventDatesBlock,
    FactsBlock,
    GalleryBlock,
    GalleryPicture,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)
from tests import factories
from tests.admin_forms import admin_url, fields_of
from tests.publishing.readiness.test_rules import image

pytestmark = pytest.mark.django_db
OPENING, SAVING = 40, 60


@pytest.fixture
def item():
    """Return an announcement with thirty blocks of all kinds mixed, everything filled in."""
    item = factories.news_item(lead_image=image(1))
    item.programs.add(factories.program())
    item.departments.add(factories.department())
    item.tags.add("Vielfalt", "Ehrenamt")
    unit, number = factories.department(), iter(range(2, 100))
    makers = [
        (TextBlock, lambda: {"text": "<h2>Was</h2><p>Ein Absatz.</p>"}),
        (QuoteBlock, lambda: {"quote": "Gut so", "person": "Erika Beispiel"}),
        (ImageBlock, lambda: {"image": image(next(number))}),
        (GalleryBlock, lambda: {"heading": "Bilder"}),
        (FactsBlock, lambda: {"text": "<p>Fakten</p>"}),
        (QuestionBlock, lambda: {"question": "Wo?", "answer": "<p>Hier.</p>"}),
        (LinkListBlock, lambda: {"text": '<p><a href="/x/">Eine Seite</a></p>'}),
        (DownloadBlock, lambda: {"file": _file(next(number))}),
        (TableBlock, lambda: {"caption": "Plätze", "cells": "Ort | Zahl\nNidda | 3"}),
        (EventDatesBlock, lambda: {"dates": [{"day": "2027-01-17", "begins": "18:00"}]}),
        (ContactBlock, lambda: {"post": Post.objects.create(title="Stelle", department=unit)}),
        (VideoBlock, lambda: {"title": "Fest", "url": "https://youtu.be/dQw4w9WgXcQ", "transcript": "Ein Fest",
                              "preview": image(next(number))}),
    ]  # fmt: skip
    assert {model for model, _ in makers} == set(BLOCKS)
    # Two stand there already
    for place in range(28):
        model, make = makers[place % len(makers)]
        block = model.objects.create(
            parent=item.document_ptr, region="main", ordering=100 + place, **make()
        )
        if model is GalleryBlock:
            for position in range(3):
                GalleryPicture.objects.create(
                    block=block, image=image(next(number)), position=position
                )
    return item


def _file(number):
    return Download.objects.create(
        title=f"Plan {number}", content_hash=f"{number:064x}", filename="a.pdf", mime_type="application/pdf", size=1
    )  # fmt: skip


@pytest.fixture
def newsroom(client, item):
    client.force_login(factories.editor())
    # What is read once in the life of a process is no part of a request
    client.get(admin_url(item, "change"))
    return client


def test_opening_the_form_of_thirty_blocks(newsroom, item):
    with CaptureQueriesContext(connection) as asked:
        assert newsroom.get(admin_url(item, "change")).status_code == 200
    assert len(asked) <= OPENING, _listed(asked)


def test_saving_the_form_of_thirty_blocks(newsroom, item):
    sent = fields_of(newsroom.get(admin_url(item, "change")))
    for name in sent:
        if name.endswith(("-caption", "_set-0-text")) or name == "title":
            sent[name] += " (neu)" if not sent[name].startswith("<") else "<p>Neu</p>"
    with CaptureQueriesContext(connection) as asked:
        response = newsroom.post(admin_url(item, "change"), {**sent, "_continue": "1"})
    assert response.status_code == 302
    item.refresh_from_db()
    assert item.version == 2
    assert len(asked) <= SAVING, _listed(asked)


def _listed(asked):
    return "\n".join(query["sql"][:160] for query in asked)
