"""The fields that problems point at are the fields of the form."""

import re

import pytest
from django.urls import reverse

from media_library.models import Download, Image
from publishing.models import (
    DownloadBlock,
    FactsBlock,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)
from publishing.readiness import problems_of
from publishing.readiness.places import places_of
from tests import factories

pytestmark = pytest.mark.django_db

MISTAKES = [
    (TextBlock, {"text": "<p><a href='/gibt-es-nicht/'>hier</a></p>"}),
    (QuoteBlock, {"quote": "a", "person": " "}),
    (FactsBlock, {"heading": "TODO", "text": ""}),
    (QuestionBlock, {"question": "TODO", "answer": ""}),
    (LinkListBlock, {"text": "<p>Nichts</p>"}),
    (TableBlock, {"caption": "", "cells": ""}),
    (
        VideoBlock,
        {"title": "TODO", "url": "https://example.org/", "provider": "a", "transcript": "TODO"},
    ),
]


def form_of(client, item):
    url = reverse("admin:news_newsitem_change", args=[item.pk])
    return client.get(url).content.decode()


def add(item, model, ordering, **fields):
    return model.objects.create(
        parent=item.document_ptr, region="main", ordering=ordering, **fields
    )


def test_every_problem_points_at_a_field_of_the_form(client):
    image = Image.objects.create(title="Bild", content_hash="1" * 64, width=9, height=9)
    file = Download.objects.create(
        title="Plan", content_hash="2" * 64, filename="a.pdf", mime_type="application/pdf", size=1
    )
    item = factories.news_item()
    factories.published(item)
    for number, (model, fields) in enumerate(MISTAKES):
        add(item, model, 30 + number, **fields)
        add(item, model, 60 - number, **fields)
    add(item, ImageBlock, 90, image=image)
    add(item, DownloadBlock, 91, file=file)
    type(item).objects.filter(pk=item.pk).update(
        title="TODO", summary="", slug="", lead_image=image
    )
    item.refresh_from_db()
    problems = problems_of(item, item.last_edited_at)
    client.force_login(factories.editor())
    form = form_of(client, item)
    missing = [problem for problem in problems if f'id="{problem.anchor}"' not in form]
    assert len(problems) > 25
    assert missing == []


def test_the_index_is_that_of_the_form_whatever_the_order_of_entry(client):
    item = factories.news_item()
    for ordering in (50, 5, 40, 7):
        add(item, TextBlock, ordering, text=f"<p>Absatz {ordering}</p>")
    client.force_login(factories.editor())
    form = form_of(client, item)
    for place in places_of(item):
        anchor = place.anchor("id")
        assert re.search(rf'value="{place.block.pk}" id="{anchor}"', form), anchor
