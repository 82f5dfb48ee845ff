"""How fields of the newsroom's forms differ from Django's own: plain newlines, dates, https, links."""

from django import forms
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models

from database.keys import row_key
from publishing.moments import BEYOND_REACH, is_within_reach

from .known_choices import KnownChoiceField


class PlainTextField(forms.CharField):
    """Several lines, stored with one kind of line end, so that saving unchanged text changes nothing."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class DateInput(forms.DateInput):
    """The browser's own date field: it speaks the person's language and works by keyboard."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def within_reach(day):
    """Refuse days of other times: an unknown end is left empty, and a slip of the pen is no year 20266."""
    if not is_within_reach(day):
        raise ValidationError(BEYOND_REACH)


class DayField(forms.DateField):
    widget = DateInput
    default_validators = [within_reach]


class _KnownKeysOnly:
    """Mixin of autocomplete widgets: shows a form again where something other than a key was sent.

    Django's own would look the value up as a number and answer with an error of the server.
    """

    def optgroups(self, name, value, attr=None):
        keys = [one for one in value if not one or row_key(one) is not None]
        known = getattr(self.choices.field, "known", {})
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        if len(keys) == 1 and str(keys[0]) in known:
            label = self.choices.field.label_from_instance(known[str(keys[0])])
            chosen = self.create_option(name, keys[0], label, set(map(str, keys)), len(empty))
            return [(None, [*empty, chosen], 0)]
        if not any(keys) and not self.allow_multiple_selected:
            # Django would make a query of it, only to find that there is nothing to ask for
            return [(None, empty, 0)]
        return super().optgroups(name, keys, attr)


class AutocompleteOne(_KnownKeysOnly, AutocompleteSelect):
    pass


class AutocompleteSeveral(_KnownKeysOnly, AutocompleteSelectMultiple):
    pass


class NewsroomFields:
    """Mixin for model admins and inlines.

    `wording` replaces label and help text where a kind calls an inherited field by another name.
    """

    wording = {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if type(db_field) is models.TextField:
            kwargs.setdefault("form_class", PlainTextField)
            kwargs.setdefault("widget", AdminTextareaWidget(attrs={"rows": 4}))
        elif isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        elif type(db_field) is models.DateField:
            kwargs.setdefault("form_class", DayField)
            kwargs.setdefault("widget", DateInput())
        elif type(db_field) is models.TimeField:
            kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        elif db_field.name in self.get_autocomplete_fields(request):
            widget = AutocompleteSeveral if db_field.many_to_many else AutocompleteOne
            kwargs.setdefault("widget", widget(db_field, self.admin_site))
            if not db_field.many_to_many:
                kwargs.setdefault("form_class", KnownChoiceField)
        if db_field.name in self.wording:
            kwargs["label"], kwargs["help_text"] = self.wording[db_field.name]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            # Whether something changed is judged against what is stored, not against a hidden copy in the page
            field.show_hidden_initial = False
            # What a text refers to is not deleted from the text's own form
            field.widget.can_delete_related = False
            # Around a choice of related documents Django's frame hides that it is a group of boxes
            inner = getattr(field.widget, "widget", field.widget)
            field.widget.use_fieldset = inner.use_fieldset
        return field


class FollowsDocument:
    """Mixin for inlines of a document: whoever may change the document may change its parts."""

    def has_add_permission(self, request, obj=None):
        return self._document_admin.has_add_or_change(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._document_admin.has_add_or_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._document_admin.has_add_or_change(request, obj)

    def has_view_permission(self, request, obj=None):
        return self._document_admin.has_view_permission(request, obj)

    @property
    def _document_admin(self):
        return self.admin_site.get_model_admin(self.parent_model)
