"""Which texts show an image or file: working copies by their relations, editions by content hash."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, QuerySet, Value
from django.urls import reverse

from media_library.models import FormerFile, Image
from media_library.usage import Standing, Tally, Use

from . import kinds
from .models import Document, Edition, EditionFile
from .models.blocks import Block


@dataclass(frozen=True)
class _Relation:
    """How the rows of a model refer to an item (`item`), and to the document that they belong to (`document`)."""

    model: type[Model]
    item: str
    document: str
    word: str


@dataclass
class _Texts:
    """The documents that show one item, by key: live, planned, in any edition, and where in working copies."""

    live: set[int] = field(default_factory=set)
    scheduled: set[int] = field(default_factory=set)
    approved: set[int] = field(default_factory=set)
    working: dict[int, list[str]] = field(default_factory=dict)

    def by_standing(self) -> dict[Standing, set[int]]:
        planned = self.scheduled - self.live
        drafts = set(self.working) - self.live - planned
        return {
            Standing.LIVE: self.live,
            Standing.SCHEDULED: planned,
            Standing.DRAFT: drafts,
            Standing.ARCHIVED: self.approved - self.live - planned - drafts,
        }


def uses(item: Any, at: datetime, limit: int) -> Iterator[Use]:
    """Yield up to `limit` documents, the most public first, of each standing the last edited first."""
    texts = _texts_of([item], at)[item.pk]
    for standing, ids in texts.by_standing().items():
        found = Document.objects.filter(pk__in=ids).order_by("-last_edited_at", "-id")[:limit]
        documents = list(found)
        limit -= len(documents)
        live = _live_pages(documents, item, at) if standing is Standing.LIVE else {}
        numbers = _editions(documents, item)
        for document in documents:
            path, shows_former = live.get(document.pk, ("", False))
            yield Use(
                title=document.title,
                kind=kinds.get(document.kind).label,
                standing=standing,
                how=", ".join(texts.working.get(document.pk, [numbers.get(document.pk, "")])),
                url=reverse("admin:publishing_open", args=[document.pk]),
                state=document.state,
                state_word=document.get_state_display(),
                public_url=path,
                shows_former=shows_former,
            )
        if limit <= 0:
            return


def tallies(items: Sequence[Any], at: datetime) -> dict[int, Tally]:
    """Return how many documents show each of the items (of one model), by key."""
    return {
        pk: Tally(
            {standing: len(ids) for standing, ids in texts.by_standing().items() if ids}
        )
        for pk, texts in _texts_of(items, at).items()
    }  # fmt: skip


def annotate(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Add `is_used` by one EXISTS for each way in which a text can show an item."""
    owner = "image" if queryset.model is Image else "download"
    former = FormerFile.objects.filter(
        Exists(EditionFile.objects.filter(content_hash=OuterRef("content_hash"))),
        **{owner: OuterRef("pk")},
    )
    used = Exists(EditionFile.objects.filter(content_hash=OuterRef("content_hash")))
    used = used | Exists(former)
    for relation in relations_to(queryset.model):
        used = used | Exists(
            relation.model._default_manager.filter(**{relation.item: OuterRef("pk")})
        )
    return queryset.annotate(is_used=used)


def shown(hashes: Iterable[str]) -> set[str]:
    """Return those of the content hashes that any edition shows."""
    files = EditionFile.objects.filter(content_hash__in=list(hashes))
    return set(files.values_list("content_hash", flat=True).distinct())


def documents_with(item: Any) -> QuerySet[Document]:
    """Return the documents whose working copy shows the item."""
    return Document.objects.filter(pk__in=_working([item]).get(item.pk, {}))


def relations_to(model: type[Model]) -> list[_Relation]:
    """Return how documents and their parts refer to an item: read from the models, so that no block is forgotten.

    Raises TypeError where something refers to it that belongs to no document.
    """
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        source = relation.related_model if relation.auto_created and relation.is_relation else None
        if source and source._meta.app_label != "media_library" and hasattr(relation, "field"):
            found.append(_relation(source, relation.field.name))
    return found


