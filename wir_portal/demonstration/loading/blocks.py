"""Writes the body of a version into a working copy: blocks, in the order of the text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from media_library.models import Download, Image
from organization.models import Post
from publishing.models import (
    BLOCKS,
    ContactBlock,
    Document,
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
from publishing.occurrences import Occurrence

from .. import outline
from ..dates import Dates
from ..prose import to_html, together


@dataclass
class Writer:
    """Knows what texts refer to: days, pictures, files, contacts by slug, addresses of announcements."""

    dates: Dates
    images: dict[str, Image]
    downloads: dict[str, Download]
    contacts: dict[str, int]
    address: Callable[[str], str]

    def line(self, text: str) -> str:
        """Return a title, summary or sentence with its days filled in and its words kept together."""
        return together(self.dates.fill(text))

    def prose(self, text: str) -> str:
        """Return the HTML of a piece of prose."""
        return to_html(self.dates.fill(text), self.address)

    def write(self, document: Document, body: tuple[outline.Block, ...]) -> None:
        """Replace all blocks of the working copy by those of `body`."""
        for model in BLOCKS:
            model.objects.filter(parent=document.pk).delete()
        for number, block in enumerate(body, start=1):
            model, fields = self._row(block)
            row = model.objects.create(
                parent_id=document.pk, region="main", ordering=number * 10, **fields
            )
            if isinstance(block, outline.Gallery):
                self._hang(row, block)

    def _hang(self, gallery: GalleryBlock, plan: outline.Gallery) -> None:
        for position, (drawing, caption) in enumerate(plan.pictures, start=1):
            GalleryPicture.objects.create(
                block=gallery,
                image=self.images[drawing],
                caption=self.line(caption),
                position=position,
            )

    def occurrence(self, text: str) -> Occurrence:
        """Return what "today+7 18:00-20:00" means; without hours the whole day."""
        day, _, hours = text.partition(" ")
        begins, _, ends = hours.partition("-")
        return Occurrence(
            self.dates.day(day),
            time.fromisoformat(begins) if begins else None,
            time.fromisoformat(ends) if ends else None,
        )

    def _row(self, block: outline.Block) -> tuple[Any, dict[str, Any]]:
        match block:
            case outline.Text(prose):
                return TextBlock, {"text": self.prose(prose)}
            case outline.Quote(quote, person, office):
                return QuoteBlock, {"quote": self.line(quote), "person": person, "office": office}
            case outline.Picture(drawing, caption):
                return ImageBlock, {"image": self.images[drawing], "caption": caption}
            case outline.Facts(heading, prose):
                return FactsBlock, {"heading": heading, "text": self.prose(prose)}
            case outline.Question(question, prose):
                return QuestionBlock, {"question": question, "answer": self.prose(prose)}
            case outline.Links(heading, prose):
                return LinkListBlock, {"heading": heading, "text": self.prose(prose)}
            case outline.File(name, description):
                return DownloadBlock, {"file": self.downloads[name], "description": description}
            case outline.Table(caption, cells):
                lines = [line.strip() for line in self.line(cells).strip().splitlines()]
                return TableBlock, {"caption": caption, "cells": "\n".join(lines)}
            case outline.Gallery(heading, _):
                return GalleryBlock, {"heading": heading}
            case outline.Happening(heading, dates, place, address, registration):
                return EventDatesBlock, {
                    "heading": heading,
                    "dates": [self.occurrence(text).to_json() for text in dates],
                    "place": place,
                    "address": address,
                    "registration": self.line(registration),
                }
            case outline.Contact(slug, post):
                if post:
                    return ContactBlock, {"post": Post.objects.get(title=post)}
                return ContactBlock, {"contact_id": self.contacts[slug]}
            case outline.Video(title, url, provider, transcript):
                return VideoBlock, {
                    "title": title,
                    "url": url,
                    "provider": provider,
                    "transcript": transcript,
                }
