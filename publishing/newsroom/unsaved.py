"""Reads a document out of its form without saving it: what the preview beside the form shows and the checks judge.

Nothing is written and nothing locked. Blocks and parts are not validated one by one, as saving does it: each relation
would cost queries of its own. Here those of all rows are looked up together.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django_prose_editor.fields import ProseEditorField

from database.keys import row_key
from publishing.models import Topic
from publishing.readiness.places import Place
from publishing.relations import put
from publishing.slugs import german_slug

from .checks import Refusal

LAST = 10**9


@dataclass
class Unsaved:
    """`refused` names what fields do not accept; what can be shown of it all the same is in the document."""

    document: object
    places: list[Place]
    topics: list[Topic]
    refused: list[Refusal] = field(default_factory=list)

    @property
    def blocks(self):
        return [place.block for place in self.places]


def read(admin, request, document):
    """Return what the POST data of the admin's form make of `document` (None: one that is only being begun)."""
    form_class = admin.get_form(
        request,
        document,
        change=document is not None,
        fields=flatten_fieldsets(admin.get_fieldsets(request, document)),
    )
    form = form_class(request.POST, instance=document)
    form.is_valid()
    document = form.instance
    refused = list(_keep_what_was_typed(form))
    for name, value in form.cleaned_data.items():
        if _is_many_to_many(document, name):
            put(document, name, value)
    formsets, inlines = admin._create_formsets(request, document, change=document.pk is not None)
    rows = [
        Row(row, getattr(inline, "is_block", False))
        for formset, inline in zip(formsets, inlines, strict=True)
        for row in _remaining(formset)
    ]
    _look_up_relations(rows)
    for formset, inline in zip(formsets, inlines, strict=True):
        if not getattr(inline, "is_block", False):
            own = [row for row in rows if row.form in formset.forms]
            for row in own:
                refused += row.fill(
                    document, formset.fk.name, f"({formset.model._meta.verbose_name})"
                )
            parts = [row.form.instance for row in own if row.is_complete]
            accessor = formset.fk.remote_field.get_accessor_name()
            put(document, accessor, _in_order(parts, formset.model._meta.ordering))
    places = []
    blocks = sorted((row for row in rows if row.is_block), key=lambda row: row.ordering)
    for position, row in enumerate(blocks, start=1):
        place = Place(row.form.instance, position, row.index)
        refused += row.fill(document, "parent", place.words)
        if row.is_complete:
            places.append(place)
    return Unsaved(document, places, _topics(form.cleaned_data.get("tags")), refused)


class Row:
    """One bound form of a formset, read field by field."""

    def __init__(self, form, is_block):
        self.form, self.is_block = form, is_block
        self.index = int(form.prefix.rpartition("-")[2])
        self.raw, self.wanted, self.found = {}, {}, {}
        for name, form_field in form.fields.items():
            if isinstance(form_field, InlineForeignKeyField) or name in self._keys():
                continue
            widget, prefixed = form_field.widget, form.add_prefix(name)
            value = widget.value_from_datadict(form.data, form.files, prefixed)
            if isinstance(form_field, ModelChoiceField):
                values = value if isinstance(form_field, ModelMultipleChoiceField) else [value]
                self.wanted[name] = [str(key) for key in values or [] if row_key(key) is not None]
            self.raw[name] = value

    def _keys(self):
        return {self.form._meta.model._meta.pk.name, DELETION_FIELD_NAME}

    @property
    def ordering(self):
        place = row_key(self.raw.get("ordering"))
        return LAST if place is None else place

    @property
    def is_complete(self):
        """Tell whether everything is there without which nothing can be shown: its picture, its day."""
        instance = self.form.instance
        return not any(
            getattr(instance, column.attname) is None
            for column in instance._meta.concrete_fields
            if not (
                column.null or column.primary_key or column.name == "parent" or column.has_default()
            )
            and not (
                isinstance(column, models.ForeignKey)
                and column.name in instance._state.fields_cache
            )
        )

    def fill(self, document, parent, where):
        """Put the values into the instance and return what was refused, as problems that name `where`."""
        instance, refused, cleaned = self.form.instance, [], {}
        setattr(instance, parent, document)
        for name, raw in self.raw.items():
            form_field = self.form.fields[name]
            try:
                cleaned[name] = value = self._value(name, form_field, raw)
            except ValidationError as error:
                label = form_field.label or name
                anchor = f"id_{self.form.add_prefix(name)}"
                refused += _refusals(error.error_list, f"{label} {where}", anchor)
                value = _as_typed(instance, name, raw)
                if value is None:
                    continue
            if _is_many_to_many(instance, name):
                put(instance, name, value)
            elif _column(instance, name):
                setattr(instance, name, value)
        if hasattr(self.form, "show_unsaved"):
            self.form.show_unsaved(cleaned)
        return refused

    def _value(self, name, form_field, raw):
        if name in self.wanted:
            return self._related(name, form_field)
        value = form_field.clean(raw)
        column = _column(self.form.instance, name)
        # Sanitising is the column's business, and so are validators that the form does not know
        return column.clean(value, self.form.instance) if column else value

    def _related(self, name, form_field):
        found = [self.found[name][key] for key in self.wanted[name] if key in self.found[name]]
        if isinstance(form_field, ModelMultipleChoiceField):
            return found
        if not found and form_field.required:
            raise ValidationError("Bitte wählen Sie etwas aus.", code="required")
        return found[0] if found else None