def _relation(source: Any, item: str) -> _Relation:
    if source is Document:
        return _Relation(source, item, "pk", str(Document._meta.get_field(item).verbose_name))
    if issubclass(source, Block):
        return _Relation(source, item, "parent", f"Baustein „{source._meta.verbose_name}“")
    for column in source._meta.get_fields():
        owner = column.related_model if column.many_to_one else None
        if owner and issubclass(owner, Block):
            word = f"Baustein „{owner._meta.verbose_name}“"
            return _Relation(source, item, f"{column.name}__parent", word)
        if owner and issubclass(owner, Document):
            return _Relation(source, item, column.name, str(source._meta.verbose_name_plural))
    raise TypeError(f"{source._meta.label} shows files of the library and belongs to no document.")


def _texts_of(items: Sequence[Any], at: datetime) -> dict[int, _Texts]:
    """Return the texts of each item by its key: three queries."""
    texts = {item.pk: _Texts() for item in items}
    if not texts:
        return texts
    owners = _owners(items)
    this = Edition.objects.filter(pk=OuterRef("edition")).order_by()
    shown = EditionFile.objects.filter(content_hash__in=owners).values_list(
        "content_hash",
        "edition__document_id",
        Exists(this.readable(at)),
        Exists(this.scheduled(at)),
    )
    for content_hash, document, is_live, is_scheduled in shown.distinct():
        for pk in owners[content_hash]:
            texts[pk].approved.add(document)
            if is_live:
                texts[pk].live.add(document)
            if is_scheduled:
                texts[pk].scheduled.add(document)
    for pk, working in _working(items).items():
        texts[pk].working = working
    return texts


def _owners(items: Sequence[Any]) -> dict[str, set[int]]:
    """Return, by content hash, the keys of the items that have it, or had it before a replacement."""
    owners: dict[str, set[int]] = {}
    for item in items:
        owners.setdefault(item.content_hash, set()).add(item.pk)
    owner = "image_id" if isinstance(items[0], Image) else "download_id"
    former = FormerFile.objects.filter(**{f"{owner}__in": [item.pk for item in items]})
    for content_hash, pk in former.values_list("content_hash", owner):
        owners.setdefault(content_hash, set()).add(pk)
    return owners


def _working(items: Sequence[Any]) -> dict[int, dict[int, list[str]]]:
    """Return, by item and then by document, the places in working copies that show the item."""
    found: dict[int, dict[int, list[str]]] = {}
    ids = [item.pk for item in items]
    relations = relations_to(type(items[0]))
    rows = [
        relation.model._default_manager.filter(**{f"{relation.item}__in": ids})
        .order_by()
        .values_list(relation.item, relation.document, Value(number))
        for number, relation in enumerate(relations)
    ]
    # One query of all, in which a text that shows the item twice in one way counts once
    for pk, document, number in sorted(rows[0].union(*rows[1:])):
        found.setdefault(pk, {}).setdefault(document, []).append(relations[number].word)
    return found


def _editions(documents: Sequence[Document], item: Any) -> dict[int, str]:
    """Return, by document, which of its editions show the item: "Fassung 2 und 5"."""
    numbers: dict[int, list[str]] = {}
    editions = Edition.objects.filter(document__in=documents, files__content_hash__in=item.hashes())
    for document, number in (
        editions.order_by("number").values_list("document_id", "number").distinct()
    ):
        numbers.setdefault(document, []).append(str(number))
    return {
        document: f"Fassung {' und '.join([', '.join(found[:-1]), found[-1]][len(found) == 1 :])}"
        for document, found in numbers.items()
    }


def _live_pages(
    documents: Sequence[Document], item: Any, at: datetime
) -> Mapping[int, tuple[str, bool]]:
    """Return, by document, the address of its public page and whether that shows a former file of the item."""
    editions = (
        Edition.objects.readable(at)
        .filter(document__in=documents, files__content_hash__in=item.hashes())
        .order_by()
        .values_list("document_id", "path", F("files__content_hash"))
    )
    pages: dict[int, tuple[str, bool]] = {}
    for document, path, content_hash in editions:
        _path, former = pages.get(document, (path, True))
        pages[document] = (path, former and content_hash != item.content_hash)
    return pages
