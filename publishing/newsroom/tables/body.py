"""The text of a document as one cell: possible where the document consists of one text block at most."""

from collections.abc import Iterable
from html import escape
from typing import Any

from import_export import widgets

from publishing.models import BLOCKS, Document, TextBlock


class Prose(widgets.Widget):
    """HTML, cleaned as in the form; text without any is cut into paragraphs at its empty lines."""

    def clean(self, value, row=None, **kwargs):
        if value and "<" not in value:
            parts = [part.strip() for part in value.split("\n\n")]
            lines = (escape(part, quote=False).replace("\n", "<br>") for part in parts if part)
            value = "".join(f"<p>{line}</p>" for line in lines)
        return TextBlock._meta.get_field("text").clean(value, None) if value else ""

    def render(self, value, obj=None, **kwargs):
        return value or ""


def bodies_of(documents: Iterable[Document]) -> dict[int, str | None]:
    """Return the HTML of each document's one text block, "" where it has none, None where it has other blocks too.

    As many queries as there are sorts of blocks, for any number of documents.
    """
    keys = [document.pk for document in documents]
    texts: dict[int, list[str]] = {key: [] for key in keys}
    others: set[int] = set()
    for model in BLOCKS:
        rows: Any = model.objects.filter(parent__in=keys).order_by()
        if model is TextBlock:
            for key, text in rows.values_list("parent", "text"):
                texts[key].append(text)
        else:
            others.update(rows.values_list("parent", flat=True))
    return {
        key: None if key in others or len(found) > 1 else "".join(found)
        for key, found in texts.items()
    }


def store_body(document: Document, html: str) -> None:
    """Make `html` the one text block of a document that has no other; an empty text has no block."""
    blocks = TextBlock.objects.filter(parent=document.pk)
    if not html:
        blocks.delete()
    elif not blocks.update(text=html):
        TextBlock.objects.create(parent_id=document.pk, region="main", ordering=10, text=html)
