"""Writes the rows of a part of a document, and what stands around the lines of a form: heading, folding, keys."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from .form_writing import escaped
from .line_writing import lines_of


def fieldset_of(fieldset: Any, name: str, level: int) -> SafeString:
    """Return one of the admin's fieldsets; `name` tells it from others of the page, `level` is that of its heading."""
    classes = f"module aligned {escaped(fieldset.classes)}"
    labelled, head, end = "", "", ""
    if fieldset.name:
        identity = f"{escaped(name)}-heading"
        labelled = f' aria-labelledby="{identity}"'
        title = escaped(fieldset.name)
        head = f'<h{level} id="{identity}" class="fieldset-heading">{title}</h{level}>'
        if fieldset.is_collapsible:
            # The line feed is the gap between marker and heading
            head, end = f"<details><summary>\n{head}</summary>", "</details>"
    if fieldset.description:
        # Words of ours, which may hold marks
        head += f'<div class="description">{fieldset.description}</div>'
    return mark_safe(
        f'<fieldset class="{classes}"{labelled}>{head}{lines_of(fieldset)}{end}</fieldset>\n'
    )


def rows_of(part: InlineAdminFormSet) -> SafeString:
    """Return the rows of an inline, last the empty one from which further ones are made."""
    return mark_safe("".join(_rows(part)))


def _rows(part: InlineAdminFormSet) -> Iterator[str]:
    rows, prefix = list(part), escaped(part.formset.prefix)
    for number, row in enumerate(rows):
        is_empty = part.has_add_permission and row is rows[-1]
        classes = "inline-related"
        classes += " has_original" if row.original else ""
        classes += " empty-form last-related" if is_empty else ""
        fieldsets = "".join(
            fieldset_of(fieldset, f"{prefix}-{number}-{place}", 4)
            for place, fieldset in enumerate(row)
        )
        yield (
            f'<div class="{classes}" id="{prefix}-{"empty" if is_empty else number}">'
            f"{_head(part, row, number)}{row.form.non_field_errors()}{fieldsets}{_keys(row)}</div>\n"
        )


def _head(part: InlineAdminFormSet, row: InlineAdminForm, number: int) -> str:
    kind = escaped(capfirst(part.opts.verbose_name))
    name = escaped(row.original) if row.original else f"#{number + 1}"
    delete = ""
    if row.original and part.formset.can_delete and part.has_delete_permission:
        box = row.deletion_field()
        delete = f'<span class="delete">{box.field} {box.label_tag()}</span>'
    return f'<h3><b>{kind}:</b> <span class="inline_label">{name}</span>{delete}</h3>'


def _keys(row: Any) -> str:
    """Return the hidden fields that say which row it is, and to what it belongs."""
    own = row.pk_field().field if row.needs_explicit_pk_field() else ""
    owner = row.fk_field()
    return f"{own}{owner.field if owner else ''}"
