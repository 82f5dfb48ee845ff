"""The fields of a document's form as a browser sends them: taken from forms, read by rows, put together anew."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import QueryDict

from .rows import RowsWidget

# What a request carries beside the fields of the document
NOT_TYPED = {"csrfmiddlewaretoken", "autosave_key"}

Fields = dict[str, list[str]]


def typed(sent: QueryDict) -> Fields:
    """Return what a person typed, of everything that was sent; buttons begin with an underscore."""
    return {
        # PostgreSQL stores no zero character, and no form accepts one
        name: [value.replace("\x00", "") for value in values]
        for name, values in sent.lists()
        if name not in NOT_TYPED and not name.startswith("_")
    }


def fields_of(form: forms.BaseForm) -> Fields:
    """Return what a browser would send if the form were submitted as it is shown."""
    sent: Fields = {}
    for bound in form:
        for name, value in _sent(bound.html_name, bound.field.widget, bound.value()):
            sent.setdefault(name, []).append(value)
    return sent


def _sent(name: str, widget: forms.Widget, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list) else widget.decompress(value) or []
        # django-stubs does not know the names of the parts
        suffixes = widget.widgets_names  # type: ignore[attr-defined]
        for suffix, part, each in zip(suffixes, widget.widgets, values, strict=True):
            yield from _sent(name + suffix, part, each)
    elif isinstance(widget, RowsWidget):
        for number, row in enumerate(value or []):
            for part, field in widget.parts.items():
                each = field.prepare_value(row.get(part))
                yield from _sent(widget.name_of(name, number, part), field.widget, each)
    elif isinstance(widget, forms.CheckboxInput):
        if widget.check_test(value):
            yield name, "on"
    elif isinstance(widget, forms.widgets.ChoiceWidget):
        yield from ((name, each) for each in widget.format_value(value))
    elif not isinstance(widget, forms.FileInput):
        formatted = widget.format_value(value)
        yield name, "" if formatted is None else str(formatted)


def names_of(name: str, widget: forms.Widget, sent: Iterable[str]) -> set[str]:
    """Return which of the names in `sent` belong to the field: a day and its time are two, rows are many."""
    if isinstance(widget, forms.MultiWidget):
        suffixes = widget.widgets_names  # type: ignore[attr-defined]
        return {name + suffix for suffix in suffixes} & set(sent)
    if isinstance(widget, RowsWidget):
        row = re.compile(rf"{re.escape(name)}_\d+_({'|'.join(widget.parts)})")
        return {each for each in sent if row.fullmatch(each)}
    return {name} & set(sent)


@dataclass
class Row:
    """One form of a formset: `fields` without prefix and number."""

    fields: Fields = field(default_factory=dict)

    def first(self, name: str) -> str:
        return self.fields.get(name, [""])[0]

    @property
    def pk(self) -> str:
        return self.first("id")

    @property
    def is_deleted(self) -> bool:
        return "DELETE" in self.fields


def rows_of(sent: Fields, prefix: str) -> list[Row]:
    """Return the rows of a formset by their numbers; numbers that were skipped are left out."""
    rows: dict[int, Row] = {}
    for name, values in sent.items():
        number, _, field_name = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and field_name and number.isdecimal():
            rows.setdefault(int(number), Row()).fields[field_name] = list(values)
    return [rows[number] for number in sorted(rows)]


def with_rows(sent: Fields, prefix: str, stored: list[Row], new: list[Row]) -> Fields:
    """Return the fields with these rows in the formset: those that the database has first, as Django expects."""
    result = {name: values for name, values in sent.items() if not _is_row(name, prefix)}
    for number, row in enumerate([*stored, *new]):
        for name, values in row.fields.items():
            result[f"{prefix}-{number}-{name}"] = values
    result[f"{prefix}-TOTAL_FORMS"] = [str(len(stored) + len(new))]
    result[f"{prefix}-INITIAL_FORMS"] = [str(len(stored))]
    return result


def _is_row(name: str, prefix: str) -> bool:
    return name.startswith(f"{prefix}-") and name.removeprefix(f"{prefix}-")[:1].isdecimal()


def as_request(sent: Fields) -> QueryDict:
    """Return the fields as a request would bring them."""
    query = QueryDict(mutable=True)
    for name, values in sent.items():
        query.setlist(name, values)
    return query
