"""Makes of a working copy what an edition freezes: text, HTML, data, links, files."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import mark_safe

from database.alphabet import InGerman

from . import kinds, languages
from .json_values import json_values
from .models import ContactBlock, Document, Edition, EditionFile, EditionLink, Rel, Topic
from .ordered_blocks import blocks_of


@dataclass(frozen=True)
class Link:
    """A reference from an edition to a document or a topic (one of the two)."""

    rel: str
    target_id: int | None = None
    topic_id: int | None = None
    position: int = 0


@dataclass(frozen=True)
class Content:
    """Everything of an edition that comes from the working copy, in plain values."""

    path: str
    title: str
    sort_title: str
    summary: str
    body_html: str
    data: dict[str, Any]
    search_text: str
    links: tuple[Link, ...] = ()
    content_hashes: frozenset[str] = field(default_factory=frozenset)
    # The HTML of each block; joined by line feeds they are the body
    pieces: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) over path, words, HTML and data: two editions with the same sum say the same."""
        parts = [self.path, self.title, self.summary, self.body_html, self.data]
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()


def content_of(document: Document, at: datetime) -> Content:
    """Render the working copy of `document` (any kind) as it stands, to be public from the moment `at` on."""
    document = kinds.specific(document)
    blocks = blocks_of(document)
    topics = list(
        Topic.objects.filter(assignments__content_object=document.pk).order_by(InGerman("name"))
    )
    return assemble(document, blocks, topics, list(document.edition_links()), at)


def assemble(
    document: Any, blocks: Sequence[Any], topics: list[Topic], links: list[Link], at: datetime
) -> Content:
    """Make the content from the document (of its own kind), its blocks in order, topics and own links."""
    links = _all_links(blocks, topics, links)
    data = document.edition_data(at)
    data["links"] = [
        {"rel": link.rel, "target": link.target_id} for link in links if link.target_id
    ]
    if document.translation_of_id:
        data["translation"] = _as_translation(document)
    data["topics"] = [{"slug": topic.slug, "name": topic.name} for topic in topics]
    posts = [block.frozen_post() for block in _contacts(blocks) if block.post_id]
    if posts:
        data["post_contacts"] = posts
    if document.lead_image:
        data["lead_image"] = document.lead_image.reference()
    with languages.speaking(languages.get(document.language)):
        pieces = tuple(block.render().strip() for block in blocks)
    words = [document.title, document.summary, *(block.plain_text() for block in blocks)]
    words += document.extra_words()
    return Content(
        path=document.public_path(),
        title=document.title,
        sort_title=document.sort_title(),
        summary=document.summary,
        # Every block's template escapes; rich text was sanitised when it was saved
        body_html=mark_safe("\n".join(pieces)),
        data=json_values(data),
        search_text="\n".join(_lines(words)),
        links=tuple(links),
        content_hashes=frozenset(_content_hashes(document, blocks)),
        pieces=pieces,
    )


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """Yield what is not empty of the texts, line by line, with single spaces."""
    for line in "\n".join(texts).split("\n"):
        if line := " ".join(line.split()):
            yield line


def content_hashes_of(document: Document) -> set[str]:
    """Return the content hashes of the files that the working copy shows as it stands."""
    document = kinds.specific(document)
    return _content_hashes(document, blocks_of(document))


def _content_hashes(document: Any, blocks: Sequence[Any]) -> set[str]:
    lead = {document.lead_image.content_hash} if document.lead_image else set()
    return lead.union(
        document.extra_content_hashes(), *(block.content_hashes() for block in blocks)
    )


def draft_edition(document: Document, at: datetime) -> Edition:
    """Return an unsaved edition that shows the working copy as it would be approved at `at`."""
    return edition_of(document, content_of(document, at), at)


def edition_of(document: Document, content: Content, at: datetime) -> Edition:
    """Return an unsaved edition with this content, whose document need not be saved either."""
    return Edition(
        document_id=document.pk,
        number=0,
        kind=document.KIND or document.kind,
        language=document.language,
        translation_of_id=document.translation_of_id,
        follows_id=document.follows_edition_id,
        sort_at=kinds.specific(document).sort_moment(at),
        live_from=at,
        **content_fields(content),
    )


def content_fields(content: Content) -> dict[str, Any]:
    """Return the columns of an edition that hold the content."""
    names = (
        "path", "title", "sort_title", "summary", "body_html", "data", "search_text", "sha256",
    )  # fmt: skip
    return {name: getattr(content, name) for name in names}


def link_rows(edition: Edition, content: Content) -> Iterator[EditionLink]:
    """Yield the unsaved rows that make the edition's references searchable from their targets."""
    for link in content.links:
        yield EditionLink(
            edition=edition,
            rel=link.rel,
            target_id=link.target_id,
            topic_id=link.topic_id,
            position=link.position,
            kind=edition.kind,
            sort_at=edition.sort_at,
        )


def file_rows(edition: Edition, content: Content) -> Iterator[EditionFile]:
    """Yield the unsaved rows that allow the edition's files to be served."""
    for content_hash in sorted(content.content_hashes):
        yield EditionFile(edition=edition, content_hash=content_hash)


def _as_translation(document: Any) -> dict[str, Any]:
    """Return which edition of the source is followed, and whether a machine translated and a person reviewed."""
    followed = document.follows_edition
    return {
        "follows": followed.number if followed else None,
        "machine_made": document.machine_reviewed_at is not None,
    }


def _all_links(blocks: Sequence[Any], topics: list[Topic], own: list[Link]) -> list[Link]:
    contacts = [
        Link(Rel.CONTACT, target_id=block.target_id, position=position)
        for position, block in enumerate(_contacts(blocks))
    ]
    tagged = [
        Link(Rel.TOPIC, topic_id=topic.pk, position=position)
        for position, topic in enumerate(topics)
    ]
    return list(dict.fromkeys([*own, *contacts, *tagged]))


def _contacts(blocks: Sequence[Any]) -> list[ContactBlock]:
    return [block for block in blocks if isinstance(block, ContactBlock)]