def _remaining(formset):
    """Return the bound forms that saving would keep: not removed, and not empty where they are new."""
    for number, form in enumerate(formset.forms):
        removal = form.fields.get(DELETION_FIELD_NAME)
        if removal:
            name = form.add_prefix(DELETION_FIELD_NAME)
            if removal.widget.value_from_datadict(form.data, form.files, name):
                continue
        if number < formset.initial_form_count() or form.has_changed():
            yield form


def _look_up_relations(rows):
    """Give every row the objects that it refers to: one query for each field, whatever the number of rows."""
    groups = defaultdict(list)
    for row in rows:
        for name in row.wanted:
            groups[type(row.form), name].append(row)
    for (_, name), members in groups.items():
        keys = {key for row in members for key in row.wanted[name]}
        queryset = members[0].form.fields[name].queryset
        found = {str(item.pk): item for item in queryset.filter(pk__in=keys)} if keys else {}
        for row in members:
            row.found[name] = found


def _keep_what_was_typed(form):
    """Put refused texts into the document as they were typed, and yield why they were refused."""
    for name, errors in form.errors.as_data().items():
        errors = [error for error in errors if error.code != "conflict"]
        if name == NON_FIELD_ERRORS:
            yield from _refusals(errors)
            continue
        value = _as_typed(form.instance, name, form[name].data)
        if value is not None:
            setattr(form.instance, name, value)
        yield from _refusals(errors, form[name].label, form[name].auto_id)


def _refusals(errors, where="", anchor=""):
    return [
        Refusal(f"{where}: {text}" if where else text, anchor, is_missing=error.code == "required")
        for error in errors
        for text in error.messages
    ]


def _as_typed(instance, name, raw):
    """Return a refused text as it can be shown, or None where the field holds something else than text."""
    column = _column(instance, name)
    if not isinstance(raw, str) or not isinstance(column, models.CharField | models.TextField):
        return None
    if isinstance(column, ProseEditorField):
        return column.sanitize(raw)
    return "" if column.choices else raw


def _column(instance, name):
    try:
        found = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if found.concrete and not found.many_to_many else None


def _is_many_to_many(instance, name):
    try:
        return isinstance(instance._meta.get_field(name), models.ManyToManyField)
    except FieldDoesNotExist:
        return False


def _topics(names):
    """Return the topics with these names, those that do not exist yet as saving would make them."""
    wanted = {name.casefold(): name for name in names or []}
    condition = models.Q(pk__in=[])
    for name in wanted.values():
        condition |= models.Q(name__iexact=name)
    known = (
        {topic.name.casefold(): topic for topic in Topic.objects.filter(condition)}
        if wanted
        else {}
    )
    topics = [
        known.get(key) or Topic(name=name, slug=german_slug(name)) for key, name in wanted.items()
    ]
    return sorted(topics, key=lambda topic: topic.name)


def _in_order(parts, ordering):
    """Sort unsaved objects as the database would by the model's ordering; what is not known yet comes last."""
    for name in reversed(ordering):
        attribute = name.lstrip("-")
        known = [part for part in parts if getattr(part, attribute) is not None]
        unknown = [part for part in parts if getattr(part, attribute) is None]
        known.sort(key=lambda part: getattr(part, attribute), reverse=name.startswith("-"))
        parts = known + unknown
    return parts
