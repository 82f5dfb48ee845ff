"""Checks of texts: outline, links, and placeholders that were left in."""

from collections.abc import Iterator

from django.db import models
from django_prose_editor.fields import ProseEditorField

from ..models import TextBlock
from .markup import headings_in, links_in, text_in
from .places import Place
from .problem import Problem
from .words import is_bare_address, placeholder_in, says_no_destination

# The page's h1 is its title
TITLE_LEVEL = 1


def heading_problems(place: Place, level: int) -> tuple[list[Problem], int]:
    """Return the problems of the block's headings and its last level; `level` is that of the last one before it."""
    problems: list[Problem] = []
    if not isinstance(place.block, TextBlock):
        return problems, level
    for heading in headings_in(place.block.text):
        if not heading.text:
            problems.append(
                Problem(
                    f"Leere Überschrift {place.words}: Schreiben Sie einen Text hinein oder löschen Sie sie.",
                    place.anchor("text"),
                )
            )
            continue
        if heading.level > level + 1:
            problems.append(
                Problem(
                    f"Überschrift „{heading.text}“ {place.words}: Sie hat die Ebene {heading.level}, davor fehlt die"
                    f" Ebene {level + 1}. Wählen Sie die Ebene {level + 1}.",
                    place.anchor("text"),
                )
            )
        level = heading.level
    return problems, level


def link_problems(place: Place) -> Iterator[Problem]:
    for field, html in prose_of(place):
        for link in links_in(html):
            if not link.text:
                fault = f"Link ohne Text {place.words} (er führt zu {link.href}): Niemand kann ihn sehen oder hören."
            elif says_no_destination(link.text):
                fault = f"Link „{link.text}“ {place.words}: Der Linktext sagt nicht, wohin der Link führt."
            elif is_bare_address(link.text):
                fault = f"Link „{link.text}“ {place.words}: Eine Internetadresse ist kein verständlicher Linktext."
            else:
                continue
            yield Problem(f"{fault} Nennen Sie die Seite, auf die er führt.", place.anchor(field))


def placeholder_problems(place: Place) -> Iterator[Problem]:
    for field in _text_fields(place):
        text = getattr(place.block, field.name)
        if isinstance(field, ProseEditorField):
            text = text_in(text)
        found = placeholder_in(text)
        if found:
            yield Problem(
                f"{field.verbose_name} {place.words}: Hier steht noch der Platzhalter „{found}“.",
                place.anchor(field.name),
            )


def prose_of(place: Place) -> Iterator[tuple[str, str]]:
    """Yield name and HTML of the block's fields with formatted text."""
    for field in _text_fields(place):
        if isinstance(field, ProseEditorField):
            yield field.name, getattr(place.block, field.name)


def _text_fields(place: Place) -> Iterator[models.Field]:
    """Yield the fields that hold words of the page; the alternative text has checks of its own."""
    for field in place.block._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if (
            is_text
            and not isinstance(field, models.URLField)
            and field.name not in {"region", "alternative_text"}
        ):
            yield field
