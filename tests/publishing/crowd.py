"""Multiplies a published edition, so that lists are long without approving each text."""

from collections.abc import Callable
from datetime import datetime, timedelta

from publishing.models import Document, Edition, EditionLink, State

DAY = timedelta(days=1)


def crowd(
    model: Edition, count: int, *, sort_at: Callable[[int], datetime] | None = None
) -> list[Edition]:
    """Return `count` live editions of new documents like `model`, by default each a day older than the one before."""
    moment = sort_at or (lambda number: model.sort_at - (number + 1) * DAY)
    documents = Document.objects.bulk_create(
        Document(
            kind=model.kind, title=f"Menge {number}", slug=f"menge-{number}", state=State.APPROVED
        )
        for number in range(count)
    )
    fields = {
        field.attname: getattr(model, field.attname)
        for field in Edition._meta.concrete_fields
        if not field.primary_key
    }
    editions = Edition.objects.bulk_create(
        Edition(
            **{
                **fields,
                "document_id": document.pk,
                "path": f"{model.path}menge-{number}/",
                "title": document.title,
                "sort_title": f"menge {number:06}",
                "sort_at": moment(number),
            }
        )
        for number, document in enumerate(documents)
    )
    links = list(model.links.all())
    EditionLink.objects.bulk_create(
        EditionLink(
            edition=edition, rel=link.rel, target_id=link.target_id, topic_id=link.topic_id,
            kind=link.kind, sort_at=edition.sort_at,
        )
        for edition in editions
        for link in links
    )  # fmt: skip
    return editions
