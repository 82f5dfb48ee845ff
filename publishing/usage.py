"""Which texts show an image or file: working copies by their relations, editions by content hash."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from media_library.models import Image
from media_library.usage import Source, Use

from .models import Document, DownloadBlock, Edition, EditionFile, ImageBlock


def uses(item: Any, limit: int) -> Iterator[Use]:
    """Yield up to `limit` documents of each sort: with the item in the working copy, or in an edition alone."""
    seen = set()
    for how, documents in _documents(item):
        for document in documents.order_by("-last_edited_at")[:limit]:
            if document.pk not in seen:
                seen.add(document.pk)
                yield Use(document.title, how, reverse("admin:publishing_open", args=[document.pk]))


def annotate(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Add `is_used` by one EXISTS for each way in which a text can show an item."""
    if queryset.model is Image:
        here = Exists(Document.objects.filter(lead_image=OuterRef("pk"))) | Exists(
            ImageBlock.objects.filter(image=OuterRef("pk"))
        )
    else:
        here = Exists(DownloadBlock.objects.filter(file=OuterRef("pk")))
    shown = Exists(EditionFile.objects.filter(content_hash=OuterRef("content_hash")))
    return queryset.annotate(is_used=here | shown)


def _documents(item: Any) -> Iterator[tuple[str, QuerySet[Document]]]:
    if isinstance(item, Image):
        yield "Titelbild", Document.objects.filter(lead_image=item)
        blocks = ImageBlock.objects.filter(image=item)
    else:
        blocks = DownloadBlock.objects.filter(file=item)
    yield "Baustein", Document.objects.filter(pk__in=blocks.values("parent"))
    editions = Edition.objects.filter(files__content_hash=item.content_hash)
    yield "freigegebene Fassung", Document.objects.filter(pk__in=editions.values("document"))


SOURCE = Source(uses=uses, annotate=annotate)
