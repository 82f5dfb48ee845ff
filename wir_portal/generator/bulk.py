"""Puts generated announcements into the database in bulk, as their approval would have left them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from django.db import models, transaction

from accounts import audit
from accounts.models import User
from media_library.models import Image
from news.models import NewsItem
from publishing.content import Content, Link, assemble, content_fields, file_rows, link_rows
from publishing.models import (
    ContentGeneration,
    Document,
    Edition,
    EditionFile,
    EditionLink,
    ImageBlock,
    QuoteBlock,
    Rel,
    State,
    TextBlock,
    Topic,
    TopicAssignment,
)
from publishing.moments import BERLIN
from publishing.searching import indexed

from . import words
from .announcements import Announcement, announcement

# Small enough for SQLite's limit of variables per statement, large enough to be quick
BATCH = 1000
ROWS_PER_STATEMENT = 500
REVISION_AFTER = timedelta(days=9)


@dataclass(frozen=True)
class Surroundings:
    """What announcements refer to: all of it exists and is public."""

    programs: Sequence[Edition]
    departments: Sequence[Edition]
    images: Sequence[Image]
    topics: dict[str, Topic]
    editor: User
    approver: User


@dataclass
class Rows:
    """The rows of one batch, collected before they are written table by table."""

    texts: list[TextBlock] = field(default_factory=list)
    quotes: list[QuoteBlock] = field(default_factory=list)
    images: list[ImageBlock] = field(default_factory=list)
    assignments: list[TopicAssignment] = field(default_factory=list)
    programs: list[models.Model] = field(default_factory=list)
    departments: list[models.Model] = field(default_factory=list)
    editions: list[tuple[Edition, Content]] = field(default_factory=list)


def insert(
    first: int, count: int, *, seed: int, around: Surroundings, at: datetime,
    progress: Callable[[int], None] = lambda done: None,
) -> None:  # fmt: skip
    """Insert announcements number `first` to `first + count - 1`; each batch is one transaction."""
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(start + BATCH, first + count))
        with transaction.atomic():
            _insert_batch(numbers, seed=seed, around=around)
            ContentGeneration.bump()
        progress(numbers.stop - first)
    audit.record(
        "generate",
        by=around.editor,
        at=at,
        obj=around.editor,
        details={"first": first, "count": count, "seed": seed},
    )


def topics_by_name() -> dict[str, Topic]:
    """Return the topics of all announcements by name, creating the missing ones."""
    topics = {}
    for name, *_ in words.TOPICS:
        topics[name] = Topic.objects.filter(name=name).first() or Topic.objects.create(name=name)
    return topics


def _insert_batch(numbers: range, *, seed: int, around: Surroundings) -> None:
    texts = [announcement(n, seed, _pick(around.programs, n).data["code"]) for n in numbers]
    documents = [
        _document(text, number, around) for number, text in zip(numbers, texts, strict=True)
    ]
    parents = [Document(**_columns(item, Document)) for item in documents]
    Document.objects.bulk_create(parents, ROWS_PER_STATEMENT)
    for item, parent in zip(documents, parents, strict=True):
        item.pk = item.document_ptr_id = parent.pk
    # bulk_create refuses multi-table inheritance; the parents are in already, so only the child table is left
    children: Any = NewsItem._base_manager.get_queryset()
    children._insert(
        documents, fields=NewsItem._meta.local_concrete_fields, using=Document.objects.db
    )
    rows = Rows()
    for number, text, item in zip(numbers, texts, documents, strict=True):
        _collect(rows, number, text, item, around)
    _write(rows)


def _document(text: Announcement, number: int, around: Surroundings) -> NewsItem:
    moment = datetime.combine(text.day, time(9), tzinfo=BERLIN)
    return NewsItem(
        kind=NewsItem.KIND,
        title=text.title,
        slug=text.slug,
        summary=text.summary,
        date=text.day,
        lead_image=_pick(around.images, number),
        state=State.APPROVED,
        submitted_by=around.editor,
        submitted_at=moment,
        last_edited_by=around.editor,
        last_edited_at=moment,
        created_at=moment,
    )


def _collect(
    rows: Rows, number: int, text: Announcement, item: NewsItem, around: Surroundings
) -> None:
    program, department = _pick(around.programs, number), _pick(around.departments, number)
    topics = sorted((around.topics[name] for name in text.topics), key=lambda topic: topic.name)
    place = {"parent_id": item.pk, "region": "main"}
    first, second = (
        TextBlock(**place, ordering=10 * position, text=html)
        for position, html in zip((1, 4), text.sections, strict=True)
    )
    quote = QuoteBlock(
        **place, ordering=20, quote=text.quote, person=text.person, office=text.office
    )
    image = ImageBlock(
        **place, ordering=30, image=_pick(around.images, number + 1), caption=f"Symbolbild: {text.topics[0]}"
    )  # fmt: skip
    rows.texts += [first, second]
    rows.quotes.append(quote)
    rows.images.append(image)
    rows.assignments += [TopicAssignment(tag=topic, content_object_id=item.pk) for topic in topics]
    through = NewsItem.programs.through, NewsItem.departments.through
    rows.programs.append(through[0](newsitem_id=item.pk, document_id=program.document_id))
    rows.departments.append(through[1](newsitem_id=item.pk, document_id=department.document_id))
    links = [
        Link(Rel.PROGRAM, target_id=program.document_id),
        Link(Rel.DEPARTMENT, target_id=department.document_id),
    ]
    blocks = [first, quote, image, second]
    rows.editions += _editions(text, item, blocks, topics, links, around)


def _editions(
    text: Announcement, item: NewsItem, blocks: Sequence[Any], topics: list[Topic],
    links: list[Link], around: Surroundings,
) -> Iterator[tuple[Edition, Content]]:  # fmt: skip
    """Yield the editions oldest first; the earlier ones have the same words under an earlier summary."""
    summary = item.summary
    for number in range(1, text.editions + 1):
        live_from = item.created_at + (number - 1) * REVISION_AFTER
        last = number == text.editions
        item.summary = summary if last else f"{summary} Der Termin steht noch nicht endgültig fest."
        content = assemble(item, blocks, topics, links, live_from)
        edition = Edition(
            document_id=item.pk,
            number=number,
            kind=item.kind,
            language=item.language,
            sort_at=item.sort_moment(live_from),
            live_from=live_from,
            live_until=None if last else live_from + REVISION_AFTER,
            change_note="" if number == 1 else text.change_note,
            approved_by=around.approver,
            approved_at=live_from,
            **content_fields(content),
        )
        yield edition, content
    item.summary = summary


def _write(rows: Rows) -> None:
    for made in (
        rows.texts,
        rows.quotes,
        rows.images,
        rows.assignments,
        rows.programs,
        rows.departments,
    ):
        type(made[0])._default_manager.bulk_create(made, ROWS_PER_STATEMENT)
    Edition.objects.bulk_create([edition for edition, _ in rows.editions], ROWS_PER_STATEMENT)
    EditionLink.objects.bulk_create(
        (row for edition, content in rows.editions for row in link_rows(edition, content)),
        ROWS_PER_STATEMENT,
    )
    EditionFile.objects.bulk_create(
        (row for edition, content in rows.editions for row in file_rows(edition, content)),
        ROWS_PER_STATEMENT,
    )
    indexed.add_all(edition for edition, _ in rows.editions)
    _chain([edition for edition, _ in rows.editions])


def _chain(editions: list[Edition]) -> None:
    """Note on each later edition which one it supersedes; the guards leave that column free."""
    later = []
    for earlier, edition in pairwise(editions):
        if earlier.document_id == edition.document_id:
            edition.supersedes = earlier
            later.append(edition)
    Edition.objects.bulk_update(later, ["supersedes"], ROWS_PER_STATEMENT)


def _columns(item: NewsItem, model: type[models.Model]) -> dict[str, object]:
    return {
        f.attname: getattr(item, f.attname)
        for f in model._meta.local_concrete_fields
        if not f.primary_key
    }


def _pick(pool: Sequence, number: int):
    return pool[number % len(pool)]
