"""Takes the words of a text out for a machine, and puts the translated ones in; tables and line breaks stay."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from content_editor.contents import contents_for_item
from django_prose_editor.fields import ProseEditorField

from publishing import tables
from publishing.models import BLOCKS

from .alignment import aligned
from .copying import word_fields

ENDS_OF_LINES = re.compile(r"(\s*\n\s*)")


@dataclass(frozen=True)
class Words:
    """A field of the translation (`item`, `name`) with the HTML pieces of the source that belong into it."""

    item: Any
    name: str
    pieces: tuple[str, ...]
    assemble: Callable[[Sequence[str]], str]


def untranslated(source: Any, translation: Any) -> list[Words]:
    """Return what a machine may fill in: fields that are still empty, or say what the German ones say.

    Both are of their own kind. A field that a person has translated is left alone.
    """
    return [words for words in _all_words(source, translation) if words.pieces]


def filled_in(words: Words, translated: Sequence[str]) -> Any:
    """Put the translated pieces into the item's field, cleaned and not too long, and return the item, unsaved."""
    field = words.item._meta.get_field(words.name)
    text = words.assemble(translated)
    if isinstance(field, ProseEditorField):
        text = field.sanitize(text)
    elif field.max_length and len(text) > field.max_length:
        text = f"{text[: field.max_length - 1].rsplit(' ', 1)[0]}…"
    setattr(words.item, words.name, text)
    return words.item


def _all_words(source: Any, translation: Any) -> Iterator[Words]:
    for name in word_fields(translation):
        yield from _words(source, translation, name)
    blocks = list(contents_for_item(translation, BLOCKS))
    alignment = aligned(list(contents_for_item(source, BLOCKS)), blocks)
    for block in blocks:
        german = alignment.source_of(block)
        if german is not None:
            for name in type(block).text_fields():
                yield from _words(german, block, name)


def _words(german: Any, item: Any, name: str) -> Iterator[Words]:
    wanted, there = getattr(german, name), getattr(item, name)
    if not wanted.strip() or there.strip() not in ("", wanted.strip()):
        return
    field = item._meta.get_field(name)
    if isinstance(field, ProseEditorField):
        yield Words(item, name, (wanted,), lambda texts: texts[0])
        return
    if name == "cells":
        yield _table(item, wanted)
        return
    parts = ENDS_OF_LINES.split(wanted)
    # At even places stand words, between them the line breaks
    places = [place for place in range(0, len(parts), 2) if parts[place].strip()]

    def assemble(texts: Sequence[str]) -> str:
        result = list(parts)
        for place, text in zip(places, texts, strict=True):
            result[place] = _plain(text)
        return "".join(result)

    yield Words(item, name, tuple(_as_html(parts[place]) for place in places), assemble)


def _table(item: Any, wanted: str) -> Words:
    rows = tables.read(wanted)
    filled = [cell for row in rows for cell in row if cell]

    def assemble(texts: Sequence[str]) -> str:
        translated = iter(texts)
        return tables.write(
            [_plain(next(translated)) if cell else "" for cell in row] for row in rows
        )

    return Words(item, "cells", tuple(map(_as_html, filled)), assemble)


def _as_html(text: str) -> str:
    return html.escape(text, quote=False)


def _plain(text: str) -> str:
    return html.unescape(text).strip()
