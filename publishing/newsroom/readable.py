"""Says in words what a field of a form holds, for people who compare two versions of it."""

from copy import copy
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.utils import formats
from django.utils.choices import flatten_choices
from django.utils.datastructures import MultiValueDict
from django_prose_editor.fields import ProseEditorFormField

from publishing import moments
from publishing.comparison.markup import words_of

from .rows import RowsField
from .sent import Fields, as_request


def words_in(form: Any, name: str, fields: Fields) -> str:
    """Return what the field `name` of `form` says in `fields`, one line for each thing; typed nonsense as it is."""
    # Nothing is judged here: an empty required field is empty
    field = copy(form.fields[name])
    field.required = False
    raw = field.widget.value_from_datadict(
        as_request(fields), MultiValueDict(), form.add_prefix(name)
    )
    if isinstance(field, RowsField):
        return "\n".join(_row_in_words(field, row) for row in raw)
    return _cleaned(field, raw)


def _row_in_words(field: RowsField, row: dict[str, str]) -> str:
    parts = (_cleaned(part, row.get(name, "")) for name, part in field.parts.items())
    return ", ".join(part for part in parts if part)


def _cleaned(field: forms.Field, raw: Any) -> str:
    try:
        return _in_words(field, field.clean(raw))
    except forms.ValidationError:
        return _in_words(None, raw)


def _in_words(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(field, ProseEditorFormField):
        return words_of(value, {})
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(value, list | models.QuerySet):
        choices: Any = field.choices
        pairs: Any = flatten_choices(choices)
        return {str(key): str(label) for key, label in pairs}.get(str(value), str(value))
    if isinstance(value, datetime):
        return moments.in_words(value)
    if isinstance(value, time):
        return f"{formats.time_format(value, 'G:i')} Uhr"
    if isinstance(value, date):
        return moments.day_in_words(value)
    if isinstance(value, Decimal):
        return formats.localize(value)
    if isinstance(value, list | tuple | models.QuerySet):
        return "\n".join(sorted(_in_words(None, each) for each in value if each))
    return str(value)
