"""Shows the words of the source beside each field of a translation's form."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import ProseEditorField

from publishing import languages
from publishing.ordered_blocks import kinds_in
from publishing.readiness.markup import text_in
from publishing.translation.alignment import Alignment, aligned
from publishing.translation.copying import word_fields

from .blocks import loaded_blocks

HEADING = re.compile(r"<(/?)h[1-6]\b[^>]*>")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
WORDS_SHOWN = 12


@dataclass(frozen=True)
class Beside:
    """`html` or `text` are the German words of one field; a `note` says why there are none."""

    text: str = ""
    html: SafeString | str = ""
    note: str = ""


@dataclass(frozen=True)
class MissingBlock:
    """A block that only the source has: its place there, its kind, and how it begins."""

    place: int
    kind: str
    beginning: str


def speak(
    fields: dict[str, Any], names: list[str], language: languages.Language, *, required: bool
) -> None:
    """Mark the form fields with these names as words in the language; unfinished ones may be saved."""
    for name in names:
        if name in fields:
            fields[name].spoken = language
            fields[name].required = fields[name].required and required


def words_of(model: Any) -> list[str]:
    """Return the names of the fields of a block, or of a part of a document, that hold words."""
    if hasattr(model, "text_fields"):
        return model.text_fields()
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, models.URLField)
        and not field.choices
    ]


def set_beside(document: Any, source: Any, form: Any, formsets: Any) -> list[MissingBlock]:
    """Give the fields of the form, its blocks and its parts the source's words; return the blocks that are missing."""
    _fill(form, source, word_fields(document))
    blocks = sorted(loaded_blocks(formsets), key=lambda block: block.ordering)
    alignment = aligned(_blocks_of(source), blocks)
    for one in formsets:
        if getattr(one.opts, "is_block", False):
            _fill_blocks(one.formset.initial_forms, alignment)
        else:
            _fill_parts(one, source)
    return [
        MissingBlock(place, str(block._meta.verbose_name), _beginning(block))
        for place, block in alignment.missing
    ]


def _blocks_of(source: Any) -> list[Any]:
    """Return the source's blocks in reading order: one query, and one for each kind that it really has."""
    found = [
        block for model in kinds_in(source) for block in model.objects.filter(parent=source.pk)
    ]
    return sorted(found, key=lambda block: (block.ordering, block.pk))


def _fill_blocks(forms: Any, alignment: Alignment) -> None:
    for form in forms:
        german = alignment.source_of(form.instance)
        if german is not None:
            _fill(form, german, words_of(type(german)))
        elif form.instance in alignment.dropped:
            _note(form, "In der Vorlage gibt es diesen Baustein nicht mehr. Passt er hier noch?")
        else:
            _note(form, "Diesen Baustein gibt es nur in der Übersetzung.")


def _fill_parts(one: Any, source: Any) -> None:
    """Goals, periods and the like have no keys in common: they stand beside each other in their order."""
    owner = one.formset.fk.name
    rows = one.opts.model.objects.filter(**{owner: source.pk})
    for form, row in zip(one.formset.initial_forms, rows, strict=False):
        _fill(form, row, words_of(type(row)))


def _fill(form: Any, german: Any, names: list[str]) -> None:
    for name in names:
        words = getattr(german, name)
        if name not in form.fields or not words:
            continue
        is_prose = isinstance(german._meta.get_field(name), ProseEditorField)
        form.fields[name].beside = Beside(html=readable(words)) if is_prose else Beside(text=words)


def _note(form: Any, sentence: str) -> None:
    shown = [name for name, field in form.fields.items() if not field.widget.is_hidden]
    first = next((name for name in shown if name not in ("id", "ordering", "DELETE")), None)
    if first:
        form.fields[first].beside = Beside(note=sentence)


def _beginning(block: Any) -> str:
    for name in words_of(type(block)):
        words = text_in(getattr(block, name)).split()
        if words:
            return " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")
    return ""


def readable(html: str) -> SafeString:
    """Return sanitised HTML for reading only: no headings that would join the form's, no links that lead away."""
    plain = LINK.sub(
        r'<span class="beside__link">\2</span> <span class="beside__address">(\1)</span>', html
    )
    heading = HEADING.sub(lambda m: "</p>" if m[1] else '<p class="beside__heading">', plain)
    return mark_safe(heading)
