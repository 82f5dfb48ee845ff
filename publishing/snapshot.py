"""The working copy in plain values, block by block, as an edition keeps it, and back again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q

from . import kinds
from .json_values import json_values
from .models import BLOCKS, Document, TextBlock, Topic
from .ordered_blocks import blocks_of

# What a document of any kind says; whose it is, in which language and where it stands is no part of an edition
DOCUMENT_FIELDS = ("title", "slug", "summary", "lead_image")
OF_EVERY_BLOCK = {"id", "parent", "region", "ordering"}

Row = dict[str, Any]


@dataclass
class Lost:
    """What a snapshot names and the portal no longer has: sentences for the person who restores."""

    sentences: list[str] = field(default_factory=list)

    def add(self, what: str, label: str) -> None:
        sentence = f"{what}: „{label}“ gibt es nicht mehr."
        if sentence not in self.sentences:
            self.sentences.append(sentence)


def snapshot_of(document: Document, pieces: Sequence[str]) -> Row:
    """Return the working copy (any kind) as JSON values; `pieces` are its blocks' rendered HTML, in order.

    Of each block the length of its HTML is kept, so that the edition's `body_html` can be taken apart again. Parts that
    a kind or block names in `restorable_parts` (goals of a programme, say) come with it.
    """
    document = kinds.specific(document)
    blocks = blocks_of(document)
    names = DocumentFields(document)
    content = {
        "fields": {item.name: _plain(document, item) for item in names.fields},
        "relations": {item.name: _references(document, item) for item in names.relations},
        "topics": list(_topics(document).values_list("name", flat=True)),
        "parts": _parts(document),
        "blocks": [
            {"length": len(piece), **_row(block, OF_EVERY_BLOCK)}
            for block, piece in zip(blocks, pieces, strict=True)
        ],
    }
    return json_values(content)


def anew(document: Document) -> Row:
    """Return the working copy as the content of a new text: without the keys of rows, which belong to this one."""
    content = snapshot_of(document, [""] * len(blocks_of(kinds.specific(document))))
    for row in [*content["blocks"], *_all_rows(content["parts"])]:
        row["pk"] = None
        for part in _all_rows(row["parts"]):
            part["pk"] = None
    return content


def _all_rows(parts: dict[str, list[Row]]) -> list[Row]:
    return [row for rows in parts.values() for row in rows]


def write(document: Document, content: Row) -> list[str]:
    """Make the working copy say what the snapshot says; return a sentence for all that is gone meanwhile.

    A block that still exists is changed in place, so that remarks stay at it. Runs inside the caller's transaction;
    signing and recording the change is the caller's.
    """
    document, lost = kinds.specific(document), Lost()
    names = DocumentFields(document)
    for item in names.fields:
        if item.name in content["fields"]:
            value = content["fields"][item.name]
            _set(document, item, value, lost, str(item.verbose_name))
    document.save()
    for item in names.relations:
        _relate(document, item, content["relations"].get(item.name, []), lost)
    _tag(document, content["topics"])
    _write_parts(document, content["parts"], lost)
    _write_blocks(document, content["blocks"], lost)
    return lost.sentences


def write_html(document: Document, html: str) -> None:
    """Put the words of a rendered text into one text block in place of all blocks: for editions without a snapshot."""
    for model in BLOCKS:
        model.objects.filter(parent=document.pk).delete()
    block = TextBlock(parent_id=document.pk, region="main", ordering=10)
    block.text = TextBlock._meta.get_field("text").clean(html, block)
    block.save()


class DocumentFields:
    """The fields and relations of a document that belong to its content: of all kinds, and of its own."""

    def __init__(self, document: Any) -> None:
        own = [item for item in document._meta.local_fields if not item.primary_key]
        self.fields = [document._meta.get_field(name) for name in DOCUMENT_FIELDS] + own
        self.relations = list(document._meta.local_many_to_many)


def _topics(document: Document) -> models.QuerySet[Topic]:
    return Topic.objects.filter(assignments__content_object=document.pk).order_by("name")


def _row(instance: Any, without: set[str]) -> Row:
    opts = instance._meta
    return {
        "type": opts.model_name,
        "pk": instance.pk,
        "fields": {item.name: _plain(instance, item) for item in _fields(opts, without)},
        "relations": {item.name: _references(instance, item) for item in opts.local_many_to_many},
        "parts": _parts(instance),
    }


def _fields(opts: Any, without: set[str]) -> Iterator[Any]:
    return (item for item in opts.concrete_fields if item.name not in without)


def _parts(instance: Any) -> dict[str, list[Row]]:
    return {
        name: [_row(part, _of_parent(instance, name)) for part in getattr(instance, name).all()]
        for name in getattr(instance, "restorable_parts", ())
    }


def _of_parent(instance: Any, accessor: str) -> set[str]:
    return {"id", instance._meta.get_field(accessor).field.name}


def _plain(instance: Any, item: Any) -> Any:
    if not item.is_relation:
        return getattr(instance, item.attname)
    target = getattr(instance, item.name)
    return _reference(target) if target else None


def _references(instance: Any, item: Any) -> list[Row]:
    return [_reference(target) for target in getattr(instance, item.name).all()]


def _reference(target: Any) -> Row:
    return {"pk": target.pk, "label": str(target)}


def _set(instance: Any, item: Any, value: Any, lost: Lost, what: str) -> bool:
    """Set a field from its plain value; return False where it needs something that is gone."""
    if not item.is_relation:
        setattr(instance, item.attname, item.to_python(value))
        return True
    found = value and item.related_model.objects.filter(pk=value["pk"]).exists()
    if value and not found:
        lost.add(what, value["label"])
    setattr(instance, item.attname, value["pk"] if found else None)
    return bool(found) or item.null


def _relate(instance: Any, item: Any, references: list[Row], lost: Lost) -> None:
    manager = getattr(instance, item.name)
    wanted = {reference["pk"]: reference["label"] for reference in references}
    found = set(item.related_model.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for pk, label in wanted.items():
        if pk not in found:
            lost.add(str(item.verbose_name), label)
    manager.set(found)


def _tag(document: Document, names: list[str]) -> None:
    """Give the document these topics; one that was deleted is made anew, since its name is all it was."""
    document.tags.set(names)


def _write_parts(instance: Any, parts: dict[str, list[Row]], lost: Lost) -> None:
    for name in getattr(instance, "restorable_parts", ()):
        relation = instance._meta.get_field(name)
        own = {relation.field.name: instance}
        _replace(relation.related_model, own, parts.get(name, []), lost)


def _write_blocks(document: Document, rows: list[Row], lost: Lost) -> None:
    parent = Document.objects.get(pk=document.pk)
    places = {id(row): {"region": "main", "ordering": 10 * n} for n, row in enumerate(rows, 1)}
    for model in BLOCKS:
        mine = [row for row in rows if row["type"] == model._meta.model_name]
        _replace(model, {"parent": parent}, mine, lost, places)


def _of_same_kind(model: Any) -> list[str]:
    """Return the columns by which rows of the model name each other; all of them may be empty."""
    return [item.name for item in model._meta.concrete_fields if item.related_model is model]


def _after_what_they_name(model: Any, rows: list[Row]) -> list[Row]:
    """Sort the rows so that each one comes after those of the same kind that it names."""
    names, rest, done = _of_same_kind(model), list(rows), []
    while names and rest:
        waiting = {row["pk"] for row in rest}
        free = [row for row in rest if not waiting & {_key(row, name) for name in names}]
        done += free or rest
        rest = [row for row in rest if free and row not in free]
    return done if names else rest


def _key(row: Row, name: str) -> Any:
    value = row["fields"].get(name)
    return value["pk"] if value else None


def _in_the_way(model: Any, own: Row, rows: list[Row], mine: Any) -> set[Any]:
    """Return the keys of stored rows that have what another row of the snapshot is to have, where that can be once.

    They go first and come back under their keys, as the snapshot has them.
    """
    found: set[Any] = set()
    unique = [one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    for constraint in unique:
        columns = [model._meta.get_field(name) for name in constraint.fields if name not in own]
        if not columns or any(column.is_relation for column in columns):
            continue
        wanted = {
            tuple(column.to_python(row["fields"].get(column.name)) for column in columns): row["pk"]
            for row in rows
        }
        names = [column.attname for column in columns]
        for pk, *values in mine.values_list("pk", *names):
            if wanted.get(tuple(values), pk) != pk:
                found.add(pk)
    return found


def _replace(
    model: Any,
    own: Row,
    rows: list[Row],
    lost: Lost,
    places: dict[int, Row] | None = None,
) -> None:
    """Make the rows of `model` that belong to `own` those of the snapshot: changed where they exist, else made.

    Rows that the model calls LASTING stay as they are.
    """
    mine = model.objects.filter(**own)
    lasting = set(mine.filter(getattr(model, "LASTING", Q(pk__in=[]))).values_list("pk", flat=True))
    rows = [row for row in _after_what_they_name(model, rows) if row["pk"] not in lasting]
    kept = [row["pk"] for row in rows]
    mine.update(**dict.fromkeys(_of_same_kind(model)))
    mine.exclude(pk__in=lasting.union(kept)).delete()
    mine.filter(pk__in=_in_the_way(model, own, rows, mine)).delete()
    existing = mine.all().in_bulk()
    # What was deleted comes back under its old key, by which other rows of the snapshot name it
    taken = set(model.objects.filter(pk__in=kept).values_list("pk", flat=True))
    without = OF_EVERY_BLOCK if places else {"id", *own}
    for row in rows:
        key = None if row["pk"] in taken else row["pk"]
        item = existing.get(row["pk"]) or model(pk=key, **own)
        for name, value in (places or {}).get(id(row), {}).items():
            setattr(item, name, value)
        whole = [
            _set(item, column, row["fields"][column.name], lost, str(model._meta.verbose_name))
            for column in _fields(model._meta, without)
            if column.name in row["fields"]
        ]
        if not all(whole):
            # The sentence about what is gone names the block; without it, the block would say nothing
            if row["pk"] in existing:
                item.delete()
            continue
        item.save()
        for relation in model._meta.local_many_to_many:
            _relate(item, relation, row["relations"].get(relation.name, []), lost)
        _write_parts(item, row["parts"], lost)
