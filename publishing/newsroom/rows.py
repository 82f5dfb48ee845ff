"""A form field that holds several rows of the same fields: the dates of an event, the pictures of a gallery."""

import copy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join


class RowsWidget(forms.Widget):
    """Rows of inputs named `<name>_<row>_<part>`; without script there is always one empty row to fill in."""

    template_name = "publishing/widgets/rows.html"
    use_fieldset = True
    # Has Django ask this widget too where somebody may only look
    read_only = True

    def __init__(self, parts, *, row_name, add, in_words=str, attrs=None):
        super().__init__(attrs)
        self.in_words = in_words
        self.parts, self.row_name, self.add = parts, row_name, add

    @property
    def media(self):
        return sum((part.widget.media for part in self.parts.values()), forms.Media())

    def value_from_datadict(self, data, files, name):
        """Return the sent rows that say anything, as dicts of texts."""
        rows, number = [], 0
        while any(self.name_of(name, number, part) in data for part in self.parts):
            row = {
                part: field.widget.value_from_datadict(
                    data, files, self.name_of(name, number, part)
                )
                or ""
                for part, field in self.parts.items()
            }
            rows += [row] if any(row.values()) else []
            number += 1
        return rows

    def value_omitted_from_data(self, data, files, name):
        return not any(self.name_of(name, 0, part) in data for part in self.parts)

    def render(self, name, value, attrs=None, renderer=None):
        if attrs is None:
            # Django's way of showing a field to those who may not change it
            return format_html_join("", "<p>{}</p>", ((self.in_words(row),) for row in value or []))
        return super().render(name, value, attrs, renderer)

    def id_for_label(self, id_):
        return ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        id_ = context["widget"]["attrs"].pop("id", "") or f"id_{name}"
        rows = [*(value or []), {}]
        context["widget"].update(
            id=id_,
            row_name=self.row_name,
            add=self.add,
            rows=[self._row(name, id_, number, row) for number, row in enumerate(rows)],
        )
        return context

    def _row(self, name, id_, number, row):
        return [
            {
                "label": field.label,
                "help_text": field.help_text,
                "id": self.name_of(id_, number, part),
                "part": part,
                "input": field.widget.render(
                    self.name_of(name, number, part),
                    field.prepare_value(row.get(part)),
                    {"id": self.name_of(id_, number, part)},
                ),
            }
            for part, field in self.parts.items()
        ]

    @staticmethod
    def name_of(name, number, part):
        return f"{name}_{number}_{part}"


class RowsField(forms.Field):
    """Cleans to a list of dicts, one for each row that was filled in; the errors say in which row they are.

    `parts` are the fields of a row by name, `row_name` what a row is called ("Termin"), `add` what the button says.
    """

    widget = RowsWidget

    def __init__(self, *, parts, row_name, add, in_words=str, **kwargs):
        self.parts, self.row_name = parts, row_name
        widget = RowsWidget(parts, row_name=row_name, add=add, in_words=in_words)
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def __deepcopy__(self, memo):
        # Each form fills in what its own rows refer to
        copied = super().__deepcopy__(memo)
        copied.parts = copied.widget.parts = copy.deepcopy(self.parts, memo)
        return copied

    def clean(self, value):
        rows, errors = [], []
        for number, typed in enumerate(value or [], start=1):
            row = {}
            for name, field in self.parts.items():
                try:
                    row[name] = field.clean(typed.get(name, ""))
                except ValidationError as error:
                    where = f"{number}. {self.row_name}, {field.label}"
                    errors += [f"{where}: {message}" for message in error.messages]
            if len(row) == len(self.parts):
                try:
                    rows.append(self.clean_row(row))
                except ValidationError as error:
                    errors += [f"{number}. {self.row_name}: {text}" for text in error.messages]
        if errors:
            raise ValidationError(errors)
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"], code="required")
        return rows

    def clean_row(self, row):
        """Return a row whose fields are right by themselves, or raise what is wrong with them together."""
        return row

    def has_changed(self, initial, data):
        shown = [self._shown(row) for row in initial or []]
        return shown != [self._shown(row) for row in data or []]

    def _shown(self, row):
        return {
            name: str(field.prepare_value(row.get(name)) or "").strip()
            for name, field in self.parts.items()
        }
